"""Status: whether the words were really said."""

import re

from db.extract.attribution import NESTED
from db.extract.carrier import carrier_name
from db.extract.cue import Cue
from db.extract.denial import denial_of
from db.extract.doubt import doubt_of
from db.extract.draft import Draft
from db.extract.governors import ancestors, is_aside
from db.extract.mood import SELF, Found, asked_of, condition_of, supposition_of
from db.extract.negation import left_open, negation_of
from db.extract.quote import Status
from db.read.article import Span

UNTRUE = re.compile(
    r"\b(?:falsely|wrongly|wrongfully|mistakenly|erroneously|incorrectly|misquot\w+|(?:not true|untrue|false|a myth"
    r"|a lie|nonsense|not the case|no (?:evidence|proof|record|indication|sign))(?= that))\b",
    re.IGNORECASE,
)
"""Above a cue: the article says that the words were not said."""
UNTRUE_AFTER = re.compile(
    r"\b(false|untrue|not true|a lie|nonsense|wrong|a myth|not the case) (?:that|to say)\W*$", re.IGNORECASE
)
"""Between cue and content: the speaker says that the words are not so."""
DOCUMENTS = re.compile(
    r"\b(?:statements?|polls?|surveys?|reports?|lawsuits?|suits?|letters?|documents?|stud(?:y|ies)|emails?|data"
    r"|figures|memos?|signs?|shirts?|banners?|ads?|articles?|papers?|posts?|tweets?|headlines?|percent|transcripts?"
    r"|filings?|books?)\b|%",
    re.IGNORECASE,
)
"""Things that hold words but are no second speaker."""
SAME = frozenset({"he", "she", "they", "it", "himself", "herself"})


def status_of(text: str, draft: Draft) -> tuple[Status, Span | None]:
    """The status of a draft and the words it rests on.

    What stands in a content that was not said, only asked or doubted, is no better than that content.
    """
    own = _own(text, draft)
    outer = draft.parent
    if outer is None or (own is not None and own[0] == "negated"):
        return own or ("asserted", None)
    status, span = status_of(text, outer)
    if span is not None and (status == "negated" or own is None) and _shares_fate(text, draft, outer):
        return status, span
    if own is not None:
        return own
    return _second_hand(text, draft, outer) or ("asserted", None)


def _own(text: str, draft: Draft) -> Found | None:
    """The status its own cue gives it, None where that asserts it."""
    cue = draft.cue
    if cue is None:
        if draft.follows is None:
            return None
        status, span = status_of(text, draft.follows)
        return (status, span) if status == "unverified" and span is not None else None
    if cue.form in {"headline", "dash"}:
        return _doubted(text, draft, cue)
    if (opened := left_open(cue, draft.spans)) is not None:
        return "hypothetical", opened
    if (negation := negation_of(cue, draft.spans)) is not None:
        return "negated", negation
    if (denial := denial_of(cue, draft.spans, _is_clause(text, draft, cue))) is not None:
        return "negated", denial
    return (
        _refuted(text, draft, cue)
        or _doubted(text, draft, cue)
        or asked_of(text, draft, cue)
        or condition_of(cue)
        or supposition_of(cue, draft)
    )


def _cue_within(draft: Draft, outer: Draft) -> bool:
    """Tell whether a draft's cue stands in the content of another one."""
    return draft.cue is not None and any(s <= draft.cue.span[0] < e for s, e in outer.spans)


def _shares_fate(text: str, draft: Draft, outer: Draft) -> bool:
    """Tell whether a cue in another content was said only if that content was.

    All words of a quotation share its fate; in reported speech "when she said" and "who said" are taken for granted.
    """
    cue = draft.cue
    if cue is None or not _cue_within(draft, outer):
        return False
    if cue.paragraph.passage_of(cue.span[0]) is not None:
        return True
    if re.match(r"(?:why|how|when|where|who|what|which)\b", text[outer.start : outer.start + 8], re.IGNORECASE):
        return False
    return not is_aside(draft, outer)


def _is_clause(text: str, draft: Draft, cue: Cue) -> bool:
    """Tell whether the content is a clause that "that" leads in."""
    behind = text[cue.span[1] : draft.start] if draft.start > cue.span[1] else ""
    return re.search(r"\bthat\W*$", behind) is not None or text[draft.start : draft.start + 5].lower() == "that "


def _refuted(text: str, draft: Draft, cue: Cue) -> Found | None:
    """The words around a cue by which the article, or the speaker, takes the content back."""
    paragraph = cue.paragraph
    begin, _ = paragraph.sentence_of(cue.span[0])
    if match := UNTRUE_AFTER.search(text, cue.span[1], max(cue.span[1], draft.start)):
        return "negated", match.span(1)
    above = {t.i for t in ancestors(cue.token)}
    for match in UNTRUE.finditer(text, begin, cue.span[1]):
        at = match.start()
        if any(s <= at < e for s, e in draft.spans):
            continue
        if paragraph.passage_of(at) is not None and draft.rule != NESTED:
            continue
        words = paragraph.tokens(match.span())
        verb = words[0] if words and words[0].tag_.startswith("VB") else words[0].head if words else None
        own = match.group().endswith("ly") and not text[match.end() : cue.span[0]].strip()
        gap = text[match.end() : cue.span[0]]
        if verb is None or own or verb.i == cue.token.i:
            continue  # "falsely claimed" was claimed; what the claim tells was not said
        if verb.i in above or (len(gap.split()) <= 5 and not re.search(r"[,;]|\band\b", gap)):
            return "negated", match.span()
    return None


def _doubted(text: str, draft: Draft, cue: Cue) -> Found | None:
    """The words that leave open whether it was said."""
    span = doubt_of(text, draft, cue)
    return ("unverified", span) if span is not None else None


def _second_hand(text: str, draft: Draft, outer: Draft) -> Found | None:
    """Words that another speaker passes on; an outlet that reports is no second hand, but a carrier."""
    mention, teller = draft.mention, outer.mention
    if mention is None or draft.cue is None:
        return None
    low = text[slice(*mention)].lower()
    if draft.rule == NESTED and low not in SELF:
        return "second-hand", draft.cue.span
    if low in SELF | SAME or low.startswith(("his ", "her ", "their ")):
        return None
    told = text[slice(*teller)] if teller is not None else ""
    if (
        not told
        or carrier_name(told)
        or DOCUMENTS.search(told)
        or DOCUMENTS.search(low)
        or not _cue_within(draft, outer)
    ):
        return None
    if is_aside(draft, outer):
        return None
    return "second-hand", outer.cue.span if outer.cue is not None else draft.cue.span
