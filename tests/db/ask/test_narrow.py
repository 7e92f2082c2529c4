"""Lists narrowed by what is typed of a name."""

import pytest

from db.ask.language import parse
from db.ask.library import Library
from db.ask.query import Query


@pytest.mark.parametrize(
    ("typed", "labels"),
    [
        ("holm", ["Greta Holm", "Holm's allies"]),
        ("zubr anat", ["Anatolij Zubrenko"]),
        ("governor", ["Anatolij Zubrenko"]),
        ("krzemien", ["Wołodia Krzemień"]),
        ("rzemi", ["Wołodia Krzemień"]),
        ("zubrneko", ["Anatolij Zubrenko"]),
        ("l", ["Anna Lind (FI)", "Anna Lind (SE)"]),
        ("Зубренко", ["Anatolij Zubrenko"]),
        ("nobody at all", []),
        ("...", []),
    ],
)
def test_actors_by_any_name(library: Library, typed: str, labels: list[str]) -> None:
    found = library.actors_named(Query(), typed)
    assert sorted(row.label for row in found.rows) == sorted(labels)
    assert (found.total, found.cut) == (len(labels), False)


def test_the_name_itself_goes_before_its_quotes_and_another_name(library: Library) -> None:
    rows = library.actors_named(Query(), "holm").rows
    assert [(row.label, row.quotes) for row in rows] == [("Holm's allies", 1), ("Greta Holm", 2)]
    assert [rows[1].name[start:end] for start, end in rows[1].lit] == ["Holm"]


def test_counts_and_rows_are_those_of_the_query(library: Library) -> None:
    query = parse("about:PL speaker:krzemień")
    assert [(row.label, row.quotes) for row in library.actors_named(query, "h").rows] == [("Greta Holm", 1)]


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("ferr", ["Ferries return"]),
        ("nordlys", ["Ferries return"]),
        ("lodz", ["Łódź letters"]),
        ("dockres", ["Krzemień answers the dockers"]),
    ],
)
def test_sources_by_title_and_outlet(library: Library, typed: str, titles: list[str]) -> None:
    found = library.sources_named(Query(), typed)
    assert [row.title for row in found.rows] == titles


def test_no_more_rows_than_asked_for(library: Library) -> None:
    found = library.actors_named(Query(), "a", limit=1)
    assert (len(found.rows), found.total) == (1, 4)
