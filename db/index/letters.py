"""Texts as small numbers: one class for each letter, one code for each three letters."""

from collections.abc import Iterable
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from db.index.fold import MARK, fold

Classes = NDArray[np.uint8]
Codes = NDArray[np.uint16]

SPACE = 0
_PLAIN = "abcdefghijklmnopqrstuvwxyz0123456789"
_OTHERS = 211
"""Classes shared by the letters of all other scripts."""
_UNMET, _DOT, _BREAK, _DROP = 252, 253, 254, 255
"""Not worked out yet, a full stop, the end of a row, and what leaves no trace: apostrophes and accents."""
_NOT_MET, _DROPPED = bytes([_UNMET]), bytes([_DROP])
CODES = 1 << 16
NO_CODE = 0
"""That of three spaces, which never stand side by side."""
_DIRECT = 37**3
"""Codes of three plain letters or spaces; the rest is shared by three letters of any script."""
_FOLDED = 0x3100
"""Code points below have a folded spelling worth looking up; above are scripts without case or accents."""
_SHOWN = b" " + _PLAIN.encode() + bytes(range(128, 155)) + bytes(min(at + 91, 255) for at in range(64, 256))
"""A Latin-1 byte for each class, to hand normal texts to rapidfuzz."""
_LINES = _SHOWN[:_BREAK] + b"\n" + _SHOWN[_BREAK + 1 :]


def _class_of(char: str) -> int:
    if char == "\n":
        return _BREAK
    if char == ".":
        return _DOT
    folded = fold(char)
    if folded in ("'", MARK):
        return _DROP
    if folded in _PLAIN:
        return 1 + _PLAIN.index(folded)
    return 37 + ord(folded) % _OTHERS if folded.isalnum() else SPACE


@cache
def _table() -> Classes:
    """The class of every code point of the basic plane; what is beyond it comes as two surrogates, which are spaces.

    To fold all letters there are takes longer than many a search, so a page of 256 is filled when one of it is met.
    """
    table = np.full(0x10000, _UNMET, np.uint8)
    points = np.arange(_FOLDED, 0xFE00)
    table[_FOLDED:0xFE00] = 37 + points % _OTHERS
    table[0xD800:0xF900] = SPACE  # surrogates and private use
    return table


def _of_plane(points: NDArray[np.uint16]) -> bytes:
    """Return the class of each code point of the basic plane."""
    table = _table()
    classes = table.take(points).tobytes()
    if _NOT_MET not in classes:
        return classes
    for page in np.flatnonzero(np.bincount(points >> 8)).tolist():
        first, end = page << 8, page + 1 << 8
        if table[first] == _UNMET:
            table[first:end] = [_class_of(chr(point)) for point in range(first, end)]
    return table.take(points).tobytes()


@cache
def _ascii() -> tuple[bytes, bytes]:
    """The class of every byte, and the bytes that leave no trace; of texts that have none above 127."""
    classes = bytes(_class_of(chr(point)) for point in range(128))
    return classes + bytes(128), bytes(point for point in range(128) if classes[point] == _DROP)


def _classes(text: str) -> bytes:
    """Return the class of each letter, without what leaves no trace."""
    if text.isascii():  # which is much quicker, and most are
        return text.encode().translate(*_ascii())
    points = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16)
    return _of_plane(points).translate(None, _DROPPED)


def _squeezed(classes: bytes) -> Classes:
    """Leave out the stops of acronyms, and every space after a space."""
    found = np.frombuffer(b"\0\0%b\0\0" % classes, np.uint8)  # two places before the first and after the last
    stops = np.flatnonzero(found == _DOT)
    if len(stops):
        found = found.copy()
        letter = (found != SPACE) & (found < _DOT)
        # u.k and u.s.a: a stop between letters that stand alone
        inside = letter[stops - 1] & ~letter[stops - 2] & letter[stops + 1] & ~letter[stops + 2]
        found[stops] = np.where(inside, _DROP, SPACE)
    blank = found == SPACE
    kept = ~(blank[2:-2] & blank[1:-3])
    kept[:1] = True
    if len(stops):
        kept &= found[2:-2] != _DROP
    left: Classes = found[2:-2][kept]
    return left


def rows_of(texts: Iterable[str]) -> Classes:
    """Return the classes of texts one after another, each begun by a space and ended by a break."""
    lines = [text.replace("\n", " ") if "\n" in text else text for text in texts]
    return _squeezed(_classes("".join((" ", " \n ".join(lines), " \n")) if lines else ""))


def spelt(classes: Classes) -> str:
    """Return the normal spelling of rows, a line each: ` boots on the ground `, one Latin-1 letter for each class."""
    return classes.tobytes().translate(_LINES).decode("latin-1")


def normal_rows(classes: Classes) -> list[str]:
    """Return the normal spelling of each row."""
    return spelt(classes).split("\n")[:-1]


def normal(texts: Iterable[str]) -> list[str]:
    """Return the normal spelling of each text, with a space at both ends."""
    return normal_rows(rows_of(texts))


@lru_cache(maxsize=1024)
def normal_words(text: str) -> tuple[str, ...]:
    """Return the words of a text in normal spelling."""
    return tuple(normal((text,))[0].split())


def codes_at(classes: Classes) -> Codes:
    """Return the code of the three letters that begin at each place, NO_CODE where a row ends within them."""
    ends = np.flatnonzero(classes == _BREAK)
    flat = np.zeros(len(classes) + 2, np.uint16)
    flat[:-2] = classes
    flat[ends] = SPACE
    codes = (flat[:-2] * 37 + flat[1:-1]) * 37 + flat[2:]
    other = flat > 36
    if other.any():
        at = np.flatnonzero(other[:-2] | other[1:-1] | other[2:])
        first, second, third = (flat[at + step].astype(np.uint32) for step in range(3))
        shared = _DIRECT + ((first * 65599 + second) * 65599 + third) % (CODES - _DIRECT)
        codes[at] = shared
    for step in range(3):
        codes[ends - step] = NO_CODE  # a row has at least a space and its end, so this reaches into no other
    return codes


def blanks(classes: Classes) -> NDArray[np.bool_]:
    """Return where there is no letter: a space or the end of a row."""
    found: NDArray[np.bool_] = (classes == SPACE) | (classes == _BREAK)
    return found


def row_sizes(classes: Classes) -> NDArray[np.intp]:
    """Return how many places each row takes."""
    return np.diff(np.flatnonzero(classes == _BREAK), prepend=-1)


def pair_codes(pair: str) -> list[int]:
    """Return the codes of which every text with two plain letters side by side has at least one; none of others."""
    spelt = normal([pair])[0].strip()
    if len(spelt) != 2 or not all(letter in _PLAIN for letter in spelt):
        return []
    first, second = (1 + _PLAIN.index(letter) for letter in spelt)
    before = [(other * 37 + first) * 37 + second for other in range(37)]
    after = [(first * 37 + second) * 37 + other for other in range(37)]
    return sorted({*before, *after})


@lru_cache(maxsize=1024)
def codes_of(text: str, begins: bool = True, ends: bool = False) -> tuple[int, ...]:
    """Return the different codes of a text, sorted: of one that `begins` a word, and `ends` one."""
    whole = rows_of((text,)).tobytes()
    if len(whole) <= 3:  # a space at both ends, or one that is both, and the break
        return ()
    held = whole[0 if begins else 1 : -1 if ends else -2]
    return tuple(sorted({_code(*held[at : at + 3]) for at in range(len(held) - 2)}))


def _code(first: int, second: int, third: int) -> int:
    """Return what `codes_at` gives three letters."""
    if max(first, second, third) < 37:
        return (first * 37 + second) * 37 + third
    return _DIRECT + (((first * 65599 + second) * 65599 + third) & 0xFFFFFFFF) % (CODES - _DIRECT)
