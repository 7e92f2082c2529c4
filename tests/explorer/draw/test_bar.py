"""Bars and the timeline: never wider than their room, and in proportion."""

from hypothesis import given
from hypothesis import strategies as st

from db.ask.profile import Month
from explorer.draw.bar import INFERRED, REST, STATED, bar
from explorer.draw.piece import length, text_of
from explorer.draw.timeline import timeline


@given(st.integers(0, 500), st.integers(0, 500), st.integers(0, 900), st.integers(-3, 60), st.integers(0, 500))
def test_a_bar_fits(now: int, more: int, whole: int, room: int, inferred: int) -> None:
    count = now + more
    drawn = text_of(bar(now, count, max(whole, count), room, "muted", min(inferred, count)))
    assert len(drawn) <= max(0, room)
    if room > 0 and count:
        assert drawn
        assert (STATED in drawn or INFERRED in drawn) == bool(now)
        assert REST not in drawn or more


def test_parts_of_a_bar() -> None:
    assert text_of(bar(44, 44, 44, 22, "who")) == STATED * 22
    assert text_of(bar(11, 22, 44, 20, "who")) == STATED * 5 + REST * 5
    assert text_of(bar(10, 10, 20, 20, "who", 5)) == STATED * 5 + INFERRED * 5
    assert text_of(bar(0, 10, 20, 20, "who")) == REST * 10
    assert text_of(bar(1, 1, 1_000_000, 20, "who")) == STATED
    assert text_of(bar(999, 1000, 1000, 20, "who")) == STATED * 19 + REST


def months(*counts: int) -> list[Month]:
    return [
        Month(f"{2029 + place // 12}-{place % 12 + 1:02}", count, count) for place, count in enumerate(counts) if count
    ]


@given(st.lists(st.integers(0, 90), max_size=60), st.integers(0, 120), st.integers(0, 12))
def test_a_timeline_fits(counts: list[int], width: int, height: int) -> None:
    lines = timeline(months(*counts), width, height)
    assert len(lines) in (0, height)
    assert all(length(line) <= width for line in lines)


def test_a_timeline_in_columns() -> None:
    lines = [text_of(line).rstrip() for line in timeline(months(8, 0, 4, 8, 1), 14, 3)]
    assert lines == [" 8 ██    ██", "   ██  ████▂▂", "   2029"]


def test_what_was_worked_out_has_another_shade() -> None:
    held = [Month("2029-01", 4, 4, 0), Month("2029-02", 4, 4, 4), Month("2029-03", 4, 4, 2)]
    drawn = [text_of(line) for line in timeline(held, 12, 3)]
    assert INFERRED in drawn[0]
    assert drawn[1].count(INFERRED) == drawn[0].count(INFERRED) // 2


def test_years_stand_under_their_first_month() -> None:
    lines = timeline(months(*[3] * 30), 40, 4)
    assert text_of(lines[-1]).split() == ["2029", "2030", "2031"]
    assert text_of(lines[-1]).index("2030") - text_of(lines[-1]).index("2029") == 12
