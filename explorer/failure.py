"""What the command line says when something is wrong: one plain line, the remedy below it, and an exit status."""

import sys
from pathlib import Path

from explorer.text import one_line, visible

WRONG, USAGE, STOPPED, PIPE = 1, 2, 130, 141
"""Exit statuses: something was wrong, the command was, ctrl-c, nobody reads the output (as SIGPIPE has it)."""


class CommandError(Exception):
    """Ends a command with a message for the person who typed it."""

    def __init__(self, message: str, remedy: str = "", status: int = WRONG, place: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        self.status = status
        self.place = place
        """Lines that show where, laid out already: the query with a caret under it."""


def say(message: str, remedy: str = "", place: str = "") -> None:
    """Print a message on standard error."""
    lines = [f"onrecord: {one_line(message)}"]
    lines += [f"  {line}" for line in visible(place).splitlines()]
    if remedy:
        lines.append(f"  {one_line(remedy)}")
    print("\n".join(lines), file=sys.stderr)


def explain(error: BaseException) -> int:
    """Say in a line or two what went wrong, and return the status; errors of the rooms below bring their own remedy."""
    if isinstance(error, CommandError):
        say(error.message, error.remedy, error.place)
        return error.status
    import click

    from db.ask.connection import DamagedError, LibraryError
    from db.store.error import DamagedError as DamagedDatabase
    from db.store.error import DatabaseError, NotLibraryError

    if isinstance(error, DamagedError | DamagedDatabase):
        say(f"{error.path} is damaged", _what_helps(error.path))
        return USAGE if isinstance(error, DamagedError) else WRONG
    if isinstance(error, DatabaseError):
        say(error.message, error.remedy)
        if isinstance(error, NotLibraryError):
            return USAGE
    elif isinstance(error, LibraryError):
        say(str(error))
        return USAGE  # to a search, 1 means that it found nothing
    elif isinstance(error, click.ClickException):
        say(error.format_message())
    elif isinstance(error, OSError):
        say(f"{error.filename or 'the system'}: {error.strerror or error}")
    else:
        say(f"{type(error).__name__}: {error}", "a fault of onrecord: with --debug it writes into a log where it is")
    return WRONG


def _what_helps(path: Path) -> str:
    """What to do about a damaged library: what was decided is saved first, where it can still be read."""
    import shlex
    import sqlite3
    from contextlib import closing

    from db.ask.connection import LibraryError, open_read_only
    from db.store.carry import exported

    again = "move it away and run onrecord build again"
    try:
        with closing(open_read_only(path)) as connection:
            connection.execute("BEGIN")
            (decided,) = connection.execute("SELECT count(*) FROM decision").fetchone()
            for _ in exported(connection):
                pass
    except (sqlite3.Error, LibraryError):
        return again
    if not decided:
        return again
    return (
        f"what you decided may be saved with onrecord decisions export FILE --db {shlex.quote(str(path))}; then {again}"
    )
