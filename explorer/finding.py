"""The places of some letters in an article's text, as one types them."""

import re
from collections.abc import Iterator, Sequence

from db.index.fold import MARK, fold
from db.read.article import Span


class Findable:
    """A text one looks for letters in: accents and kinds of marks never count, capitals only where one types them."""

    def __init__(self, text: str) -> None:
        """Take the text; places in it are places of the answer."""
        self.text = text
        self._folded = fold(text)
        self._marked = MARK in self._folded

    def places(self, letters: str) -> Sequence[Span]:
        """Every place of the letters, one after another; a blank is any white space, and line ends are white space."""
        wanted = " ".join(letters.split())
        if not wanted:
            return []
        after = f"{MARK}*" if self._marked else ""
        folded = [fold(letter) for letter in wanted]
        pattern = "".join(" +" if letter == " " else re.escape(letter) + after for letter in folded if letter != MARK)
        if not pattern:
            return []
        if not any(letter.isupper() for letter in wanted):
            return [match.span() for match in re.finditer(pattern, self._folded)]
        capitals = [letter.isupper() for letter in wanted if fold(letter) not in (" ", MARK)]
        return list(self._places_with(re.compile(pattern), capitals))

    def _places_with(self, pattern: re.Pattern[str], capitals: list[bool]) -> Iterator[Span]:
        """Give the places with these capitals; one may begin inside a place that has others."""
        at = 0
        while found := pattern.search(self._folded, at):
            held = self._has(found.span(), capitals)
            if held:
                yield found.span()
            at = found.end() if held else found.start() + 1

    def _has(self, span: Span, capitals: list[bool]) -> bool:
        """Whether the letters of a place are capitals where one typed capitals, and small where one did not."""
        start, end = span
        found = (self.text[at] for at in range(start, end) if self._folded[at] not in (" ", MARK))
        return all(letter.isupper() == capital for letter, capital in zip(found, capitals, strict=True))
