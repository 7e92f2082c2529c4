"""Lead-ins: a name, a colon and a quotation, with no verb (`From Chairwoman X: "…"`, `Zofia Lis, Oslo: "…"`)."""

import re

from db.extract.draft import Draft
from db.extract.label import BRACKET, Label, read_label
from db.extract.layout.transcript import NO_SPEAKER
from db.extract.layout.turn import turn
from db.extract.marks import Passage
from db.extract.paragraph import Paragraph

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "VB", "VBG", "VBN"})
PROPER = frozenset({"NNP", "NNPS"})
LEAD = re.compile(
    r"(?P<from>From |Statement (?:from|by|of) |Quote from )?(?P<label>[^:\"“”‘’«»]{2,110}?) ?(?P<mark>:)[*_]*\s*"
)
NAME = re.compile(r"[A-ZÀ-Þ][\w.'’-]+(?: (?:(?:de|da|di|du|van|von|der|den|bin|al|el|la|le) )*[A-ZÀ-Þ][\w.'’-]+)*")
AGED = re.compile(r"(?:, |\()\d{1,3}\b")


def lead_in_drafts(text: str, paragraphs: list[Paragraph]) -> list[Draft]:
    """The quotations whose speaker stands before a colon at the beginning of their paragraph."""
    found = []
    for paragraph in paragraphs:
        if paragraph.kind not in {"body", "standfirst", "heading"}:
            continue
        for passage in (p for p in paragraph.passages if p.depth == 0):
            match = LEAD.fullmatch(text, _begin(text, paragraph, passage), passage.outer[0])
            label = _label(text, paragraph, match) if match else None
            if match is None or label is None:
                continue
            rule = "lead-in before a colon"
            draft = turn(text, paragraph, passage.inner, label, paragraph, match.start("mark"), rule, 0.93)
            if draft is not None:
                found.append(draft)
    return found


def _begin(text: str, paragraph: Paragraph, passage: Passage) -> int:
    """Where the words before a passage begin: with their sentence, or behind the passage before."""
    begin = paragraph.sentence_of(passage.outer[0])[0]
    begin = max([begin, *(p.outer[1] for p in paragraph.passages if p.outer[1] <= passage.outer[0])])
    while begin < passage.outer[0] and (text[begin].isspace() or text[begin] in "*_•·-–—"):
        begin += 1
    return begin


def _label(text: str, paragraph: Paragraph, match: re.Match[str]) -> Label | None:
    """Who the lead-in names; None where it is a clause, or no name."""
    start, end = match.span("label")
    words = text[start:end]
    tokens = paragraph.tokens((start, end))
    if NO_SPEAKER.fullmatch(words.strip()) or not (match["from"] or words[0].isupper()):
        return None
    if any(t.tag_ in FINITE and (t.i == tokens[0].i or not t.text[:1].isupper()) for t in tokens) or any(
        t.text in ".;?!" for t in tokens[1:-1]
    ):
        return None
    if AGED.search(words) or (not match["from"] and "," in words):
        label = read_label(text, start, end)
        proper = label is not None and all(t.tag_ in PROPER for t in paragraph.tokens(label.span)[-1:])
        return label if proper or AGED.search(words) else None
    start = max(start, text.rfind(" - ", start, end) + 3)
    bracket = BRACKET.search(text, start, end)
    end = bracket.start() if bracket and bracket.end() >= end - 1 else end
    names = list(NAME.finditer(text, start, end))
    if len(names) > 1 and text[names[-2].end() : names[-1].start()] == " and ":
        both = (names[-2].start(), names[-1].end())
        return Label(text[slice(*both)], "group", both)
    if not names or any(t.lower_ in {"on", "to", "about", "than", "this", "that", "here", "example"} for t in tokens):
        return None
    owner = re.search(r"['’]s\b", names[-1].group())
    label = read_label(text, names[-1].start(), names[-1].start() + owner.start() if owner else names[-1].end())
    if label is None or label.kind != "person":
        return None
    if not all(t.tag_ in PROPER for t in paragraph.tokens(label.span)[-1:]):
        return None
    if " " not in label.name and label.span[0] == start and text.count(label.name) < 2:
        return None
    role = text[start : label.span[0]].strip(" ,")
    role = re.sub(r"^(?:[Tt]he|[Oo]ur)\s+", "", role)
    return Label(label.name, label.kind, label.span, role)
