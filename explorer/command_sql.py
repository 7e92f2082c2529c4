"""`onrecord sql`: the library's own file, opened to be read by SQL."""

import csv
import os
import shutil
import sqlite3
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from db.ask.connection import DamagedError, open_read_only
from explorer.failure import USAGE, WRONG, CommandError, say
from explorer.record import to_json
from explorer.text import one_line, visible

_PROMPT, _MORE = "sql> ", "...> "


def run(db: Path, sql: str, form: str) -> int:
    """Print the rows of a statement; returns the exit status, 1 where there are none."""
    with closing(_opened(db)) as connection:
        try:
            count = _print(connection, sql, form)
        except sqlite3.Error as error:
            if getattr(error, "sqlite_errorcode", -1) & 0xFF == sqlite3.SQLITE_CORRUPT:
                raise DamagedError(db) from error
            raise CommandError(
                f"cannot run the SQL: {error}", "docs/database.md lists tables and columns", USAGE
            ) from error
    return 0 if count else WRONG


def shell(db: Path) -> int:
    """Hand the terminal to sqlite3, the file opened read-only; where there is no sqlite3, read statements here."""
    _opened(db).close()  # or it is no library
    program = shutil.which("sqlite3")
    if program is not None:
        sys.stdout.flush()
        os.execv(program, [program, "-readonly", "-header", "-column", str(db)])
    say("no sqlite3 is installed: statements are read here, each ends with ;", "ctrl-d ends it")
    with closing(_opened(db)) as connection:
        _converse(connection)
    return 0


def _opened(db: Path) -> sqlite3.Connection:
    """Open the library; no statement can write, into another file neither."""
    connection = open_read_only(db)
    connection.execute("PRAGMA query_only = ON")
    denied = {sqlite3.SQLITE_ATTACH, sqlite3.SQLITE_DETACH}

    def allowed(action: int, first: str | None, *rest: str | None) -> int:
        writes = action == sqlite3.SQLITE_PRAGMA and (first or "").lower() == "query_only"
        return sqlite3.SQLITE_DENY if writes or action in denied else sqlite3.SQLITE_OK

    connection.set_authorizer(allowed)
    return connection


def _print(connection: sqlite3.Connection, sql: str, form: str) -> int:
    """Print the rows as they come; returns how many."""
    cursor = connection.execute(sql)
    names = [column[0] for column in cursor.description or ()]
    if not names:
        return 0
    safe = visible if sys.stdout.isatty() else str
    out = csv.writer(sys.stdout, lineterminator="\n")
    if form == "csv":
        out.writerow(names)
    elif form == "table":
        print("\t".join(map(one_line, names)))
    count = 0
    for row in cursor:
        count += 1
        cells = [cell.hex() if isinstance(cell, bytes) else cell for cell in row]
        if form == "jsonl":
            sys.stdout.write(to_json(_named(names, cells)) + "\n")
        elif form == "csv":
            out.writerow([safe(cell) if isinstance(cell, str) else cell for cell in cells])
        else:
            print("\t".join("" if cell is None else one_line(str(cell)) for cell in cells))
    return count


def _named(names: Sequence[str], cells: Sequence[object]) -> dict[str, object]:
    """Name the cells; of two columns of one name the second has a number."""
    found: dict[str, object] = {}
    for name, cell in zip(names, cells, strict=True):
        number, key = 1, name
        while key in found:
            number += 1
            key = f"{name} {number}"
        found[key] = cell
    return found


def _converse(connection: sqlite3.Connection) -> None:
    """Read statements and print their rows until the input ends."""
    typed = ""
    while True:
        try:
            line = input((_MORE if typed else _PROMPT) if sys.stdin.isatty() else "")
        except EOFError:
            return
        typed += line + "\n"
        if sqlite3.complete_statement(typed):
            try:
                _print(connection, typed, "table")
            except sqlite3.Error as error:
                say(f"cannot run the SQL: {error}")
            typed = ""
