"""Texts as small numbers: one class for each letter, one code for each three letters."""

from collections.abc import Iterable
from functools import cache

import numpy as np
from numpy.typing import NDArray

from db.index.fold import MARK, fold

Classes = NDArray[np.uint8]
Codes = NDArray[np.uint16]

SPACE = 0
_PLAIN = "abcdefghijklmnopqrstuvwxyz0123456789"
_OTHERS = 211
"""Classes shared by the letters of all other scripts."""
_DOT, _BREAK, _DROP = 253, 254, 255
"""A full stop, the end of a row, and what leaves no trace: apostrophes and accents."""
CODES = 1 << 16
_DIRECT = 37**3
"""Codes of three plain letters or spaces; the rest is shared by three letters of any script."""
_FOLDED = 0x3100
"""Code points below have a folded spelling worth looking up; above are scripts without case or accents."""
_SHOWN = np.frombuffer(
    b" " + _PLAIN.encode() + bytes(range(128, 155)) + bytes(min(at + 91, 255) for at in range(64, 250)), np.uint8
)
"""A Latin-1 byte for each class, to hand normal texts to rapidfuzz."""


def _class_of(char: str) -> int:
    folded = fold(char)
    if folded in ("'", MARK):
        return _DROP
    if folded in _PLAIN:
        return 1 + _PLAIN.index(folded)
    return 37 + ord(folded) % _OTHERS if folded.isalnum() else SPACE


@cache
def _table() -> Classes:
    """The class of every code point of the basic plane."""
    table = np.full(0x10000, SPACE, np.uint8)
    points = np.arange(_FOLDED, 0xFE00)
    table[_FOLDED:0xFE00] = 37 + points % _OTHERS
    table[0xD800:0xF900] = SPACE  # surrogates and private use
    for low, high in ((0, _FOLDED), (0xFE00, 0x10000)):
        table[low:high] = [_class_of(chr(point)) for point in range(low, high)]
    table[ord("\n")] = _BREAK
    table[ord(".")] = _DOT
    return table


def _classes(text: str) -> Classes:
    points = np.frombuffer(text.encode("utf-32-le", "replace"), np.uint32)
    found: Classes = _table().take(np.where(points < 0x10000, points, 0x20))
    return found


def _squeezed(classes: Classes) -> Classes:
    """Leave out what leaves no trace, the stops of acronyms, and every space after a space."""
    kept = classes[classes != _DROP]
    stops = np.flatnonzero(kept == _DOT)
    if len(stops):
        letter = np.zeros(len(kept) + 3, bool)  # two places before the first and one after the last
        letter[2:-1] = (kept != SPACE) & (kept < _DOT)
        # u.k and u.s.a: a stop between letters that stand alone
        inside = letter[stops + 1] & ~letter[stops] & letter[stops + 3] & ~letter[np.minimum(stops + 4, len(kept) + 2)]
        kept[stops] = np.where(inside, _DROP, SPACE)
        kept = kept[kept != _DROP]
    blank = kept == SPACE
    keep = np.ones(len(kept), bool)
    keep[1:] = ~(blank[1:] & blank[:-1])
    return np.compress(keep, kept)


def rows_of(texts: Iterable[str]) -> Classes:
    """Return the classes of texts one after another, each begun by a space and ended by a break."""
    lines = [text.replace("\n", " ") if "\n" in text else text for text in texts]
    return _squeezed(_classes("".join((" ", " \n ".join(lines), " \n")) if lines else ""))


def normal_rows(classes: Classes) -> list[str]:
    """Return the normal spelling of each row: ` boots on the ground `, one Latin-1 letter for each class."""
    shown = np.where(classes == _BREAK, np.uint8(10), _SHOWN[np.minimum(classes, len(_SHOWN) - 1)])
    return shown.astype(np.uint8).tobytes().decode("latin-1").split("\n")[:-1]


def normal(texts: Iterable[str]) -> list[str]:
    """Return the normal spelling of each text, with a space at both ends."""
    return normal_rows(rows_of(texts))


def trigrams(classes: Classes) -> tuple[Codes, NDArray[np.uint16]]:
    """Return the code of every three letters in a row, and the number of the row, of at most 65,536, each stands in."""
    ends = classes == _BREAK
    row = np.cumsum(ends, dtype=np.uint16)
    flat = np.where(ends, SPACE, classes).astype(np.uint32)
    first, second, third = flat[:-2], flat[1:-1], flat[2:]
    codes = (first * 37 + second) * 37 + third
    other = (first > 36) | (second > 36) | (third > 36)
    if other.any():
        shared = _DIRECT + ((first * 65599 + second) * 65599 + third) % (CODES - _DIRECT)
        codes = np.where(other, shared, codes)
    inside = ~ends[:-2] & ~ends[1:-1] & ~ends[2:]
    inside &= ~((first == SPACE) & (second == SPACE)) & ~((second == SPACE) & (third == SPACE))
    return codes[inside].astype(np.uint16), row[:-2][inside]


def pair_codes(pair: str) -> list[int]:
    """Return the codes of which every text with two plain letters side by side has at least one; none of others."""
    spelt = normal([pair])[0].strip()
    if len(spelt) != 2 or not all(letter in _PLAIN for letter in spelt):
        return []
    first, second = (1 + _PLAIN.index(letter) for letter in spelt)
    before = [(other * 37 + first) * 37 + second for other in range(37)]
    after = [(first * 37 + second) * 37 + other for other in range(37)]
    return sorted({*before, *after})


def codes_of(text: str, begins: bool = True, ends: bool = False) -> list[int]:
    """Return the different codes of a text, sorted: of one that `begins` a word, and `ends` one."""
    whole = rows_of([text])
    if len(whole) <= 3:  # a space at both ends, or one that is both, and the break
        return []
    held = whole[0 if begins else 1 : -1 if ends else -2]
    return sorted(set(trigrams(np.append(held, _BREAK).astype(np.uint8))[0].tolist()))
