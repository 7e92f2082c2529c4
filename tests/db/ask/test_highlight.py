"""Which letters are lit."""

import pytest

from db.ask.library import Library
from db.ask.query import Query
from db.ask.row import Lit


def shown(text: str, lit: Lit) -> str:
    for start, end in reversed(lit):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


@pytest.mark.parametrize(
    ("typed", "lit"),
    [
        ("bridge stays", "The [bridge] [stays] closed until spring."),
        ("the brigde stays", "[The] [bri]d[ge] [stays] closed until spring."),
        ("spri clo", "The bridge stays [clo]sed until [spri]ng."),
        ('"the bridge"', "[The] [bridge] stays closed until spring."),
    ],
)
def test_letters_of_a_quote(library: Library, typed: str, lit: str) -> None:
    row = next(row for row in library.quotes(Query(typed)) if row.text.startswith("The bridge"))
    assert shown(row.text, row.lit) == lit


def test_small_words_are_lit_only_beside_a_match(library: Library) -> None:
    row = library.quotes(Query("the possible end"))[0]
    assert shown(row.text, row.lit) == "a [possible] [end] to the order"


def test_accents_apostrophes_and_missing_letters(library: Library) -> None:
    row = library.quotes(Query("krzemen"))[0]
    assert shown(row.speaker or "", row.speaker_lit) == "Wołodia [Krzem]i[eń]"
    row = library.quotes(Query("dont"))[0]
    assert shown(row.text, row.lit) == "We [don]'[t] know the tonnage."


def test_titles_outlets_and_names(library: Library) -> None:
    source = library.sources(Query("dockrs"))[0]
    assert shown(source.title or "", source.lit) == "Krzemień answers the [dock]e[rs]"
    source = library.sources(Query("nordlys"))[0]
    assert shown(source.outlet or "", source.outlet_lit) == "[Nordlys] Avis"
    assert [shown(row.name, row.lit) for row in library.actors(Query("gret"))] == ["[Gret]a Holm"]


def test_nothing_is_lit_without_a_text(library: Library) -> None:
    assert all(row.lit == () and row.score == 0 for row in library.quotes(Query()))
