"""Which row of a table holds the names of its columns."""

from collections.abc import Sequence

from db.load.column import known_names
from db.load.entry import BadLineError
from db.read.container.parted import Unclosed
from db.reference.table import key

HEAD = 10
"""Rows among which the names of the columns stand; spreadsheets have titles above them."""


def names_at(rows: Sequence[list[str] | Unclosed | BadLineError], wanted: set[str]) -> int:
    """Find the row that holds the names of the columns: a title above them is one cell.

    Below a row of several cells a word that is also such a name may be anybody's: it takes two of them.
    """

    def worth(row: list[str] | Unclosed | BadLineError) -> tuple[int, bool]:
        if not isinstance(row, list):
            return 0, False
        asked = sum(bool(cell) and not cell.isdecimal() and key(cell) in wanted for cell in row)
        return known_names(row) + asked, sum(bool(cell.strip()) for cell in row) > 1

    worths = [worth(row) for row in rows]
    base = next((n for n, (_, wide) in enumerate(worths) if wide), 0)
    if worths[0][0]:
        base = 0
    best = max(range(len(rows)), key=lambda n: (worths[n], -n))
    return best if best < base or worths[best][0] > max(1, worths[base][0]) or not worths[base][1] else base
