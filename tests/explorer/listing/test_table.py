"""Tables: as wide as the terminal, whole where there is none."""

from hypothesis import given
from hypothesis import strategies as st

from db.ask.row import ActorRow
from explorer.draw.piece import length, text_of
from explorer.listing.actor import ACTORS
from explorer.listing.column import Column
from explorer.listing.table import fitted, table

COLUMNS = ACTORS.chosen(("name", "country", "quotes"))
ROWS = [
    ActorRow(1, "Rosa Lind", "Rosa Lind", "person", "FR", 12),
    ActorRow(2, "Bürgerinitiative für den ruhigen Hafen", "Bürgerinitiative für den ruhigen Hafen", "group", None, 3),
    ActorRow(3, "港口\x1b[31m局", "港口\x1b[31m局", "organisation", "CN", 1),
]


def lines(room: int | None, columns: tuple[Column[ActorRow], ...] = COLUMNS) -> list[str]:
    return [text_of(line) for line in table(columns, ROWS, room)]


def test_nothing_is_cut_where_nobody_looks() -> None:
    assert [line.split("  ")[0] for line in lines(None)] == ["Rosa Lind", ROWS[1].name, "港口␛[31m局"]
    assert lines(None)[0].endswith(" FR  12")


def test_a_terminal_gets_the_names_of_the_fields_and_straight_columns() -> None:
    shown = list(table(COLUMNS, ROWS, 60))
    assert text_of(shown[0]).split() == ["name", "country", "quotes"]
    assert {length(line) for line in shown} == {24 + 2 + 7 + 2 + 6}
    assert text_of(shown[2]).startswith("Bürgerinitiative für de…  ")


@given(st.lists(st.integers(0, 60), min_size=1, max_size=8), st.integers(0, 200))
def test_widths_fit(widths: list[int], room: int) -> None:
    found = fitted(widths, room)
    assert len(found) == len(widths)
    assert all(width >= 0 for width in found)
    assert all(now <= before for now, before in zip(found[:-1], widths[:-1], strict=True))
    assert sum(found) <= room or room < 2 * len(widths)
    assert found == widths or room < sum(widths)


@given(st.integers(1, 200))
def test_no_line_is_wider_than_the_terminal(room: int) -> None:
    assert all(length(line) <= room for line in table(ACTORS.columns, ROWS, room))


def test_no_rows_are_no_table() -> None:
    assert list(table(COLUMNS, [], None)) == []
