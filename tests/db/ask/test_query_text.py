"""What the signs of a query find in a library."""

import pytest

from db.ask.language import parse
from db.ask.library import Library
from tests.db.ask.conftest import Said, Shelf

BRIDGE = "The bridge stays closed until spring."
ICE = "No ferries will cross on the ice."
HARBOUR = "our harbour is impossible to defend"
QUAY = "the older quay collapsed"
BACK = "Ferries are back, and the bridge is open."
ORDER = "a possible end to the order"


def texts(library: Library, typed: str) -> set[str]:
    query = parse(typed)
    found = {row.text for row in library.quotes(query)}
    assert library.counts(query).quotes == len(found)
    return found


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("'ridge", {BRIDGE, BACK}),
        ("'Ferries", {BACK, ORDER}),
        ("'ferries 'bridge", {BACK}),
        ("'lose", {BRIDGE}),
        ("^the", {BRIDGE, QUAY}),
        ("^The", {BRIDGE}),
        ("ice$", {ICE}),
        ('"the bridge"', {BRIDGE, BACK}),
        ('"the bridge" !until', {BACK}),
        ('\'bridge !"bridge is"', {BRIDGE}),
        ("bridge !^the", {BACK}),
        ("'quay | 'ice", {QUAY, ICE}),
        ("quay | 'ice", {QUAY, ICE}),
        ("quay | ice !collapsed", {ICE}),
        ("'zubrenko", {HARBOUR}),
        ("'zubrenko | \"greta holm\" 'ice", {ICE}),
        ('"greta holm" -country:PL !\'back', {ICE}),
        ("'xyzzy", set()),
        ("'bridge 'xyzzy", set()),
        ("bridge !bridge", set()),
    ],
)
def test_signs(library: Library, typed: str, found: set[str]) -> None:
    assert texts(library, typed) & {BRIDGE, ICE, HARBOUR, QUAY, BACK, ORDER} == found


def test_what_is_not_asked_for_is_taken_from_everything(library: Library) -> None:
    everything = texts(library, "")
    assert texts(library, "!bridge") == {text for text in everything if "bridge" not in text}
    assert texts(library, "!bridge kind:direct") == texts(library, "kind:direct") - {BRIDGE, BACK}
    assert texts(library, "!xyzzy") == everything


def test_capitals_come_first(library: Library, shelf: Shelf) -> None:
    said = [Said("Greta Holm", "they told us it floats"), Said("Greta Holm", "the ferry of the U.S. floats")]
    shelf.article("Boats", None, [*said, Said("Greta Holm", "the US knows that it floats")])
    found = [row.text for row in library.quotes(parse("US floats"))]
    assert len(found) == 3
    assert found[-1] == "they told us it floats"


def test_a_pasted_sentence_finds_its_quote(library: Library) -> None:
    pasted = "\"No ferries will cross on the thick ice,\" Holm said, 'never' | not this year: it is over."
    assert [row.text for row in library.quotes(parse(pasted))][:1] == [ICE]
