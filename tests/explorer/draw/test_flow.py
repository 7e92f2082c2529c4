"""An article as lines of a width: no word lost, boilerplate folded, and every way through it the same."""

from hypothesis import given
from hypothesis import strategies as st

from db.ask.row import ZoneRow
from explorer.draw.flow import Flow
from explorer.draw.piece import plain, width_of
from tests.explorer.hostile import TEXT

TOLD = "The pier\n\nIt stays.\n\nRead more\n\nSubscribe\nShare\n\nSo she said.\n\nTrending\n\nThe end.\n"


def zones(text: str) -> tuple[ZoneRow, ...]:
    own = {"Read more", "Subscribe", "Share", "Trending"}
    found, place = [], 0
    for row in text.split("\n"):
        if row:
            found.append(ZoneRow("boilerplate" if row in own else "body", place, place + len(row)))
        place += len(row) + 1
    return tuple(found)


def shown(flow: Flow, text: str) -> list[str]:
    return [
        f"({line.folded})" if line.folded else text[line.start : line.end] for _, line in flow.seen((0, 0), len(text))
    ]


@given(TEXT, st.integers(1, 40))
def test_wrapping_loses_no_word(text: str, width: int) -> None:
    flow = Flow(text, (ZoneRow("body", 0, len(text)),), width)
    lines = [line for at in range(len(flow.rows)) for line in flow.lines(at)]
    assert "".join(plain("".join(text[line.start : line.end] for line in lines)).split()) == "".join(
        plain(text).split()
    )
    assert all(width_of(plain(text[line.start : line.end])) <= max(width, 2) for line in lines)


@given(st.text("ab \n", max_size=200), st.integers(1, 9), st.integers(1, 9), st.integers(-40, 40))
def test_a_view_is_a_stretch_of_all_lines(text: str, width: int, height: int, by: int) -> None:
    flow = Flow(text, (), width)
    every = [place for place, _ in flow.seen((0, 0), len(text) + 1)]
    if not every:
        assert flow.lowest(height) == flow.end == (0, 0)
        return
    assert flow.end == every[-1]
    assert flow.lowest(height) == every[max(0, len(every) - height)]
    for number, place in enumerate(every):
        assert flow.moved(place, by) == every[max(0, min(number + by, len(every) - 1))]
        assert flow.place_of(flow.line(place).start) == place or text[flow.line(place).start] == "\n"
        assert [at for at, _ in flow.seen(place, height)] == every[number : number + height]


def test_boilerplate_is_one_line_unless_it_is_one_anyway() -> None:
    flow = Flow(TOLD, zones(TOLD), 40, fold=True)
    assert shown(flow, TOLD) == [
        "The pier",
        "",
        "It stays.",
        "",
        "(3)",
        "",
        "So she said.",
        "",
        "Trending",
        "",
        "The end.",
    ]
    assert "Share" in shown(Flow(TOLD, zones(TOLD), 40), TOLD)


def test_what_is_lit_is_never_folded() -> None:
    start = TOLD.index("Share")
    assert "Subscribe" in shown(Flow(TOLD, zones(TOLD), 40, fold=True, kept=((start, start + 3),)), TOLD)
    assert "(3)" in shown(Flow(TOLD, zones(TOLD), 40, fold=True, kept=((0, 5),)), TOLD)


def test_a_place_in_what_is_folded_is_on_its_line() -> None:
    flow = Flow(TOLD, zones(TOLD), 40, fold=True)
    assert flow.line(flow.place_of(TOLD.index("Share"))).folded == 3


def test_a_quote_stands_where_it_is_asked_to() -> None:
    text = "\n".join(f"row {number}" for number in range(100))
    flow = Flow(text, (), 40)
    assert flow.top_for(text.index("row 50"), 30, 10) == (40, 0)
    assert flow.top_for(text.index("row 3"), 30, 10) == (0, 0)
    assert flow.top_for(text.index("row 99"), 30, 10) == (70, 0)


def test_only_what_is_seen_is_broken_into_lines() -> None:
    text = "\n".join(["so many words"] * 100_000)
    flow = Flow(text, (), 8)
    list(flow.seen(flow.top_for(len(text) // 2, 30, 10), 30))
    assert len(flow._lines) < 100
