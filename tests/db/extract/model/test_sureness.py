"""Sureness: what was uttered, thought or merely named, shown from its own confidence on."""

from db.extract.cue import Cue
from db.extract.draft import Draft
from db.extract.model.sureness import SURE_ALOUD, is_sure
from tests.db.extract.model.reading import read


def test_what_is_only_thought_or_a_bare_thing_must_be_surer_than_what_was_said() -> None:
    given = read("Mara Venn said that the harbour would not be sold. She considers a new pier. She rejected this.")
    (part,) = given.parts

    def draft(cue: str, words: str, confidence: float, rule: str = "learned") -> Draft:
        token = next(token for token in part.doc if token.text == cue)
        start = given.text.index(words)
        found = Cue(part, token, None, "verb", None, True, (part.at(token), part.after(token)))
        return Draft(part, ((start, start + len(words)),), found, rule, confidence)

    def sure(found: Draft) -> bool:
        return is_sure(given.text, found, found.rule == "learned")

    assert sure(draft("said", "the harbour would not be sold", SURE_ALOUD))
    assert not sure(draft("said", "the harbour would not be sold", SURE_ALOUD - 0.01))
    assert not sure(draft("considers", "a new pier", 0.99))
    assert not sure(draft("rejected", "this", 0.99))
    assert sure(draft("rejected", "this", 0.99, "of a rule"))
