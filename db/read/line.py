"""The non-blank lines of a text: each is a paragraph, and each will be a zone."""

import re
from dataclasses import dataclass

from db.reference.table import key

_BREAKS = re.compile(r"[^\r\n]+")
_BLANK = "\ufeff\u200b\u200c\u200d\u2060"
_WORD = re.compile(r"\w+(?:['’.-]\w+)*")
_ENDS = re.compile(r"[.!?…:;,]['\"”’»)\]]*$|[\"”»]$")
_SENTENCE = re.compile(r"[.!?]['\"”’)]*\s+['\"“‘(]?[A-Z]")


@dataclass(frozen=True, slots=True)
class Line:
    """One non-blank line, without the blanks at its ends."""

    start: int
    end: int
    text: str
    """The words with every run of blanks (no-break ones too) as one space; for looking at, not for spans."""
    gap: bool
    """Whether a blank line (or the start of the text) stands before it."""

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(_WORD.findall(self.text[:20_000]))

    @property
    def has_end(self) -> bool:
        """Whether it ends as a sentence or an enumeration does."""
        return bool(_ENDS.search(self.text[-12:]))

    @property
    def has_quote(self) -> bool:
        """Whether a double quotation mark (or a single curly opener) stands in it."""
        return any(mark in self.text for mark in '"“”„«‘')

    @property
    def is_prose(self) -> bool:
        """Whether it reads as a paragraph of an article: a sentence of some length, or speech."""
        if self.has_quote and self.words >= 6:
            return True
        return self.has_end and self.words >= 12

    @property
    def sentences(self) -> int:
        """About how many sentences it has."""
        return 1 + len(_SENTENCE.findall(self.text[:20_000]))

    @property
    def key(self) -> str:
        """What two printings of one line have in common."""
        # As of names, but not remembered: a library has many lines, and long ones.
        alike: str = key.__wrapped__(self.text[:2_000])
        return re.sub(r"[^\w ]+", "", alike).strip()


def split(text: str) -> list[Line]:
    """The non-blank lines of a text, in order; only CR and LF break lines."""
    found: list[Line] = []
    last = 0
    for match in _BREAKS.finditer(text):
        start, end = match.span()
        while start < end and (text[start].isspace() or text[start] in _BLANK):
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] in _BLANK):
            end -= 1
        if start == end:
            continue
        breaks = text[last:start]
        gap = not found or breaks.count("\n") > 1 or ("\n" not in breaks and breaks.count("\r") > 1)
        found.append(Line(start, end, " ".join(text[start:end].split()), gap))
        last = end
    return found
