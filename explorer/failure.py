"""What the command line says when something is wrong: one plain line, the remedy below it, and an exit status."""

import sys

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
