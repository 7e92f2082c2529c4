"""The letters of a shown string that matched the search."""

import re
from collections.abc import Sequence
from functools import cached_property
from typing import overload

from db.ask.matcher import LitWord, Matcher
from db.ask.row import Lit
from db.read.article import Span

_PIECE = re.compile(r"\S+")


def lit(matcher: Matcher | None, text: str | None, names: bool = False) -> Lit:
    """Return the spans of the letters that matched; a mistyped letter stays dark, a space too."""
    return Light(matcher, text, names) if matcher is not None and text else ()


class Light(Sequence[Span]):
    """Spans that are found when they are first looked at: most rows are never drawn."""

    def __init__(self, matcher: Matcher, text: str, names: bool) -> None:
        self._matcher = matcher
        self._text = text
        self._names = names

    @cached_property
    def _spans(self) -> tuple[Span, ...]:
        return _spans(_places(self._matcher, self._text, self._names))

    @overload
    def __getitem__(self, index: int) -> Span: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Span]: ...
    def __getitem__(self, index: int | slice) -> Span | Sequence[Span]:
        return self._spans[index]

    def __len__(self) -> int:
        return len(self._spans)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._spans == tuple(other)

    def __hash__(self) -> int:
        return hash(self._spans)


def _places(matcher: Matcher, text: str, names: bool) -> set[int]:
    """Return the places of the letters that matched."""
    found = [(piece.start(), word) for piece in _PIECE.finditer(text) for word in matcher.words(piece[0], names)]
    places: set[int] = set()
    shown: set[int] = set()
    for at, (start, word) in enumerate(found):
        if word.lit:
            shown.add(at)
            places.update(start + place for place in word.lit)
    if shown:
        _light_fillers(found, shown, places)
    return places | matcher.pattern.places(text)


def _light_fillers(found: list[tuple[int, LitWord]], shown: set[int], places: set[int]) -> None:
    """Light small words of the search where they touch a lit word."""
    for order in (range(len(found)), range(len(found) - 1, -1, -1)):
        for at in order:
            start, word = found[at]
            if word.filler and at not in shown and shown & {at - 1, at + 1}:
                shown.add(at)
                places.update(start + place for place in word.places)


def _spans(places: set[int]) -> tuple[Span, ...]:
    spans: list[tuple[int, int]] = []
    for place in sorted(places):
        if spans and spans[-1][1] == place:
            spans[-1] = (spans[-1][0], place + 1)
        else:
            spans.append((place, place + 1))
    return tuple(spans)
