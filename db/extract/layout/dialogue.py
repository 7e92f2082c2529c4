"""Interviews: `Q:` and `A:`, or questions on lines of their own, all answered by the one person who is asked."""

import re

from db.extract.draft import Draft
from db.extract.label import Label
from db.extract.layout.transcript import DIRECTION
from db.extract.layout.turn import turn
from db.extract.names import names_in
from db.extract.paragraph import Paragraph

QUESTION = re.compile(r"(?:Q|Question|QUESTION)\s*(?:\d{1,2}\s*)?[.:–—-]\s*|Q(?=[A-Z][a-z'’]|[AI] )")
ANSWER = re.compile(r"(?:A|Answer|ANSWER)\s*[.:–—-]\s*")
ANNOUNCED = re.compile(
    r"\b(?:interview|Q&A|Q and A|questions|question (?:for|to)|in conversation|conversation with|"
    r"asked (?:him|her|them)|"
    r"(?:spoke|speaks|talks|talked|sat down|chats?|chatted|speaking|met up|caught up) (?:to|with)|tells? (?:us|me))\b",
    re.IGNORECASE,
)
ASKED_BY = re.compile(
    r"(?:\b[Bb]y|\b(?:spoke|spoken|talks?|talked|speaks|chatted|speaking|sat down) (?:to|with)|\btold)\s*$"
)
OWN = re.compile(r"\b(?:I|we|my|our|me|us|We|My|Our)\b")
AT_LEAST = 2
MANY = 3
LONGEST = 240
"""Code points of a question that stands on a line of its own."""
CLOSING = re.compile(
    r"(?:This|The) (?:interview|conversation|transcript|text) (?:has been|was|is)\b|Interview(?:ed)? by\b|As told to\b"
)


def dialogue_drafts(text: str, paragraphs: list[Paragraph]) -> list[Draft]:
    """The answers of every interview."""
    return _lettered(text, paragraphs) or _questioned(text, paragraphs)


def _lettered(text: str, paragraphs: list[Paragraph]) -> list[Draft]:
    """The answers behind an `A:`; a paragraph without a letter goes on with the answer."""
    asked = [n for n, p in enumerate(paragraphs) if QUESTION.match(text, p.start, p.end)]
    answers = [n for n, p in enumerate(paragraphs) if ANSWER.match(text, p.start, p.end)]
    if len(asked) < AT_LEAST or len(answers) < AT_LEAST:
        return []
    who = _interviewee(text, paragraphs[: asked[0]])
    if who is None:
        return []
    label, stands = who
    found: list[Draft] = []
    last = max(asked[-1], answers[-1])
    open_answer = False
    for number in range(asked[0], last + 1):
        paragraph = paragraphs[number]
        match = ANSWER.match(text, paragraph.start, paragraph.end)
        if QUESTION.match(text, paragraph.start, paragraph.end) or paragraph.kind == "heading":
            open_answer = False
            continue
        if DIRECTION.fullmatch(text[paragraph.start : paragraph.end]) or not (match or open_answer):
            continue
        open_answer = True
        span = (match.end() if match else paragraph.start, paragraph.end)
        draft = turn(text, paragraph, span, label, stands, label.span[0], "answer in an interview", 0.93)
        if draft is not None:
            found.append(draft)
    return found


def _questioned(text: str, paragraphs: list[Paragraph]) -> list[Draft]:
    """The answers under questions that stand on lines of their own, in an article that says it is an interview."""
    asked = [n for n, p in enumerate(paragraphs) if _is_question(text, p)]
    if len(asked) < MANY:
        return []
    head = paragraphs[: asked[0]]
    if not any(ANNOUNCED.search(text, p.start, p.end) for p in head):
        return []
    answers = [paragraphs[n + 1 : m] for n, m in zip(asked, [*asked[1:], len(paragraphs)], strict=True)]
    own = sum(any(_is_answer(text, p) for p in block) for block in answers)
    who = _interviewee(text, head)
    if who is None or own < 0.7 * len(asked):
        return []
    label, stands = who
    found: list[Draft] = []
    for number, block in enumerate(answers):
        for paragraph in block[:1] if number == len(answers) - 1 else block:
            if paragraph.kind != "body" or CLOSING.match(text, paragraph.start, paragraph.end):
                continue
            whole = next((p for p in paragraph.passages if p.depth == 0 and p.outer[0] == paragraph.start), None)
            if whole is not None and whole.outer[1] < paragraph.end:
                continue  # a cue stands behind it, and sentences are read elsewhere
            span = (paragraph.start, paragraph.end)
            draft = turn(text, paragraph, span, label, stands, label.span[0], "answer under a question", 0.85)
            if draft is not None:
                found.append(draft)
    return found


def _is_question(text: str, paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is one question and nothing else, in no quotation marks."""
    if paragraph.kind not in {"body", "heading"} or paragraph.end - paragraph.start > LONGEST:
        return False
    words = text[paragraph.start : paragraph.end]
    return words.rstrip("*_ ").endswith("?") and not paragraph.passages


def _is_answer(text: str, paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is somebody's own words: one quotation, or sentences in the first person."""
    quoted = any(p.depth == 0 and p.outer[0] == paragraph.start for p in paragraph.passages)
    return quoted or (not paragraph.passages and OWN.search(text, paragraph.start, paragraph.end) is not None)


def _interviewee(text: str, head: list[Paragraph]) -> tuple[Label, Paragraph] | None:
    """Who is interviewed: the first person named before the first question who does not ask."""
    for paragraph in sorted(head, key=lambda p: p.kind == "title"):
        for name in names_in(text, paragraph):
            words = name.mention.name
            start = text.rfind(words, paragraph.start, paragraph.after(name.root))
            if name.label == "other" or " " not in words or start < 0 or ASKED_BY.search(text, paragraph.start, start):
                continue
            return Label(words, "person", (start, start + len(words)), name.mention.role), paragraph
    return None
