"""Mood: cues that are asked, that hang on a condition, or that are only still to come."""

import re
from itertools import pairwise

from spacy.tokens import Token

from db.extract.cue import Cue
from db.extract.draft import Draft
from db.extract.governors import ancestors, governors, is_infinitive
from db.extract.quote import Status
from db.read.article import Span

Found = tuple[Status, Span]

ASKING = frozenset(
    "ask asks asked asking wonder wonders wondered wondering question questions questioned questioning inquire"
    " inquires inquired enquire enquires enquired query queries queried".split()
)
QUESTIONS = re.compile(r"\W*(?:whether|if|why|how|what|when|who|whom|whose|where|which)\b", re.IGNORECASE)
WISHING = frozenset(
    "wish wishes wished wishing imagine imagines imagined pretend pretends pretended pretending".split()
)
"""Above a clause that did not happen: "wished she had said"."""
UNREAL = frozenset({"would", "could", "might", "should", "may", "'d"})
COMING = frozenset({"will", "shall", "'ll", "wo"})
SELF = frozenset({"i", "we"})
DONE = frozenset(
    "later eventually often sometimes always usually frequently soon then ultimately subsequently regularly"
    " repeatedly".split()
)
"""With "would": it was said."""
INTENDING = frozenset(
    "pretend pretends pretended want wants wanted wanting plan plans planned planning hope hopes hoped hoping"
    " expect expects expected expecting intend intends intended urge urges urged urging need needs needed prepare"
    " prepares prepared preparing likely unlikely supposed ready set due about poised seek seeks sought pressure"
    " pressured tempted wish wishes wished mean meant going threaten threatens threatened encourage encouraged like"
    " love loved scheduled slated destined bound vow vows vowed promise promises promised consider considers"
    " considered considering contemplate contemplated".split()
)
"""Words above an infinitive that is still to come."""


def asked_of(text: str, draft: Draft, cue: Cue) -> Found | None:
    """A content that is asked, or a cue that is."""
    token, paragraph = cue.token, cue.paragraph
    behind = text[cue.span[1] : draft.start] if draft.start > cue.span[1] else ""
    content = text[draft.start : draft.end].rstrip("\"'”’) ")
    if token.lower_ in ASKING:
        opening = QUESTIONS.match(text, draft.start) or re.search(r"\b(?:whether|if)\W*$", behind)
        if opening or content.endswith("?"):
            return "question", cue.span
    mark = next(
        (t for t in token.children if t.lower_ in {"whether", "if"} and t.dep_ == "mark" and t.i < token.i), None
    )
    if mark is not None and any(
        t.lower_ in ASKING or t.lower_ == "whether" for t in (mark, *list(ancestors(token))[:1])
    ):
        return "question", (paragraph.at(mark), paragraph.after(mark))
    if (
        token.tag_ in {"NN", "NNS"}
        and token.lower_ in ASKING
        and (QUESTIONS.match(text, draft.start) or "whether" in behind)
    ):
        return "question", cue.span
    return _interrogative(text, draft, cue)


def _interrogative(text: str, draft: Draft, cue: Cue) -> Found | None:
    """ "Did she say that …?": the sentence around the content is a question."""
    paragraph = cue.paragraph
    _, end = paragraph.sentence_of(cue.span[0])
    last = text[:end].rstrip("\"'”’) ")[-1:] if end else ""
    if last != "?" or cue.subject is None or paragraph.passage_of(cue.span[0]) is not None:
        return None
    helper = next(
        (t for t in cue.token.children if t.dep_ in {"aux", "auxpass"} and t.i < cue.subject.i < cue.token.i), None
    )
    if helper is None or any(s <= paragraph.at(helper) < e for s, e in draft.spans):
        return None
    return "question", (paragraph.at(helper), paragraph.after(helper))


def condition_of(cue: Cue) -> Found | None:
    """ "If she says", "unless they admit"; "even as if" are none."""
    paragraph = cue.paragraph
    for token in (cue.token, *list(ancestors(cue.token))[:1]):
        if token is not cue.token and cue.token.dep_ not in {"xcomp", "acomp", "attr", "conj"}:
            break
        for mark in token.children:
            if mark.lower_ in {"if", "unless", "lest"} and mark.dep_ in {"mark", "advmod"} and mark.i < token.i:
                before = mark.nbor(-1).lower_ if mark.i > 0 else ""
                status: Status = "hypothetical" if before == "as" else "conditional"
                return status, (paragraph.at(mark), paragraph.after(mark))
    return None


def supposition_of(cue: Cue, draft: Draft) -> Found | None:
    """A cue that only may, would or will happen: "may say", "is expected to announce", "as if to say"."""
    if cue.form in {"according", "colon", "none"}:
        return None
    paragraph = cue.paragraph
    chain = governors(cue, draft.spans)
    for token in chain[:3]:
        helper = next(
            (t for t in token.children if t.dep_ == "aux" and t.lower_ in UNREAL | COMING and t.i < token.i), None
        )
        if helper is not None and not _happened(cue, token, helper):
            return "hypothetical", (paragraph.at(helper), paragraph.after(token))
    head = chain[-1].head
    if chain[-1].dep_ in {"ccomp", "xcomp"} and head.lower_ in WISHING and head.i < chain[-1].i:
        return "hypothetical", (paragraph.at(head), paragraph.after(head))
    for below, token in pairwise(chain):
        if is_infinitive(below) and token.lower_ in INTENDING:
            return "hypothetical", (paragraph.at(token), paragraph.after(token))
    return None


def _happened(cue: Cue, token: Token, helper: Token) -> bool:
    """Tell "would later say" and "I would argue", which were said, from a wish."""
    polite = cue.subject is not None and cue.subject.lower_ in SELF and helper.lower_ not in {"may", "shall", "wo"}
    if polite and not _supposed(token):
        return True
    if token.lower_ in {"heard", "seen", "like", "love", "prefer", "rather"}:
        return True  # "can be heard asking", "would like to see"
    perfect = any(t.lower_ == "have" and t.dep_ == "aux" for t in token.children)
    if helper.lower_ == "could" and any(t.lower_ == "only" for t in token.children) and not perfect:
        return True  # "could only quip"
    if any(t.dep_ == "neg" for t in token.children):
        return True  # "should not have said", "could not agree more"
    habit = helper.lower_ in {"would", "'d"} and any(t.lower_ in DONE for t in token.children)
    return habit and not perfect


def _supposed(token: Token) -> bool:
    """Tell whether a clause of condition hangs on a verb: "if they offered it, we would say"."""
    return any(t.dep_ == "advcl" and any(m.lower_ in {"if", "unless"} for m in t.children) for t in token.children)
