"""What stands beside an article in the reader: who carried the quote, what is known of it, the article's others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from db.ask.row import ArticlePage, QuoteCard
from explorer.draw.also import also_lines
from explorer.draw.chain import chain_lines
from explorer.draw.facts import plain_facts
from explorer.draw.piece import Line, Piece
from explorer.keymap import Keymap

if TYPE_CHECKING:
    from db.ask.beside import Beside

LEAST = 30
"""Columns below which nothing of it can be read."""


def side_lines(
    page: ArticlePage,
    card: QuoteCard | None,
    quotes: Sequence[Beside],
    width: int,
    height: int,
    versions: int | None = None,
    keymap: Keymap | None = None,
) -> list[Line]:
    """As many lines as asked, each behind a rule, dashes between the parts; a keymap where keys turn the quotes."""
    room = width - 1
    if room < LEAST:
        return []
    lines: list[Line] = []
    dashes: Line = (Piece("╌" * room, "line"),)
    current = None
    if card is not None:
        lines = [*chain_lines(page, card, room), dashes, *plain_facts(card, room, page, versions), dashes]
        current = card.row.id
    where = page.outlet or "this article"
    lines += also_lines(quotes, current, room, height - len(lines), where, keymap)
    lines += [()] * (height - len(lines))
    return [(Piece("│", "line"), *line) for line in lines[:height]]
