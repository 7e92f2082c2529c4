"""What filters leave, and in which order."""

import pytest

from db.ask.language import parse
from db.ask.library import Library
from db.ask.query import Query
from tests.db.ask.conftest import Shelf


def ids(library: Library, text: str) -> list[int]:
    return sorted(row.id for row in library.quotes(parse(text)))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("country:NO", [2, 5]),
        ("country:NO,UA", [2, 3, 5]),
        ("-country:NO", [1, 3, 4, 6, 7, 8]),
        ("country:none", [4, 6]),
        ("-country:none,NO", [1, 3, 7, 8]),
        ("about:PL", [1, 2]),
        ("about:PL -about:NO", [1]),
        ("about:none", [4, 5, 6, 7, 8]),
        ("outlet-country:GB", [1, 2, 3, 4]),
        ("outlet-country:none", [8]),
        ("kind:mixed,indirect", [2, 3, 4, 6, 8]),
        ("-kind:direct", [2, 3, 4, 6, 8]),
        ("status:negated", [3]),
        ("aloud:yes", [1, 2, 3, 5, 7, 8]),
        ("aloud:no", [6]),
        ("-aloud:no", [1, 2, 3, 4, 5, 7, 8]),
        ("aloud:no,yes", [1, 2, 3, 5, 6, 7, 8]),
        ("confidence:>=0.8", [1, 2, 5, 7, 8]),
        ("confidence:>0.8", [1, 5, 7, 8]),
        ("confidence:<0.5", [4]),
        ("confidence:<=0.5", [3, 4]),
        ("confidence:0.5..0.8", [2, 3, 6]),
        ("-confidence:0.5..0.8", [1, 4, 5, 7, 8]),
        ("bridge aloud:yes confidence:>=0.8", [1, 5]),
        ("speaker:none", [4]),
        ("-speaker:holm", [1, 3, 4, 6, 7, 8]),
        ("speaker:holm", [2, 5]),
        ('speaker:"Holm\'s allies"', [6]),
        ("speaker:krzemien,zubrenco", [1, 3]),
        ('speaker:"anna lind"', [7, 8]),
        ('speaker:"Anna Lind (FI)"', [8]),
        ("speaker:nobody", []),
        ("outlet:harbour", [1, 2, 3, 4]),
        ("outlet:none", [8]),
        ('source:"Nordlys Avis 1"', [5, 6, 7]),
        ("source:doc2", [8]),
        ("source:dockers", [1, 2, 3, 4]),
        ("via:radio", [5]),
        ("via:none -kind:indirect", [1, 2, 7, 8]),
        ("after:2024-03-10", [2, 5, 6, 7]),
        ("after:2024-04", [5, 6, 7]),
        ("before:2024-03-10", [1, 4]),
        ("before:2024", [4]),
        ("bridge country:PL", [1]),
        ("bridge -speaker:holm outlet:harbour", [1]),
    ],
)
def test_filters(library: Library, text: str, wanted: list[int]) -> None:
    assert ids(library, text) == wanted
    assert library.counts(parse(text)).quotes == len(wanted)


@pytest.mark.parametrize(
    ("order", "wanted"),
    [
        ("newest", [6, 7, 5, 2, 1, 4, 3, 8]),
        ("oldest", [4, 1, 2, 5, 7, 6, 3, 8]),
        ("text", [1, 2, 3, 4, 5, 6, 7, 8]),
        ("speaker", [3, 8, 7, 2, 5, 6, 1, 4]),
        ("outlet", [1, 2, 3, 4, 5, 6, 7, 8]),
    ],
)
def test_orders(library: Library, order: str, wanted: list[int]) -> None:
    assert [row.id for row in library.quotes(parse(f"sort:{order}"))] == wanted


def test_a_stretch_and_a_place(library: Library) -> None:
    query = Query()
    everything = [row.id for row in library.quotes(query)]
    assert [row.id for row in library.quotes(query, 2, 3)] == everything[2:5]
    assert [library.position(query, quote) for quote in everything] == list(range(8))
    assert library.position(parse("country:NO"), 1) is None
    assert library.quotes(query, 100, 5) == []


def test_each_pane_leaves_out_its_own_filter(library: Library) -> None:
    query = parse("speaker:krzemien source:doc0")
    assert [row.label for row in library.actors(query)] == ["Anatolij Zubrenko", "Greta Holm", "Wołodia Krzemień"]
    assert [(row.label, row.quotes) for row in library.sources(query)] == [("Harbour Post 0", 1)]
    assert library.actor_count(query) == 3
    assert (library.counts(query).actors, library.counts(query).all_actors) == (1, 6)
    assert [row.quotes for row in library.actors(Query())] == [2, 1, 1, 1, 1, 1]


def test_an_article_without_quotes_is_a_source(library: Library, shelf: Shelf) -> None:
    shelf.article("Nothing said", None, [])
    assert library.counts(Query()).sources == len(library.sources(Query())) == 4
    assert len(library.sources(parse("kind:direct"))) == 2


def test_filters_on_the_article_hold_for_sentences(library: Library) -> None:
    assert library.passages(parse("dockers outlet:harbour kind:direct -kind:mixed country:FR"))[0] == 1
    assert library.passages(parse("dockers outlet:nordlys"))[0] == 0
    assert library.passages(parse("dockers -source:doc0"))[0] == 0
    assert library.passages(parse("dockers outlet-country:GB"))[0] == 1
    assert library.passages(parse("dockers -outlet-country:GB"))[0] == 0


def test_countries_count_now_and_in_all(library: Library) -> None:
    rows = {row.code: row for row in library.countries(parse("country:PL about:PL"))}
    assert rows["NO"].now == {"speaker": 1, "about": 0, "outlet": 0}
    assert rows["PL"].now == {"speaker": 1, "about": 1, "outlet": 0}
    assert rows["NO"].all == {"speaker": 2, "about": 1, "outlet": 3}
    assert rows["GB"].now["outlet"] == 1
    assert rows[None].all == {"speaker": 2, "about": 5, "outlet": 1}
    assert "norwegian" in rows["NO"].terms
    assert rows["NATO"].bloc and "PL" in rows["NATO"].members
    assert "JP" not in rows


def test_the_trail_and_what_dropping_gives(library: Library) -> None:
    query = parse("bridge country:NO,PL -kind:direct")
    steps = library.trail(query)
    assert [(step.label, step.value, step.quotes, step.exclude) for step in steps] == [
        ("text", "“bridge”", 2, False),
        ("speaks for", "NO Norway, PL Poland", 2, False),
        ("not kind", "direct", 0, True),
    ]
    assert [(step.field, left) for step, left in library.drops(query)] == [("text", 1), ("country", 0), ("kind", 2)]
    assert library.trail(Query()) == []


def test_speech_and_confidence_narrow_every_pane(library: Library) -> None:
    thought = parse("aloud:no")
    assert [(row.name, row.quotes) for row in library.actors(thought)] == [("Holm's allies", 1)]
    assert [(row.label, row.quotes) for row in library.sources(thought)] == [("Nordlys Avis 1", 1)]
    (row,) = library.quotes(thought)
    assert row.aloud is False
    assert [other.aloud for other in library.quotes(parse("confidence:<=0.5 sort:text"))] == [True, None]
    assert [mark.aloud for mark in library.article(row.article_id).marks] == [True, False, True]
    assert library.card(row.id).confidence == 0.72
    assert library.passages(parse("dockers aloud:no"))[0] == 1


@pytest.mark.parametrize(
    ("text", "label", "value"),
    [
        ("aloud:no", "aloud", "no"),
        ("confidence:>=0.8", "confidence", "≥ 0.8"),
        ("confidence:<0.5", "confidence", "< 0.5"),
        ("-confidence:0.5..0.8", "not confidence", "0.5 to 0.8"),
    ],
)
def test_how_the_trail_says_it(library: Library, text: str, label: str, value: str) -> None:
    (step,) = library.trail(parse(text))
    assert (step.label, step.value) == (label, value)


def test_a_source_is_found_by_a_word_of_its_label(library: Library) -> None:
    row = library.sources(Query())[0]
    word = row.label.split()[0].lower()
    assert row.id in [found.id for found in library.sources(parse(f"source:{word}"))]
    assert library.counts(parse(f"source:{word}")).quotes > 0


def decided(shelf: Shelf) -> None:
    """The verdicts there would be."""
    with shelf.connection as connection:
        connection.executemany(
            "INSERT INTO verdict (quote_id, accepted, edited, bookmarked, kept, note) VALUES (?, ?, ?, ?, ?, ?)",
            [
                (2, 0, 0, 1, 0, None),
                (3, 1, 0, 1, 0, "Ask the harbour master"),
                (4, 0, 1, 0, 0, None),
                (7, 0, 0, 0, 0, "x"),
            ],
        )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("bookmark:yes", [2, 3]),
        ("bookmark:no", [1, 4, 5, 6, 7, 8]),
        ("-bookmark:yes country:NO", [5]),
        ("bookmark:yes,no", [1, 2, 3, 4, 5, 6, 7, 8]),
        ("reviewed:yes", [3, 4]),
        ("reviewed:no kind:direct", [1, 5, 7]),
        ("note:yes", [3, 7]),
        ("note:NO", [1, 2, 4, 5, 6, 8]),
        ("note:HARB", [3]),
        ('note:"harbour ask"', [3]),
        ("note:mast,x", [3, 7]),
        ("-note:ask", [1, 2, 4, 5, 6, 7, 8]),
        ("note:nothing", []),
        ("confidence:>=0.8", [1, 2, 3, 4, 5, 7, 8]),
        ("confidence:<0.5", []),
        ("-confidence:>=0.8", [6]),
    ],
)
def test_what_was_decided(library: Library, shelf: Shelf, text: str, wanted: list[int]) -> None:
    before = library.counts(Query()).quotes
    decided(shelf)
    assert ids(library, text) == wanted
    assert library.counts(parse(text)).quotes == len(wanted)
    assert library.trail(parse(text))[-1].quotes == len(wanted)
    assert library.counts(Query()).quotes == before


def test_what_was_decided_is_shown(library: Library, shelf: Shelf) -> None:
    assert library.card(3).verdict is None
    decided(shelf)
    row = {row.id: row for row in library.quotes(Query())}[3]
    assert (row.bookmarked, row.noted, row.reviewed) == (True, True, True)
    verdict = library.card(3).verdict
    assert verdict is not None
    assert (verdict.note, verdict.reviewed, verdict.edited) == ("Ask the harbour master", True, False)


def test_the_least_certain_come_first_to_be_looked_at(library: Library, shelf: Shelf) -> None:
    every = [row.id for row in library.undecided(Query(), limit=20).rows]
    assert every[0] == 4
    decided(shelf)
    left = library.undecided(Query(), skip=[6], limit=2)
    assert left.total == 6
    assert [row.id for row in left.rows] == [id_ for id_ in every if id_ not in (3, 4, 6)][:2]
    assert [row.id for row in library.undecided(parse("country:NO"), limit=5).rows] == [2, 5]
    assert library.undecided(parse("speaker:nobody")).rows == []
