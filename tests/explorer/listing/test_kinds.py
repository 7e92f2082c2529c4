"""The fields of every kind of row: named once, documented, the same whether read from a row or from a card."""

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import get_args

import pytest

from db.ask.language import parse
from db.ask.library import Library
from db.extract.quote import ActorKind, SaidBasis, Status
from db.read.article import Basis
from explorer.listing.actor import ACTORS
from explorer.listing.column import FieldError, Value
from explorer.listing.country import COUNTRIES
from explorer.listing.kinds import KINDS
from explorer.listing.quote import QUOTE_ROWS, QUOTES
from explorer.listing.source import SOURCES

DOCS = (Path(__file__).parents[3] / "docs" / "commands.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("noun", KINDS)
def test_fields_are_documented_in_their_order(noun: str) -> None:
    kind = KINDS[noun]
    names = [column.name for column in kind.columns]
    assert len(set(names)) == len(names) and set(kind.brief) <= set(names)
    section = DOCS.split(f"\n### {noun}\n")[1].split("\n### ")[0]
    assert re.findall(r"^\| `(\w+)` \| (.*) \|$", section, re.MULTILINE) == [
        (column.name, column.meaning) for column in kind.columns
    ]


def test_a_row_says_what_its_card_says(invented: Path) -> None:
    library = Library(invented)
    try:
        rows, cards = list(library.every_quote(parse(""))), list(library.every_card(parse("")))
    finally:
        library.close()
    assert len(rows) == len(cards) >= 10
    for row, card in zip(rows, cards, strict=True):
        told = QUOTES.record(card)
        assert QUOTE_ROWS.record(row).items() <= told.items()
        assert list(told)[: len(_FIRST)] == _FIRST


TEXT, NUMBER, SHARE, TRUTH, LIST = str, int, float, bool, list
TYPES: dict[str, dict[type, str]] = {
    "quotes": {
        TEXT: "text kind status speaker country role cue said said_basis outlet outlet_basis title author published "
        "published_basis doc path url mention unknown_reason status_words note",
        NUMBER: "id line start end nested_in actor_id article_id",
        SHARE: "confidence score",
        TRUTH: "aloud bookmarked reviewed",
        LIST: "about via",
    },
    "actors": {TEXT: "name label kind country", NUMBER: "id quotes"},
    "sources": {TEXT: "title label outlet outlet_basis published published_basis", NUMBER: "id quotes"},
    "countries": {
        TEXT: "code name",
        NUMBER: "speaker about outlet speaker_all about_all outlet_all",
        TRUTH: "bloc",
        LIST: "members",
    },
}
CHOICES = {
    "kind": {"direct", "mixed", "indirect", *get_args(ActorKind)}, "status": set(get_args(Status)),
    "said_basis": set(get_args(SaidBasis)), "outlet_basis": set(get_args(Basis)),
    "published_basis": set(get_args(Basis)),
}  # fmt: skip
NULL = set(
    "speaker country role cue said outlet title author published url mention unknown_reason status_words note aloud "
    "nested_in actor_id".split()
)
"""What is null where it is not known."""


def rows_of(library: Library, noun: str) -> Iterator[dict[str, Value]]:
    everything = parse("")
    if noun == "actors":
        rows = [ACTORS.record(row) for row in library.every_actor(everything)]
    elif noun == "sources":
        rows = [SOURCES.record(row) for row in library.every_source(everything)]
    elif noun == "countries":
        rows = [COUNTRIES.record(row) for row in library.countries_of(everything)]
    else:
        rows = [QUOTES.record(card) for card in library.every_card(everything)]
    yield from rows


@pytest.mark.parametrize("noun", KINDS)
def test_every_field_is_of_the_type_that_scripts_read(noun: str, invented: Path) -> None:
    types = {name: kind for kind, names in TYPES[noun].items() for name in names.split()}
    assert set(types) == {column.name for column in KINDS[noun].columns}
    seen = set()
    with closing(Library(invented)) as library:
        for told in rows_of(library, noun):
            for name, value in told.items():
                assert type(value) is types[name] or (value is None and name in NULL), (name, value)
                assert value is None or name not in CHOICES or value in CHOICES[name], (name, value)
                seen |= {name} if value is not None else set()
    assert set(types) - seen <= {"url", "nested_in", "unknown_reason", "status_words", "note"}


def test_the_label_is_what_a_query_takes(invented: Path) -> None:
    with closing(Library(invented)) as library:
        for told in rows_of(library, "sources"):
            (row,) = library.every_source(parse(f'source:"{told["label"]}"'))
            assert row.id == told["id"]
        for told in rows_of(library, "actors"):
            (actor,) = library.every_actor(parse(f'speaker:"{told["label"]}"'))
            assert actor.id == told["id"]


_FIRST = """
id text kind status aloud speaker country role cue about via said said_basis outlet outlet_basis title author published
published_basis doc path line start end confidence score
""".split()
"""What scripts read by now; new fields come after them."""


def test_a_field_that_is_none_says_which_there_are() -> None:
    with pytest.raises(FieldError, match="quotes have no field speker: did you mean speaker\\?"):
        QUOTES.chosen(["speker"])
