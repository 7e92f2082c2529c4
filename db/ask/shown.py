"""The strings of a row as exact searches look at them: without accents, and without case where none is asked for."""

from functools import lru_cache

from db.index.fold import MARK, fold


class _Table(dict[int, str]):
    """Code point to folded character in its own case, filled as characters are met."""

    def __missing__(self, point: int) -> str:
        char = chr(point)
        folded = fold(char)
        upper = folded.upper()
        self[point] = kept = upper if char.isupper() and len(upper) == 1 else folded
        return kept


_TABLE = _Table()


def cased(text: str) -> str:
    """Fold accents and typographic variants but not case, one character to one character: "Łódź’s" gives "Lodz's"."""
    return text.translate(_TABLE)


def view(text: str, with_case: bool) -> str:
    """Return a string as it is looked at, combining accents left out."""
    return _folded(text, with_case).replace(MARK, "")


def places(text: str, with_case: bool) -> list[int]:
    """Return the place in a string of each character of its view."""
    return [place for place, char in enumerate(_folded(text, with_case)) if char != MARK]


def _folded(text: str, with_case: bool) -> str:
    return cased(text) if with_case else fold(text)


_shared = lru_cache(maxsize=4096)(view)
"""Views of names and titles, which many rows have alike."""


class Shown:
    """One row: its raw strings, each looked at once."""

    __slots__ = ("_views", "names", "text", "titles")

    def __init__(self, text: str, names: str = "", titles: str = "") -> None:
        self.text = text
        self.names = names
        self.titles = titles
        self._views: list[tuple[str, str, str] | None] = [None, None]

    def views(self, with_case: bool) -> tuple[str, str, str]:
        """Return text, names and titles as they are looked at."""
        made = self._views[with_case]
        if made is None:
            made = (view(self.text, with_case), _shared(self.names, with_case), _shared(self.titles, with_case))
            self._views[with_case] = made
        return made
