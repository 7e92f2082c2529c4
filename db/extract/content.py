"""Contents: which words a cue reports."""

import re

from db.extract.bounds import FINITE, Found, limit_of, trimmed
from db.extract.complement import clause_after
from db.extract.cue import Cue, between
from db.extract.lexicon import POINTS
from db.extract.marks import Passage
from db.extract.noun_phrase import noun_phrase_after
from db.extract.paragraph import Paragraph
from db.extract.subject import mention_span
from db.read.article import Span
from db.reference.outlet import outlet_of

LEAD_IN = re.compile(r"[\s,:;–—-]*(?:\bthat\b)?[\s,:–—-]*")
PLAIN = frozenset("said says say added adds asked wrote replied told".split())
"""Cues that follow a quotation whatever sign ends it."""
DICTATED = re.compile(r":\s+(?=[A-ZÀ-Þ\d])")
WRITING = frozenset({"writes", "reports"})
DICTATION = "words after a colon"
"""The rule by which a paragraph is somebody's own words without marks."""
NOMINAL = frozenset({"DT", "PRP$", "PRP", "NN", "NNS", "NNP", "NNPS", "JJ", "CD"})
"""Tags of words that begin a subject."""
LONGEST_SUBJECT = 12
"""Words of a subject that an inserted "she said" parts from its verb."""
LONGEST_ASIDE = 7
"""Words between a cue and the comma that ends its clause."""
CLAUSE_GOES_ON = re.compile(
    r"\s+(?!and\b|but\b|in\b|on\b|at\b|during\b|when\b|as\b|to\b|after\b|before\b|last\b|this\b)\w"
)
"""Behind a quotation that only begins a clause: `said "the plan" would fail`."""


def content_of(text: str, paragraph: Paragraph, cue: Cue, cues: list[Cue]) -> Found | None:
    """The content of one cue: what follows it, else what stands before it."""
    if cue.form == "according":
        return _according(text, paragraph, cue, cues)
    if cue.subject is not None and cue.token.dep_ == "acl" and cue.token.head.lower_ in POINTS and _dash_before(cue):
        return _point(text, paragraph, cue)
    found = (
        _dictated(text, paragraph, cue)
        or _parted(text, paragraph, cue)
        or _quotation_after(text, paragraph, cue, cues)
        or clause_after(text, paragraph, cue, cues)
        or _before(text, paragraph, cue, cues)
        or noun_phrase_after(text, paragraph, cue, cues)
    )
    if found is None:
        return None
    spans = tuple(trimmed(text, paragraph, span) for span in found[0])
    spans = tuple(span for span in spans if any(text[i].isalnum() for i in range(*span)))
    return (spans, found[1], found[2]) if spans else None


def _quotation_after(text: str, paragraph: Paragraph, cue: Cue, cues: list[Cue]) -> Found | None:
    """A passage that follows the cue: `said: "…"`, `said that "…"`."""
    if cue.verb is not None and not cue.verb.takes & {"c", "q"}:
        return None
    behind = cue.span[1]
    if cue.subject is not None and cue.subject.i > cue.token.i:
        behind = max(behind, mention_span(paragraph, cue.subject)[1])
    reach = behind, max(behind, paragraph.sentence_of(behind)[1]) + 1
    ahead = (p for p in paragraph.passages_in(reach) if p.outer[0] >= behind and _outermost(paragraph, p, cue))
    passage = next(ahead, None)
    if passage is None:
        return None
    gap = text[behind : passage.outer[0]]
    other = any(c is not cue for c in between(paragraph, cues, paragraph.after(cue.token), passage.outer[0]))
    bare = LEAD_IN.fullmatch(gap) is not None
    led = len(gap) < 110 and re.search(r"(?:[,:]|\bthat)\s*$", gap) is not None and not other
    if not bare and not led:
        return None
    if not bare and re.search(r"\bthat\b.*\S.*\bthat\s*$|[,:]\s*$", gap) and re.search(r"\bthat\b\s+\w", gap):
        return None
    limit = limit_of(text, paragraph, cue, cues, passage.inner[0])
    rest = text[passage.outer[1] : limit]
    if CLAUSE_GOES_ON.match(rest) and any(t.tag_ in FINITE for t in paragraph.tokens((passage.outer[1], limit))):
        return ((passage.outer[0], limit),), "quotation and clause after the cue", 0.85
    return (passage.inner,), "quotation after the cue", 0.97 if bare else 0.93


def _dictated(text: str, paragraph: Paragraph, cue: Cue) -> Found | None:
    """All that a paragraph has behind `writes:` and no mark: `Our reporter Ann Lee writes: The quay is black. …`."""
    colon = DICTATED.match(text, cue.span[1], paragraph.end)
    if colon is None or cue.token.lower_ not in WRITING or cue.subject is None:
        return None
    first = paragraph.sentence_of(cue.span[0])[0] == paragraph.start and paragraph.kind == "body"
    return (((colon.end(), paragraph.end),), DICTATION, 0.85) if first else None


def _parted(text: str, paragraph: Paragraph, cue: Cue) -> Found | None:
    """A clause parted between its subject and its verb: `The bridge, she said, will open in May`."""
    if cue.verb is None or not cue.own or cue.subject is None or "c" not in cue.verb.takes:
        return None
    begin, end = paragraph.sentence_of(cue.span[0])
    first = min(mention_span(paragraph, cue.subject)[0], cue.span[0])
    before = paragraph.tokens((begin, first))
    behind = paragraph.tokens((max(cue.span[1], mention_span(paragraph, cue.subject)[1]), end))
    comma = next((n for n, t in enumerate(behind[:LONGEST_ASIDE]) if t.text == ","), None)
    if len(before) < 2 or before[-1].text != "," or comma is None or comma + 2 > len(behind) or not _parts(cue):
        return None
    left, right = before[:-1], behind[comma + 1 :]
    if left[0].tag_ not in NOMINAL or any(t.tag_ in FINITE or t.is_quote for t in left) or len(left) > LONGEST_SUBJECT:
        return None
    verb = next((t for t in right if t.tag_ not in {"RB", "``", "''"} and not t.is_quote), None)
    if verb is None or verb.tag_ not in FINITE or any(t.tag_ in FINITE for t in behind[:comma]):
        return None
    spans = (begin, paragraph.after(left[-1])), (paragraph.at(right[0]), end)
    return spans, "clause around the cue", 0.85


def _parts(cue: Cue) -> bool:
    """Tell whether a cue with its subject stands in a clause that is not its own: "The bridge, she said, will open"."""
    head = cue.token.head
    clause = next((t for t in cue.token.children if t.dep_ == "ccomp"), None)
    return (cue.token.dep_ in {"parataxis", "ccomp"} and head.i > cue.token.i) or (
        clause is not None and clause.i > cue.token.i and clause.left_edge.i < cue.token.i
    )


def _outermost(paragraph: Paragraph, passage: Passage, cue: Cue) -> bool:
    """Tell whether a passage is of the cue's own level: in no other, or in the one the cue stands in."""
    holder = paragraph.passage_of(paragraph.at(cue.token))
    return passage.depth == (1 if holder is not None else 0)


def _before(text: str, paragraph: Paragraph, cue: Cue, cues: list[Cue]) -> Found | None:
    """A quotation or clause before the cue: `"…," she said`, `…, the paper reports`."""
    if cue.verb is None or not cue.own or cue.subject is None or not cue.verb.takes & {"c", "q"}:
        return None
    mention = mention_span(paragraph, cue.subject)
    begin = min(mention[0], paragraph.at(cue.token))
    for token in reversed(list(cue.token.doc[max(0, cue.token.i - 6) : cue.token.i])):
        if paragraph.passage_of(paragraph.at(token)) is not None:
            break
        if paragraph.at(token) < begin and token.dep_ in {"aux", "advmod"} and token.head.i == cue.token.i:
            begin = paragraph.at(token)
    at = begin
    while at > paragraph.start and (text[at - 1].isspace() or text[at - 1] in "-–—,"):
        at -= 1
    near = paragraph.passages_in((at - 1, begin))
    passage = next((p for p in near if p.depth == 0 and p.outer[1] in {at, begin}), None)
    if passage is not None:
        if _is_over(text, paragraph, passage, cue, cues):
            return None
        start = paragraph.sentence_of(passage.outer[0])[0]
        lead = text[start : passage.outer[0]]
        busy = bool(between(paragraph, cues, start, passage.outer[0]))
        if any(c.isalnum() for c in lead) and not busy and not re.match(r"\s*(?:And|But|So)\W*$", lead):
            return ((start, passage.outer[1]),), "clause with quotation before the cue", 0.9
        return (passage.inner,), "quotation before the cue", 0.97
    if at == begin or text[at : at + 1] not in {",", "-", "–", "—", " "} or "," not in text[at:begin]:
        return None
    start = paragraph.sentence_of(at - 1)[0]
    if any(t.tag_ in FINITE for t in paragraph.tokens((start, at))) and not any(
        start <= paragraph.at(c.token) < at and any(t.dep_ == "ccomp" and t.i > c.token.i for t in c.token.children)
        for c in cues
    ):
        first = paragraph.tokens((start, at))[0]
        if first.tag_ == "IN" and first.dep_ == "mark" and not _has_main_clause(paragraph, (start, at)):
            return None
        return ((start, at),), "clause before the cue", 0.85
    return None


def _is_over(text: str, paragraph: Paragraph, passage: Passage, cue: Cue, cues: list[Cue]) -> bool:
    """Tell a quotation that ended its speaker's turn from one whose cue follows: `Lee said. "I saw it." Ray agrees.`"""
    if text[passage.inner[1] - 1] != ".":
        return False
    before = text[paragraph.start : passage.outer[0]].rstrip()
    begin = paragraph.sentence_of(paragraph.start + len(before) - 1)[0] if before else paragraph.start
    told = any(begin <= c.span[0] < passage.outer[0] and c.own for c in cues)
    behind = (t for t in cue.token.rights if not t.is_punct and t.dep_ != "nsubj")
    bare = cue.token.lower_ in PLAIN and not any(behind)
    return told and before.endswith((".", "!", "?")) and not bare


def _has_main_clause(paragraph: Paragraph, span: Span) -> bool:
    """Tell whether a span holds more than one subordinate clause."""
    return sum(t.dep_ in {"nsubj", "nsubjpass", "expl"} for t in paragraph.tokens(span)) > 1


def _according(text: str, paragraph: Paragraph, cue: Cue, cues: list[Cue]) -> Found | None:
    """The clause that `according to X` reports: around it, behind it or before it."""
    if cue.subject is None:
        return None
    begin, end = paragraph.sentence_of(cue.span[0])
    source = mention_span(paragraph, cue.subject)
    tail = text[source[1] : end]
    comma = tail.find(",")
    before = (begin, cue.span[0])
    after = (source[1] + comma + 1, end) if comma >= 0 else None
    has_before = any(t.tag_ in FINITE for t in paragraph.tokens(before))
    if outlet_of(text[slice(*source)]) and any(begin <= c.span[0] < cue.span[0] and c.own for c in cues):
        return None  # the outlet only carries what somebody else is said to have said
    if after is not None and any(t.tag_ in FINITE for t in paragraph.tokens(after)):
        spans = (before, after) if has_before else (after,)
        found: tuple[Span, ...] = tuple(trimmed(text, paragraph, s) for s in spans)
        return found, "according to", 0.88
    if not has_before:
        return None
    return (trimmed(text, paragraph, before),), "according to", 0.9


def _dash_before(cue: Cue) -> bool:
    """Tell whether the noun that takes up a clause follows a dash or comma."""
    first = cue.token.head.left_edge
    return first.i > 0 and first.nbor(-1).text in {"-", "–", "—", ","}


def _point(text: str, paragraph: Paragraph, cue: Cue) -> Found | None:
    """The clause that "- a point reiterated by X" takes up."""
    first = cue.token.head.left_edge
    begin = paragraph.sentence_of(cue.span[0])[0]
    return (trimmed(text, paragraph, (begin, paragraph.at(first.nbor(-1)))),), "clause taken up by a noun", 0.85
