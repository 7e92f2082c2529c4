"""The line of keys at the foot of a dialog."""

from collections.abc import Iterable, Sequence

from rich.cells import cell_len

from explorer.draw.piece import Line, Piece, cut_line
from explorer.keymap import Keymap


def told_keys(keymap: Keymap, keys: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The key of each command in effect, with what it does in this place."""
    return [(keymap.told(name), word) for name, word in keys]


def keys_line(keys: Sequence[tuple[str, str]], width: int) -> Line:
    """``enter filter by  esc close``: each key with what it does, whole; the last, the way out, where any has room."""
    shown = list(keys)
    while len(shown) > 1 and _length(shown) > width:
        del shown[-2]
    line: list[Piece] = [Piece(" ")]
    for place, (key, word) in enumerate(shown):
        if place:
            line.append(Piece("  "))
        line += [Piece(key, "accent", bold=True), Piece(" " + word, "muted")]
    return cut_line(tuple(line), width)


def _length(keys: Sequence[tuple[str, str]]) -> int:
    return 1 + sum(cell_len(key) + 1 + cell_len(word) for key, word in keys) + 2 * (len(keys) - 1)
