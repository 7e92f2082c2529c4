"""Keys with what they do, each a button: at the foot of a screen, of a dialog, beside a heading."""

import re
from collections.abc import Iterable, Sequence

from rich.cells import cell_len

from explorer.draw.piece import Ink, Line, Piece, cut_line, length
from explorer.keymap import Keymap
from explorer.keys import key_name

_PARTS = re.compile(r"[↑↓←→]|\s+|[^\s↑↓←→]+")
"""Keys that are shown together, and the blanks between."""
_ARROWS = frozenset("↑↓←→")


def told_keys(keymap: Keymap, keys: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The key of each command in effect, with what it does in this place."""
    return [(keymap.told(name), word) for name, word in keys]


def key_pieces(shown: str, word: str, tags: Sequence[str] = (), ink: Ink = "muted") -> list[Piece]:
    """``↑ ↓ move``: a click presses the key, or does what its tag says; one tag is that of all and of the word."""
    several = len(tags) > 1 or not _ARROWS.isdisjoint(shown)
    if len(tags) == 1 or not several:
        pieces = [Piece(shown, "accent", bold=True, tag=tags[0] if tags else _pressed(shown))]
    else:
        parts, own = _PARTS.findall(shown), iter(tags)
        pieces = [
            Piece(part, "accent", bold=not part.isspace(), tag=None if part.isspace() else next(own, _pressed(part)))
            for part in parts
        ]
    if len(pieces) == 1:
        return [*pieces, Piece(f" {word}", ink, tag=pieces[0].tag)]
    tags_of = [piece.tag for piece in pieces if piece.tag]
    words = re.split(r"(?<=,)(?= )", f" {word}")
    if len(words) != len(tags_of):
        return [*pieces, Piece(f" {word}", ink)]
    # "next, previous": each word is that of its own key.
    return [*pieces, *(Piece(one, ink, tag=tag) for one, tag in zip(words, tags_of, strict=True))]


def _pressed(shown: str) -> str | None:
    """The tag that presses a key."""
    key = key_name(shown)
    return f"key:{key}" if key else None


def keys_line(keys: Sequence[tuple[str, str]], width: int) -> Line:
    """``enter filter by  esc close``: each key with what it does, whole; the last, the way out, where any has room."""
    shown = list(keys)
    while len(shown) > 1 and _length(shown) > width:
        del shown[-2]
    line: list[Piece] = [Piece(" ")]
    for place, (key, word) in enumerate(shown):
        if place:
            line.append(Piece("  "))
        line += key_pieces(key, word)
    return cut_line(tuple(line), width)


def told_foot(does: str, rest: str, width: int) -> Line:
    """``enter runs it   type a word …``: the sentence where there is room for all of it."""
    line: Line = (Piece(" "), *key_pieces("enter", does))
    whole: Line = (*line, Piece(f"   {rest}", "muted"))
    return whole if length(whole) <= width else cut_line(line, width)


def _length(keys: Sequence[tuple[str, str]]) -> int:
    return 1 + sum(cell_len(key) + 1 + cell_len(word) for key, word in keys) + 2 * (len(keys) - 1)
