"""Cover: which letters of an article are spoken for."""

from collections.abc import Iterable

from db.extract.draft import Draft
from db.read.article import Span


class Cover:
    """Notes spans of a text, and tells whether others touch them."""

    def __init__(self, text: str, drafts: Iterable[Draft] = ()) -> None:
        self._letters = bytearray(len(text))
        for draft in drafts:
            self.add(draft.spans)

    def add(self, spans: Iterable[Span]) -> None:
        """Note some spans."""
        for start, end in spans:
            self._letters[start:end] = b"\1" * (end - start)

    def touches(self, spans: Iterable[Span]) -> bool:
        """Tell whether any letter of some spans is noted."""
        return any(self._letters.find(1, start, end) >= 0 for start, end in spans)
