"""`onrecord decisions`: what people decided, listed, written to a file, and taken over from one."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import closing, nullcontext
from dataclasses import asdict
from pathlib import Path

from db.ask.connection import open_read_only
from db.ask.decided import DecisionRow
from db.ask.library import Library
from db.store.carry import Carried, carry_in, exported
from db.store.session import Waiting
from explorer.failure import USAGE, WRONG, CommandError, say
from explorer.record import to_json
from explorer.text import one_line

STDIO = Path("-")
_PAGE = 1000
_SHOWN = 20
"""Bad lines that are named; of more only the number is said."""
_STATES = {"applied": "", "idle": "nothing to do", "undone": "taken back", "orphan": "orphan"}


def listed(db: Path, orphans: bool, form: str) -> int:
    """Print the decisions, the newest first; returns the exit status, 1 where there is none."""
    library = Library(db)
    count = 0
    try:
        for row in _rows(library, orphans):
            count += 1
            print(to_json(asdict(row)) if form == "jsonl" else _line(row))
    finally:
        library.close()
    if not count:
        say("no decision is an orphan" if orphans else "nothing is decided yet", "" if orphans else "the app's keys do")
    return 0 if count else WRONG


def export(db: Path, file: Path) -> int:
    """Write all decisions to a file, `-` for standard output; a file is there whole or as it was."""
    with closing(open_read_only(db)) as connection:
        connection.execute("BEGIN")  # all as they are at one moment
        lines = exported(connection)
        if file == STDIO:
            for line in lines:
                sys.stdout.write(line + "\n")
            return 0
        count = _write(file, lines)
    say(f"wrote {count:,} decision{'' if count == 1 else 's'} to {file}")
    return 0


def take_in(db: Path, file: Path) -> int:
    """Take over the decisions of a file, `-` for standard input; returns the exit status, 1 where a line is bad."""
    try:
        source = nullcontext(sys.stdin.buffer) if file == STDIO else file.open("rb")
    except OSError as error:
        raise CommandError(f"cannot read {file}: {error.strerror}", "name a file of decisions", USAGE) from error
    with source as lines:
        carried = carry_in(db, lines, Waiting(told=say))
    print(_account(carried))
    for bad in carried.bad[:_SHOWN]:
        say(f"line {bad.number} is left out: {bad.reason}")
    if len(carried.bad) > _SHOWN:
        say(f"{len(carried.bad) - _SHOWN:,} more lines are left out")
    if carried.missing:
        say(f"the file ends early: {carried.missing:,} of its decisions are not in it", "export them again")
    return WRONG if carried.bad else 0


def _account(carried: Carried) -> str:
    parts = [f"{carried.applied:,} applied", f"{carried.known:,} already there", f"{carried.orphaned:,} orphaned"]
    remedy = "; onrecord decisions list --orphans says why" if carried.orphaned else ""
    return ", ".join(parts) + remedy


def _write(file: Path, lines: Iterator[str]) -> int:
    """Write lines beside the file and put them in its place; returns how many decisions they are."""
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    count = -1  # the first line is about the file
    try:
        with beside.open("w", encoding="utf-8") as out:
            for line in lines:
                out.write(line + "\n")
                count += 1
        beside.replace(file)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise CommandError(f"cannot write {file}: {error.strerror}", "name a file that can be written") from error
    return count


def _rows(library: Library, orphans: bool) -> Iterator[DecisionRow]:
    offset = 0
    while rows := library.decisions(offset, _PAGE, orphans=orphans):
        yield from rows
        offset += len(rows)


def _line(row: DecisionRow) -> str:
    """One decision on one line: when, what, what of, and what came of it."""
    words = one_line(row.words)
    about = f"“{words}”" if row.doc else words
    parts = [row.made_at[:16].replace("T", " "), f"{row.verb:<10}", about]
    if row.detail:
        parts.append(f"[{one_line(row.detail)}]")
    if row.doc:
        parts.append(f"in {one_line(row.doc)}")
    if state := _STATES[row.state]:
        parts.append(f"({state}: {row.reason})" if row.reason else f"({state})")
    line = "  ".join(parts)
    room = shutil.get_terminal_size().columns if sys.stdout.isatty() else 0
    return line if not room or len(line) <= room else line[: room - 1] + "…"
