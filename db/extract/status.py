"""Status: whether the words were really said."""

import re

from db.extract.attribution import NESTED
from db.extract.cue import Cue
from db.extract.draft import Draft
from db.extract.paragraph import Paragraph
from db.extract.quote import Status
from db.read.article import Span

DENIALS = {"deny", "denied", "denies", "denying"}
REFUSALS = {"refused", "declined", "failed", "unable", "hesitated", "refuses", "declines", "cannot", "never"}
ASKING = {"ask", "asks", "asked", "asking", "wonder", "wonders", "wondered", "questioned", "inquired", "enquired"}
UNTRUE = re.compile(
    r"\b(?:falsely|wrongly|mistakenly|erroneously|incorrectly|misquot\w+|short of|(?:not true|untrue|false|a myth) that"
    r"|refrained from|avoided|unlikely to)\b",
    re.IGNORECASE,
)
"""Before a cue: the article says that the words were not said."""
UNTRUE_AFTER = re.compile(r"\b(false|untrue|not true|a lie|nonsense|wrong) that\W*$", re.IGNORECASE)
"""Between cue and content: the speaker says that the words are not so."""
FAKED = re.compile(r"\b(?:fake|faked|doctored|fabricated|satirical|satire|parody|spoof|hoax|deepfake)\b", re.IGNORECASE)
"""Before a cue: nobody can say whether the words were said."""
DOUBTS: tuple[tuple[re.Pattern[str], Status], ...] = ((UNTRUE, "negated"), (FAKED, "unverified"))
UNREAL = {"would", "could", "might", "should"}
LEAKS = ("leaked", "unverified", "purported", "alleged")


def status_of(text: str, draft: Draft) -> tuple[Status, Span | None]:
    """The status of a draft and the words it rests on."""
    cue = draft.cue
    if cue is None:
        return "asserted", None
    paragraph = cue.paragraph
    denied = _negation(paragraph, cue)
    if denied is not None:
        return "negated", denied
    if cue.token.lower_ in DENIALS:
        return "negated", cue.span
    refuted = _refutation(text, paragraph, cue, draft)
    if refuted is not None:
        return refuted
    mention = draft.mention
    if mention is not None:
        low = text[slice(*mention)].lower()
        leak = next((word for word in LEAKS if word in low.split()), None)
        if leak is not None:
            at = mention[0] + low.index(leak)
            return "unverified", (at, at + len(leak))
    if any(t.lower_ in {"if", "unless"} and t.dep_ == "mark" for t in cue.token.children):
        return "conditional", cue.span
    modal = next((t for t in cue.token.children if t.dep_ == "aux" and t.lower_ in UNREAL), None)
    if modal is not None and cue.form == "verb" and not _is_past(cue):
        return "hypothetical", (paragraph.at(modal), cue.span[1])
    follows = text[draft.start : draft.start + 8].lower()
    behind = text[cue.span[1] : draft.start].lower()
    if cue.token.lower_ in ASKING and (
        follows.startswith(("whether", "if ", "why", "how ", "what ", "when ", "who ")) or "whether" in behind
    ):
        return "question", cue.span
    if draft.parent is not None and draft.rule == NESTED:
        return "second-hand", cue.span
    return "asserted", None


def _is_past(cue: Cue) -> bool:
    """Tell "would later say", which was said, from a wish."""
    return any(t.lower_ in {"later", "eventually"} for t in cue.token.children)


def _negation(paragraph: Paragraph, cue: Cue) -> Span | None:
    """The words that deny the cue itself: "cannot publicly", "never", "refused to"."""
    token = cue.token
    level = paragraph.passage_of(paragraph.at(token))
    near = [t for t in token.children if t.i < token.i and paragraph.passage_of(paragraph.at(t)) == level]
    words = [t for t in near if t.dep_ == "neg" or t.lower_ in REFUSALS]
    head = token.head
    if not words and token.dep_ == "xcomp" and head.lower_ in REFUSALS:
        words = [head]
    if not words:
        return None
    first = min(words, key=lambda t: t.i)
    if first.i > 0 and first.nbor(-1).dep_ == "aux":
        first = first.nbor(-1)
    last = token.nbor(-1)
    return paragraph.at(first), max(paragraph.after(last), paragraph.after(first))


def _refutation(text: str, paragraph: Paragraph, cue: Cue, draft: Draft) -> tuple[Status, Span] | None:
    """The words around a cue by which the article takes the utterance back, or doubts it."""
    begin, _ = paragraph.sentence_of(cue.span[0])
    if match := UNTRUE_AFTER.search(text, cue.span[1], max(cue.span[1], draft.start)):
        return "negated", match.span(1)
    for pattern, status in DOUBTS:
        for match in pattern.finditer(text, begin, cue.span[1]):
            own = match.group().endswith("ly") and not text[match.end() : cue.span[0]].strip()
            outside = paragraph.passage_of(match.start()) is None or draft.rule == NESTED
            if outside and not own:  # "falsely claimed" was claimed; what the claim tells was not said
                return status, match.span()
    return None
