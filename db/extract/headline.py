"""Headlines: a colon or dash in place of a cue, and quotations that only the body gives to somebody."""

import re

from rapidfuzz import fuzz

from db.extract.attribution import words
from db.extract.bounds import trimmed
from db.extract.cue import Cue
from db.extract.draft import Draft
from db.extract.label import Label
from db.extract.layout.turn import token_at
from db.extract.marks import Passage
from db.extract.mention import role_words
from db.extract.paragraph import Paragraph

SUBJECT_TAGS = {"NN", "NNS", "NNP", "NNPS"}
NAME = r"[A-ZÀ-Þ][\w.'’-]*(?: (?:(?:de|da|di|du|van|von|der|al|el|la) )*[A-ZÀ-Þ][\w.'’-]*){0,4}"
LED = re.compile(rf"(?P<source>{NAME})(?P<mark>:) +(?P<words>\S.{{7,}})")
"""Hagen: The ferry will sail in May"""
TRAILED = re.compile(r"(?P<words>\S.{14,}?)(?P<mark>:| [-–—]) (?P<source>[\w.'’-]+(?: [\w.'’-]+){0,4})")
"""The ferry will sail in May: minister"""
SAID = re.compile(
    r"(?P<words>\S.{14,}?)(?P<mark>,) (?P<source>[\w.'’-]+(?: [\w.'’-]+){0,4}) (?:says|say|said|warns?|claims?)"
)
"""Ferry to sail in May, minister says"""
OFFICE = re.compile(r"(?P<source>[A-ZÀ-Þ][\w'’-]*(?: [a-z][\w'’-]*){0,3})(?P<mark>:) +(?P<words>\S.{7,})")
"""Energy minister: The ferry will sail in May"""
OWN = re.compile(
    r"\b(?:I|we|my|our|me|us|you|it|this|that|is|are|was|were|he|she|they|no|not)\b|['’](?:m|re|s|t|ll)\b",
    re.IGNORECASE,
)
"""Words of speech, which a term or title in marks has not."""
BEHIND = re.compile(r"\s*(?P<mark>:)\s+(?=[A-ZÀ-Þ])")
GENERIC = re.compile(
    r"(?:(?:[\w'’-]+ ){0,2}(?:reports?|polls?|stud(?:y|ies)|survey|police|officials?|experts?|analysts?|insiders?|"
    r"historians?|sources?|scientists?|researchers?|prosecutors?|lawyers?|doctors?|"
    r"witness(?:es)?|residents?|critics?|army|military|"
    r"government|ministry|court|watchdog|charity|union))",
    re.IGNORECASE,
)
"""Sources that need no name."""
SHOUTS = re.compile(
    r"(?:breaking|exclusive|revealed|bombshell|boom|wow|look|watch|busted|just leaked|leaked|byline|paid notice|update|"
    r"live|analysis|opinion|comment|editorial|explainer|interview|profile|review|video|photos?|gallery|podcast|transcript|"
    r"title|newsletter|correction|obituary|letters?|quiz|timeline|factbox|"
    r".*\b(?:email|briefing|diary|blog|review|notebook|edition))",
    re.IGNORECASE,
)
"""Labels that say what kind of piece a headline stands on."""


def headline_drafts(text: str, paragraphs: list[Paragraph], found: list[Draft]) -> list[Draft]:
    """Quotations and statements of titles and headings that no cue claims."""
    extra: list[Draft] = []
    for paragraph in paragraphs:
        if paragraph.kind not in {"title", "heading"}:
            continue
        for passage in (p for p in paragraph.passages if p.depth == 0):
            if any(d.start < passage.inner[1] and passage.inner[0] < d.end for d in (*found, *extra)):
                continue
            span = trimmed(text, paragraph, passage.inner)
            cue = _colon_subject(text, paragraph, passage.outer[0])
            if cue is not None:
                extra.append(Draft(paragraph, (span,), cue, "colon in a headline", 0.85))
            elif words(text, (span,)) >= 2 and (body := _same_words(text[slice(*span)], text, found)) is not None:
                extra.append(Draft(paragraph, (span,), None, "headline quotes the body", 0.7, follows=body))
            elif (cue := _subject_behind(text, paragraph, passage)) is not None:
                extra.append(Draft(paragraph, (span,), cue, "colon in a headline", 0.7))
        if paragraph.kind == "title":
            stated = _stated(text, paragraph)
            if stated is not None and not any(d.start < stated.end and stated.start < d.end for d in (*found, *extra)):
                extra.append(stated)
    return extra


def _stated(text: str, paragraph: Paragraph) -> Draft | None:
    """What a title says somebody says, without marks: `Hagen: The ferry will sail`, `Ferry will sail: minister`."""
    end = paragraph.end
    while end > paragraph.start and (text[end - 1].isspace() or text[end - 1] in ".;"):
        end -= 1
    if end - paragraph.start > 200 or text[end - 1] == "?":
        return None
    office = OFFICE.fullmatch(text, paragraph.start, end)
    if office is not None and office["source"].split()[-1].lower() in role_words() and not office["words"][0].islower():
        return _title_draft(text, paragraph, office)
    led = LED.fullmatch(text, paragraph.start, end)
    sentence = led is not None and (not led["words"][0].islower() or GENERIC.fullmatch(led["source"]) is not None)
    if led is not None and sentence and _is_source(text, paragraph, led["source"]):
        return _title_draft(text, paragraph, led)
    trailed = TRAILED.fullmatch(text, paragraph.start, end) or SAID.fullmatch(text, paragraph.start, end)
    if trailed is None or ":" in trailed["words"] or not _is_trailing(text, paragraph, trailed):
        return None
    return _title_draft(text, paragraph, trailed)


def _title_draft(text: str, paragraph: Paragraph, match: re.Match[str]) -> Draft | None:
    """The draft of one side of a title, said by the other."""
    at = match.end("mark") - 1
    mark, subject = token_at(paragraph, at), token_at(paragraph, match.end("source") - 1)
    span = trimmed(text, paragraph, match.span("words"))
    if mark is None or subject is None or words(text, (span,)) < 3:
        return None
    source = match["source"]
    bare = source[0].islower() or GENERIC.fullmatch(source) is not None
    label = Label(source.capitalize(), "anonymous", match.span("source")) if bare else None
    cue = Cue(paragraph, mark, None, "headline", subject, True, (at, at + 1), label)
    return Draft(paragraph, (span,), cue, "statement in a headline", 0.75)


def _is_source(text: str, paragraph: Paragraph, source: str) -> bool:
    """Tell a speaker before a headline's colon from a label: one that needs no name, or that the body names too."""
    if SHOUTS.fullmatch(source) or (source.isupper() and len(source) > 5):
        return False
    last = re.sub(r"['’]s$", "", source.split()[-1])
    named = re.compile(rf"\b{re.escape(last)}\b")
    return GENERIC.fullmatch(source) is not None or (len(last) > 1 and named.search(text, paragraph.end) is not None)


def _is_trailing(text: str, paragraph: Paragraph, match: re.Match[str]) -> bool:
    """Tell whether a headline ends with who says it: a role or generic source, or behind a colon a name."""
    source = match["source"]
    if source[0].islower():
        return GENERIC.fullmatch(source) is not None or source.split()[-1] in role_words()
    is_name = re.fullmatch(NAME, source) is not None and not SHOUTS.fullmatch(source)
    return match["mark"] in {":", ","} and is_name and _is_source(text, paragraph, source)


def _colon_subject(text: str, paragraph: Paragraph, quotation: int) -> Cue | None:
    """The cue that the colon before a quotation is: its subject is the headline's first noun phrase."""
    lead = text[paragraph.start : quotation]
    colon = re.search(r":\s*$", lead)
    if colon is None:
        return None
    at = paragraph.start + colon.start()
    mark = next((t for t in paragraph.every if paragraph.at(t) == at), None)
    first = next((t for t in paragraph.every if t.tag_ in SUBJECT_TAGS), None)
    if mark is None or first is None or paragraph.at(first) > at:
        return None
    while first.i + 1 < mark.i and first.nbor().tag_ in SUBJECT_TAGS and first.nbor().text[:1].isupper():
        first = first.nbor()
    return Cue(paragraph, mark, None, "headline", first, True, (at, at + 1))


def _subject_behind(text: str, paragraph: Paragraph, passage: Passage) -> Cue | None:
    """The cue that the colon behind a quotation is, where somebody of the body acts there: `'We lost': Hagen left`."""
    colon = BEHIND.match(text, passage.outer[1], paragraph.end)
    if colon is None or passage.outer[0] != paragraph.start or not OWN.search(text, *passage.inner):
        return None
    for name in re.finditer(NAME, text[colon.end() : paragraph.end]):
        last = re.sub(r"['’]s$", "", name.group().split()[-1])
        if not re.compile(rf"\b{re.escape(last)}\b").search(text, paragraph.end):
            continue
        subject = token_at(paragraph, colon.end() + name.end() - 1)
        mark = token_at(paragraph, colon.start("mark"))
        if subject is None or mark is None or subject.tag_ not in SUBJECT_TAGS:
            return None
        span = colon.span("mark")
        return Cue(paragraph, mark, None, "headline", subject, True, span)
    return None


def _same_words(headline: str, text: str, found: list[Draft]) -> Draft | None:
    """The quote of the body that holds a headline's words, spelling and case aside."""
    want = headline.lower().strip(" .,!?…")
    best = max(
        (d for d in found if d.paragraph.kind == "body"),
        key=lambda d: fuzz.partial_ratio(want, text[d.start : d.end].lower()),
        default=None,
    )
    if best is None or fuzz.partial_ratio(want, text[best.start : best.end].lower()) < 88:
        return None
    return best
