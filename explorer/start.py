"""`onrecord`: the app at once where at most a library is named, the command line for everything else.

The command line takes half as long to import as the app's first frame takes to be drawn.
"""

import gc
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from db.location import find_database
from explorer.failure import STOPPED, explain, say


def main() -> None:
    """Run what was typed and end with its exit status."""
    file = opened_alone(sys.argv[1:])
    if file is None:
        from explorer.cli import main as command_line

        command_line()
    else:
        sys.exit(_opened(file))


def opened_alone(arguments: Sequence[str]) -> Path | None:
    """Return the library that the app is to open with nothing asked; None where there is more to be done or said."""
    if (arguments and (len(arguments) != 2 or arguments[0] != "--db")) or "_ONRECORD_COMPLETE" in os.environ:
        return None
    if sys.stdin is None or sys.stdout is None or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return None
    file = find_database(Path(arguments[1]) if arguments else None)
    if not file.exists():
        return None
    from db.ask.connection import is_older  # what reads the library is needed in any case now

    return None if is_older(file) else file


def _opened(file: Path) -> int:
    if isinstance(sys.stdout, io.TextIOWrapper):  # a terminal that cannot show a letter gets a ?
        sys.stdout.reconfigure(errors="replace")
    gc.disable()  # what is made now stays; the app has it collect again once it stands
    try:
        from explorer.app import run_app

        return run_app(file)
    except KeyboardInterrupt:
        say("stopped")
        return STOPPED
    except Exception as error:
        from explorer.log import LOG

        LOG.error("%s", error, exc_info=True)
        return explain(error)
