"""What the word at the cursor could become."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.ask.completion import MEANINGS, MOST, Named, NamedField, complete, hint, spot, take
from db.ask.language import parse, parse_lenient
from db.ask.library import Library
from db.ask.query import FIELDS

HELD: dict[str, list[Named]] = {
    "country": [Named("DE", "", 4), Named("PL", "", 9), Named("NATO", "", 1)],
    "speaker": [Named("Greta Holm", "NO", 3), Named('Ada "Dot" Quill', "", 2)],
}


def names(field: NamedField, typed: str, limit: int) -> list[Named]:
    return HELD.get(field, [])[:limit]


def labels(text: str, column: int | None = None) -> list[str]:
    found = complete(text, len(text) if column is None else column, names)
    return [offer.label for offer in found[1]] if found else []


def test_every_field_is_offered() -> None:
    assert set(MEANINGS) == {*FIELDS, "sort"}
    for name in MEANINGS:
        assert f"{name}:" in labels(name[:2])
        assert f"{name}:" in labels(f"boots {name}")


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("co", ["country:", "confidence:"]),
        ("CO", ["country:", "confidence:"]),
        ("ice co", ["country:", "confidence:"]),
        ("-s", ["speaker:", "source:", "status:"]),
        ("!sp", ["speaker:"]),
        ("c", []),
        ("coat", []),
        ("'co", []),
        ('"co', []),
        ("\\co", []),
        ("country", ["country:"]),
        ("co ", []),
        ("http:", []),
        ("said:", []),
        ("kind:", ["direct", "mixed", "indirect"]),
        ("kind:M", ["mixed"]),
        ("kind:mixed", []),
        ("kind:mixed,", ["direct", "indirect"]),
        ("kind:mixed,i", ["indirect"]),
        ("-status:n", ["negated"]),
        ("aloud:", ["yes", "no"]),
        ("sort:o", ["oldest"]),
        ("confidence:", [">=0.8", "0.5..0.8", "<0.5"]),
        ("after:", []),
        ("country:", ["PL", "DE", "NATO", "none"]),
        ("country:ger", ["DE"]),
        ("country:DE", []),
        ("country:germny", ["DE"]),
        ("country:alliance", ["NATO"]),
        ("about:non", ["none"]),
        ("country:zzzz", []),
        ("country:DE,", ["PL", "NATO", "none"]),
        ("speaker:", ["Greta Holm", 'Ada "Dot" Quill', "none"]),
        ('speaker:"greta h', ["Greta Holm", 'Ada "Dot" Quill']),
        ('speaker:"greta holm"', []),
        ("speaker:greta h", []),
    ],
)
def test_what_is_offered(typed: str, offered: list[str]) -> None:
    found = labels(typed)
    assert found[: max(1, len(offered))] == offered


def test_never_more_than_fits_a_small_list() -> None:
    assert len(labels("about:s")) == MOST


@pytest.mark.parametrize(
    ("text", "column", "label", "after"),
    [
        ("ice co", 6, "country:", "ice country:"),
        ("ice -co bridge", 7, "country:", "ice -country: bridge"),
        ("country:ger bridge", 11, "DE", "country:DE bridge"),
        ("country:ger,PL", 11, "DE", "country:DE,PL"),
        ("country:PL,ger", 14, "DE", "country:PL,DE"),
        ("speaker:gre", 11, "Greta Holm", 'speaker:"Greta Holm"'),
        ('speaker:"gre', 12, "Greta Holm", 'speaker:"Greta Holm"'),
        ("speaker:ad", 10, 'Ada "Dot" Quill', 'speaker:"Ada \\"Dot\\" Quill"'),
        ("kind:", 5, "direct", "kind:direct"),
    ],
)
def test_an_offer_takes_the_place_of_the_word(text: str, column: int, label: str, after: str) -> None:
    found = complete(text, column, names)
    assert found is not None
    at, offers = found
    new, place = take(text, at, next(offer for offer in offers if offer.label == label))
    assert new == after
    assert new[:place].endswith(("DE", '"', ":", "direct"))
    if not new[:place].endswith(":"):
        parse(new)


def test_dates_have_a_hint() -> None:
    at = spot("after:", 6)
    assert at is not None
    assert "2024-03" in hint(at)
    at = spot("after:2", 7)
    assert at is not None
    assert hint(at) == ""


@given(st.text(alphabet=st.sampled_from("ac:o\"' ,-!|\\kindspeaker")), st.data())
def test_whatever_is_typed_an_offer_can_be_taken(text: str, data: st.DataObject) -> None:
    column = data.draw(st.integers(0, len(text)))
    found = complete(text, column, names)
    if found is None:
        return
    at, offers = found
    assert 0 <= at.start <= column <= at.end <= len(text)
    for offer in offers:
        new, place = take(text, at, offer)
        assert new[at.start : place] == offer.text
        parse_lenient(new)


def test_what_the_library_holds(library: Library) -> None:
    assert [(one.value, one.note, one.quotes) for one in library.named("speaker", "ho")] == [
        ("Greta Holm", "NO", 2),
        ("Holm's allies", "", 1),
    ]
    assert [one.value for one in library.named("speaker", "krzemin")] == ["Wołodia Krzemień"]
    assert [one.value for one in library.named("speaker", "minister k")] == ["Wołodia Krzemień"]
    assert [one.value for one in library.named("outlet", "av")] == ["Nordlys Avis"]
    assert [one.value for one in library.named("via", "")] == ["Radio Kyst"]
    assert library.named("source", "", 1)[0].quotes >= 1
    assert {one.value for one in library.named("country", "zz", 100)} >= {"NO", "PL", "UA"}
    assert library.named("speaker", "%_'\"") == []
    assert library.named("speaker", "", 2)[0].quotes >= library.named("speaker", "", 2)[1].quotes


def test_each_value_that_is_offered_finds_as_many(library: Library) -> None:
    fields: tuple[NamedField, ...] = ("country", "about", "speaker", "outlet", "via")
    for field in fields:
        for one in library.named(field, "", 100):
            typed = f'{field}:"{one.value}"'
            assert library.counts(parse(typed)).quotes == one.quotes, typed
