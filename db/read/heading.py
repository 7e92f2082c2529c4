"""Headings inside an article: short lines between paragraphs that are not a list's items."""

import re

from db.read.line import Line

_MARKED = re.compile(r"^(?:#{1,6} \S|\*\*[^*]+\*\*$|__[^_]+__$)")
_ITEM = re.compile(r"^(?:[•●▪◦‣·*–—-]|\d{1,2}[.)]|\(?[a-z]\)) ")
_SPEAKER = re.compile(
    r"^[A-Z][A-Z .'’-]{0,30}:|^[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}: |^[A-Z][\w.'’-]+(?: [\w.'’-]+){0,3}, \d{1,3}\b"
)
_SPEECH = re.compile(r"^[\"“”„«‘']|[\"”’'] ?[-–—] ?[A-Z]")


def headings(lines: list[Line], free: list[bool]) -> list[int]:
    """The numbers of the lines that are headings, among those still free."""
    found = []
    for at, line in enumerate(lines):
        if not free[at]:
            continue
        marked = len(line.text) < 140 and _MARKED.match(line.text)
        if marked or (_is_like_one(line) and _stands_between_paragraphs(lines, free, at)):
            found.append(at)
    return found


def _is_like_one(line: Line) -> bool:
    text = line.text
    if len(text) > 100 or not 1 <= line.words <= 14 or _ITEM.match(text) or _SPEAKER.match(text):
        return False
    if not (text[0].isupper() or text[0].isdigit()) or _SPEECH.search(text):
        return False
    return not line.has_end or (text.endswith("?") and line.words <= 7)


def _stands_between_paragraphs(lines: list[Line], free: list[bool], at: int) -> bool:
    """Whether prose follows (the next free line), and prose or the head stands before."""
    after = next((n for n in range(at + 1, len(lines)) if free[n]), None)
    before = next((n for n in range(at - 1, -1, -1) if free[n]), None)
    if after is None or not _is_paragraph(lines[after]):
        return False
    return before is None or _is_paragraph(lines[before])


def _is_paragraph(line: Line) -> bool:
    return line.is_prose or (line.has_end and line.words >= 5)
