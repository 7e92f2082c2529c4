"""Aloud: whether words were uttered or written, or only thought, felt or planned."""

from spacy.tokens import Token

from db.extract.draft import Draft, kind_of
from db.extract.manner import TELLING, manner_of
from db.extract.paragraph import Paragraph

UTTERANCES = frozenset(
    "statement interview tweet post letter email speech address remarks article column essay op-ed report memo"
    " message briefing testimony filing call broadcast video blog book podcast conference press text thread"
    " conversation comment comments release".split()
)
"""Where words are uttered: "in a statement", "during an interview"."""
OPENLY = frozenset("publicly openly aloud vocally verbally loudly".split())
PLACES = frozenset("in during at via on with by".split())
ALWAYS = frozenset({"according", "colon", "dash", "headline"})
"""Forms of a cue that only words have."""


def aloud_of(text: str, draft: Draft) -> bool:
    """Tell speech and writing from attitude and plan: "said", "wrote", "denied" apart from "believes", "plans to".

    Whatever stands in quotation marks was uttered by somebody, under a cue of attitude too.
    """
    while draft.cue is None and draft.follows is not None:
        draft = draft.follows
    cue = draft.cue
    if cue is None or cue.form in ALWAYS or kind_of(text, draft) != "indirect":
        return True
    manner = manner_of(cue.token)
    if manner == "say":
        return True
    if _is_uttered(cue.token):
        return True
    return manner is None and _has_that_clause(cue.paragraph, cue.token, draft)


def _is_uttered(token: Token) -> bool:
    """Tell whether an attitude is one that was uttered: "publicly opposed", "backed the plan in a statement"."""
    for child in token.children:
        if child.lower_ in OPENLY and child.dep_ == "advmod":
            return True
        if child.dep_ == "prep" and child.lower_ in PLACES:
            nouns = [t for t in child.children if t.dep_ == "pobj"]
            if any(t.lower_ in UTTERANCES for t in nouns):
                return True
    return False


def _has_that_clause(paragraph: Paragraph, token: Token, draft: Draft) -> bool:
    """Tell whether a word the tables do not know reports a finite clause, as verbs of saying do."""
    if token.tag_.startswith("JJ"):
        return False
    behind = paragraph.tokens((paragraph.after(token), draft.start)) if draft.start > paragraph.after(token) else []
    opening = [t for t in paragraph.tokens(draft.spans[0]) if t.text not in {'"', "'"}][:1]
    if any(t.lower_ in TELLING for t in [*behind[-2:], *opening]):
        return True
    if not token.tag_.startswith("VB"):
        return False
    clause = next((t for t in token.children if t.dep_ == "ccomp"), None)
    return clause is not None and any(t.dep_ in {"nsubj", "nsubjpass", "expl"} for t in clause.children)
