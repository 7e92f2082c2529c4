"""Quotes from the library into a format and a place."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from db.ask.cancel import Cancel
from db.ask.language import print_query
from db.ask.library import Library
from db.ask.query import Query
from db.ask.record import Handout, Record
from explorer.export import destination
from explorer.export.format import ABOUT, Commission, To
from explorer.export.writer import WRITERS

Told = Callable[[int, int], None]
"""Takes how many quotes are written, and of how many."""
_OFTEN = 500


@dataclass(frozen=True, slots=True)
class Written:
    """What came of an export."""

    quotes: int
    notes: Sequence[str] = ()


def hand_over(
    library: Library,
    chosen: Query | Sequence[int],
    to: To,
    target: Path,
    *,
    with_text: bool = False,
    force: bool = False,
    told: Told = lambda done, total: None,
    cancel: Cancel | None = None,
    accessed: date | None = None,
) -> Written:
    """Write the quotes of a query, or those of some ids; where there are none, nothing is written.

    `-` is standard output. Raises ExportError, LibraryError, Cancelled, OSError; a file is there whole or as it was.
    """
    about = ABOUT[to]
    if target != destination.STDOUT:
        destination.check(target, force, library.path)
    write = WRITERS[to]
    with library.handout(chosen, about.group, cast=about.cast, cancel=cancel) as handout:
        if not handout.total:
            return Written(0)
        asked = print_query(chosen) if isinstance(chosen, Query) else "what was marked"
        wanted = Commission(asked, handout.total, accessed or date.today(), with_text)
        records = _counted(handout, told)
        if target == destination.STDOUT:
            with destination.standard_output(about.binary) as out:
                return Written(handout.total, write(records, out, wanted))
        if to == "brat" and target.suffix.lower() != ".zip":
            from explorer.export.brat import write_folder

            with destination.folder(target) as folder:
                write_folder(records, folder, wanted)
            return Written(handout.total)
        with destination.file(target, force) as file:
            return Written(handout.total, write(records, file, wanted))


def _counted(handout: Handout, told: Told) -> Iterator[Record]:
    for done, record in enumerate(handout):
        if not done % _OFTEN:
            told(done, handout.total)
        yield record
    told(handout.total, handout.total)
