"""The other quotes of an article, one a line, the one that is shown held."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from db.extract.quote import ActorKind
from explorer.commands import BY_ID
from explorer.draw.piece import Ground, Ink, Line, Piece, cut, left, length, plain, width_of
from explorer.draw.rows import bar
from explorer.draw.words import code_of, kind_glyph, kind_ink, quote_text, status_word
from explorer.keymap import Keymap

if TYPE_CHECKING:
    from db.ask.beside import Beside

NAME = 12


def also_lines(
    quotes: Sequence[Beside], current: int | None, width: int, height: int, where: str, keymap: Keymap | None = None
) -> list[Line]:
    """A heading and as many of the quotes as there is room for, the current one among them; the keys that turn them."""
    if height < 2 or not quotes:
        return []
    where = plain(where)
    keys = _turning(keymap, width_of(where) <= width - 30) if keymap is not None else ()
    title = Piece(f"Also in {cut(where, max(1, width - 10 - length(keys)))}", bold=True)
    head: Line = (Piece(" "), title, *keys)
    ids = [quote.row.id for quote in quotes]
    at = ids.index(current) if current in ids else 0
    first = max(0, min(at - (height - 1) // 2, len(quotes) - (height - 1))) if at >= height - 1 else 0
    return [head, *(_row(quote, quote.row.id == current, width) for quote in quotes[first : first + height - 1])]


def _turning(keymap: Keymap, words: bool) -> Line:
    """``  n next  p previous``."""
    line: list[Piece] = []
    for name in ("quote.next", "quote.previous"):
        command = BY_ID[name]
        word = f" {command.short}" if words else ""
        gap = "  " if words or not line else " "
        line += [Piece(gap), Piece(keymap.told(name) + word, "faint", tag=f"do:{command.action}")]
    return tuple(line)


def surname(name: str | None, kind: ActorKind | None) -> str:
    """The last word of a person's name, the whole of any other."""
    if name is None:
        return "unknown"
    return plain(name.split()[-1]) if kind == "person" and name.split() else plain(name)


def _row(quote: Beside, held: bool, width: int) -> Line:
    row = quote.row
    words, _ = quote_text(plain(row.text), row.kind)
    status = status_word(row.status)
    said = f"{status} {words}" if status else words
    room = max(0, width - 8 - NAME - 1 - 1)
    name = surname(row.speaker, quote.kind)
    ground: Ground | None = "rest" if held else None
    ink: Ink = "denied" if row.status == "negated" else "muted"
    tag = f"quote:{row.id}"
    mark = bar("rest" if held else "no")
    return (
        Piece(mark.text, mark.ink, on=ground),
        Piece(kind_glyph(row.kind, row.aloud) + " ", kind_ink(row.kind, row.status), on=ground, tag=tag),
        Piece(left(code_of(row.country), 4) + " ", "muted", bold=True, on=ground, tag=tag),
        Piece(left(name, NAME) + " ", on=ground, tag=tag),
        Piece(left(said, room) + " ", ink, on=ground, tag=tag),
    )
