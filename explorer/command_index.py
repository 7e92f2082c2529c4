"""`onrecord index`: the search index, brought up to date or made again; and what finds it damaged has it made again."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from db.ask.connection import IndexLostError
from explorer.failure import say

T = TypeVar("T")


def run(db: Path, rebuild: bool, quiet: bool) -> int:
    """Index what is pending, or everything, and say how much it was; returns the exit status."""
    count = mended(db, rebuild, quiet)
    if not quiet:
        print(f"{'indexed' if count else 'in order: nothing to index'}{f' {count:,}' if count else ''}")
    return 0


def mended(db: Path, rebuild: bool, quiet: bool = False) -> int:
    """Make the index good, with a progress bar; returns how many quotes, names, titles and sentences were indexed."""
    from db.store.index import mend
    from explorer.progress import shown

    with shown(quiet, "indexing") as show:
        return mend(db, again=rebuild, step=show)


def believed(db: Path, ask: Callable[[], T]) -> T:
    """Ask a library; where its index cannot be believed, have it made again first."""
    try:
        return ask()
    except IndexLostError as lost:
        reason, behind = str(lost).partition(";")[0], lost.behind
    # Not while the error is at hand: it holds on to the statement that met the damage, and with it to the old state.
    say(reason, "bringing it up to date" if behind else "making it again")
    mended(db, not behind)
    return ask()
