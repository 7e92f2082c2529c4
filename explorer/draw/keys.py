"""The line of keys at the foot of a dialog."""

from collections.abc import Iterable, Sequence

from explorer.draw.piece import Line, Piece, cut_line
from explorer.keymap import Keymap


def told_keys(keymap: Keymap, keys: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The key of each command in effect, with what it does in this place."""
    return [(keymap.told(name), word) for name, word in keys]


def keys_line(keys: Sequence[tuple[str, str]], width: int) -> Line:
    """``enter filter by  esc close``: each key with what it does."""
    line: list[Piece] = [Piece(" ")]
    for key, word in keys:
        if len(line) > 1:
            line.append(Piece("  "))
        line += [Piece(key, "accent", bold=True), Piece(" " + word, "muted")]
    return cut_line(tuple(line), width)
