"""Sureness: from which confidence a quote is shown."""

from db.extract.aloud import aloud_of
from db.extract.draft import Draft, kind_of

SURE_ALOUD = 0.2
"""Confidence from which words are kept that were uttered and do not all stand in marks."""
SURE_ATTITUDE = 0.45
"""The same for what was only thought, felt or planned: readers miss it less."""
SURE_THING = 0.4
"""The same for a thing without a verb that no rule gives: what was spoken of rather than what was said."""
IDLE = frozenset({"DT", "PRP$", "PRP", "WDT", "WP", "IN", "TO"})
"""Tags of words that tell nothing alone: "this", "with her"."""
CLAUSAL = frozenset({"VB", "VBD", "VBP", "VBZ", "MD"})
"""Tags of which a clause has one, with its subject or with "to"."""


def is_sure(text: str, draft: Draft, learned: bool) -> bool:
    """Tell whether a draft is sure enough to be shown; words that all stand in marks always are.

    `learned` is one that no rule gives.
    """
    kind = kind_of(text, draft)
    if kind == "direct":
        return True
    aloud = aloud_of(text, draft)
    words = [token for span in draft.spans for token in draft.paragraph.tokens(span)]
    if learned and not any(token.tag_ in CLAUSAL for token in words):
        telling = sum(token.is_alpha and token.tag_ not in IDLE for token in words)
        if kind == "indirect" or telling <= 1:  # a thing with "some words" of its speaker is a quote like others
            return aloud and telling > 0 and draft.confidence >= SURE_THING
    return draft.confidence >= (SURE_ALOUD if aloud else SURE_ATTITUDE)
