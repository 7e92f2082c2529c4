"""What quotes have more than one of: the countries they are about, who carried them, the pieces they are in."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field

from db.ask.row import ViaRow
from db.read.article import Span

_ABOUT = """
SELECT quote_id, country FROM quote_country
WHERE role = 'about' AND quote_id IN (SELECT value FROM json_each(?)) ORDER BY quote_id, country
"""
_VIA = """
SELECT quote_id, name, country, basis FROM via
WHERE quote_id IN (SELECT value FROM json_each(?)) ORDER BY quote_id, ordinal
"""
_PIECES = """
SELECT quote_id, start, end FROM quote_span
WHERE quote_id IN (SELECT quote_id FROM quote_span WHERE ordinal = 1 AND quote_id IN (SELECT value FROM json_each(?)))
ORDER BY quote_id, ordinal
"""
"""Of quotes of more than one piece."""


@dataclass(slots=True)
class Attached:
    """What some quotes have, by their ids; those that have none are not in it."""

    about: dict[int, list[str]] = field(default_factory=dict)
    via: dict[int, list[ViaRow]] = field(default_factory=dict)
    pieces: dict[int, list[Span]] = field(default_factory=dict)
    """Of those in several pieces."""


def attached(connection: sqlite3.Connection, ids: Sequence[int]) -> Attached:
    """Read it of some quotes, with one statement for each kind."""
    found, asked = Attached(), (json.dumps(ids),)
    for quote, code in connection.execute(_ABOUT, asked):
        found.about.setdefault(quote, []).append(code)
    for quote, *carrier in connection.execute(_VIA, asked):
        found.via.setdefault(quote, []).append(ViaRow(*carrier))
    for quote, start, end in connection.execute(_PIECES, asked):
        found.pieces.setdefault(quote, []).append((start, end))
    return found
