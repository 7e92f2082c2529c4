"""Revision: what the rules found, weighed; nothing that stands by its form is lost, nothing goes in a circle."""

import numpy as np
import pytest

from db.extract.cue import Cue
from db.extract.draft import Draft, kind_of
from db.extract.model.revision import revised
from db.extract.model.weights import Stage, Weights, shipped
from tests.db.extract.model.reading import NEWS, Read, read


def blind(bias: float) -> Weights:
    """Weights that give the same to everything."""
    stage = Stage(np.zeros(8, np.int8), 1.0, bias)
    return Weights(stage, stage, stage, stage, np.zeros(4, np.float32))


def learned() -> Weights:
    weights = shipped()
    assert weights is not None
    return weights


def revise(weights: Weights, given: Read) -> list[Draft]:
    return revised(weights, given.text, given.parts, given.drafts, given.fixed, explain=False)


TALK = """Harbour, the mayor's questions
ANCHOR: Is the harbour to be sold?
MARA VENN: It is not. We have looked at every stone of it.
ANCHOR: And who pays?
MARA VENN: The town does, as it always did."""


@pytest.mark.parametrize("weights", [blind(-9), blind(9), learned()])
@pytest.mark.parametrize("text", [NEWS, TALK])
def test_what_the_form_decides_stands(weights: Weights, text: str) -> None:
    given = read(text)
    found = revise(weights, given)
    assert all(any(draft is one for one in found) for draft in given.fixed)
    assert text is NEWS or given.fixed


@pytest.mark.parametrize("weights", [blind(-9), blind(9), learned()])
@pytest.mark.parametrize("text", [NEWS, TALK, "", "\n", "—", '"'])
def test_drafts_are_in_order_and_hang_on_kept_ones(weights: Weights, text: str) -> None:
    given = read(text)
    found = revise(weights, given)
    assert [draft.start for draft in found] == sorted(draft.start for draft in found)
    kept = {id(draft) for draft in found}
    for draft in found:
        assert all(0 <= start < end <= len(text) for start, end in draft.spans)
        assert 0 <= draft.confidence <= 1
        assert draft.parent is None or id(draft.parent) in kept
        origins = [draft]
        while origins[-1].follows is not None:
            assert id(origins[-1].follows) in kept
            assert all(origins[-1].follows is not earlier for earlier in origins)
            origins.append(origins[-1].follows)


BARE = """The hall was cold and nobody rose for an hour.
"We have had enough of promises and of winters like this one."
Mara Venn said that the harbour would not be sold."""


def test_quotations_without_a_cue_are_kept_though_the_weights_find_nothing() -> None:
    given = read(BARE)
    found = revise(blind(-9), given)
    bare = [d for d in given.drafts if d.cue is None and kind_of(given.text, d) == "direct"]
    assert bare and all(any(draft is one for one in found) for draft in bare)
    assert not any(draft.rule == "learned" for draft in found)


def test_no_circle_comes_of_quotes_whose_origins_are_gone() -> None:
    text = '"The dam holds well." "It holds the lake." "Nobody has any doubt." Mara said so.'
    given = read(text)
    (part,) = given.parts
    said = next(token for token in part.doc if token.text == "said")
    spans = [passage.inner for passage in part.passages]
    assert len(spans) == 3

    def gone(at: int) -> Draft:
        cue = Cue(part, said, None, "verb", None, True, (part.at(said), part.after(said)))
        return Draft(part, (spans[at],), cue, "gone", 0.9)

    bare = [Draft(part, (spans[i],), None, "goes on", 0.5, follows=gone((i + 1) % 3)) for i in range(3)]
    found = revised(blind(-9), text, [part], [*bare, *(d.follows for d in bare if d.follows)], [], explain=False)
    assert [draft.start for draft in found] == [span[0] for span in spans]
    for draft in found:
        steps, at = 0, draft
        while at.follows is not None:
            steps, at = steps + 1, at.follows
            assert steps < 3
