"""`onrecord import csv --dry-run`: what each column of a table is taken for, and the first rows as they would go in."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from db.load.entry import BadLineError, Entry, UnfitError
from db.load.source import Odd
from db.load.table import Look, Told, look
from explorer.failure import USAGE, WRONG, say
from explorer.text import one_line

_SHOWN = 3


def preview(paths: Sequence[Path], told: Told) -> int:
    """Print what tables are taken for, and return the exit status; nothing is written."""
    status = 0
    for path in paths:
        name = one_line(str(path))
        try:
            found = look(path, told, _SHOWN)
        except (OSError, EOFError, BadLineError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            remedy, holds = (error.remedy, error.holds) if isinstance(error, UnfitError) else ("", "")
            say(f"{name}: {reason}", remedy, holds)
            status = USAGE
            continue
        print("\n".join(_lines(name, found)))
        if not found.first:
            print(f"{name}: holds no quotes")
            status = max(status, WRONG)
        if any(isinstance(item.what, BadLineError) for item in found.first):
            status = max(status, WRONG)
    if status != USAGE:
        print("nothing was written: the same command without --dry-run imports")
    return status


def _lines(name: str, found: Look) -> Iterator[str]:
    yield f"{name}: {one_line(found.written)}"
    names = found.columns.names
    width = min(40, max(len(one_line(column)) for column in names))
    if found.is_own:
        yield "  a table of onrecord: all of it is taken over but numbers, places and decisions"
        names = ()
    for number, column in enumerate(names, 1):
        field = found.columns.field_of(number - 1)
        yield f"  {number:>2}  {one_line(column) or '(no name)':<{width}}  {field or '-  not taken over'}"
    if found.order:
        yield f"  dates: the {'day' if found.order == 'dmy' else 'month'} stands first"
    for item in found.first:
        what = item.what
        if isinstance(what, Entry):
            yield f"line {item.number}: {one_line(what.text)}"
            yield from (f"  {name:<10}{one_line(value)}" for name, value in _facts(what))
        elif isinstance(what, Odd):
            yield f"line {item.number}: {one_line(what.reason)}"
        else:
            yield f"line {item.number} would be left out: {one_line(str(what))}"


def _facts(entry: Entry) -> Iterator[tuple[str, str]]:
    more = entry.more
    yield "speaker", entry.speaker or "nobody is named"
    if more is None:
        return
    told = [
        ("country", more.country), ("role", more.role), ("about", " ".join(more.about)), ("said", more.said),
        ("printed", entry.date), ("outlet", more.outlet), ("title", more.title), ("author", more.author),
        ("url", " ".join(entry.urls)), ("kind", more.kind if more.kind != "direct" else None),
        ("status", more.status if more.status != "asserted" else None), ("note", more.note),
    ]  # fmt: skip
    yield from ((name, value) for name, value in told if value)
