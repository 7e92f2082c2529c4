"""`onrecord searches`: the saved searches, with how much each finds and what is new in it."""

import sys
from pathlib import Path

from rich.cells import cell_len, set_cell_size

from db.ask.library import Library
from db.ask.saved import SavedCounts, SavedSearch
from explorer.failure import USAGE, WRONG, CommandError, say
from explorer.record import to_json
from explorer.text import one_line

_WIDEST = 32
"""Cells of the column of names."""


def searches(db: Path, form: str) -> int:
    """Print them, each as soon as it is counted; returns the exit status, 1 where there are none."""
    library = Library(db)
    try:
        found = library.saved_searches()
        if not found:
            say("no search is saved", "w in the app saves what is shown")
            return WRONG
        width = min(_WIDEST, max(cell_len(one_line(one.name)) for one in found))
        for one in found:
            counts = library.saved_counts(one.query, one.seen_quote)
            sys.stdout.write(f"{to_json(_fields(one, counts)) if form == 'jsonl' else _row(one, counts, width)}\n")
    finally:
        library.close()
    return 0


def saved_query(name: str, db: Path) -> str:
    """The text of a search by its name. Raises CommandError where there is none, or a part of it cannot be read."""
    library = Library(db)
    try:
        found = library.saved_searches()
    finally:
        library.close()
    search = next((one for one in found if one.name == name), None)
    if search is None:
        raise CommandError(f"no saved search “{one_line(name)}”", "onrecord searches lists those there are", USAGE)
    if search.problem is not None:
        raise CommandError(f"cannot read the saved search “{one_line(name)}”: {search.problem}", "save it anew", USAGE)
    return search.text


def _fields(one: SavedSearch, counts: SavedCounts) -> dict[str, object]:
    return {
        "name": one.name,
        "query": one.text,
        "quotes": counts.quotes,
        "new": counts.new,
        "cut": counts.cut,
        "made_at": one.made_at,
        "seen_at": one.seen_at,
        "problem": one.problem,
    }


def _row(one: SavedSearch, counts: SavedCounts, width: int) -> str:
    more = "+" if counts.cut else ""
    new = f"{counts.new}{more} new" if counts.new else ""
    name = set_cell_size(one_line(one.name), width)
    problem = f"  ! cannot be read: {one_line(one.problem)}" if one.problem else ""
    return f"{name}  {counts.quotes:>7,}{more or ' '}  {new:>9}  {one_line(one.text)}{problem}"
