"""Wrong use of a command that reads articles, refused before anything is read or made."""

from collections.abc import Sequence
from pathlib import Path

from db.read.error import MisfitError, ReadError
from db.read.fit import wrong_use
from db.read.wants import Wants
from explorer.failure import USAGE, CommandError, say


def check(paths: Sequence[Path], wants: Wants, prune: bool = False) -> None:
    """Refuse what is wrong use before anything is read; raises CommandError.

    With `prune` a path may be gone: what was read from it is to be removed.
    """
    wrong = wrong_use(paths, wants)
    if not wrong or (prune and not any(isinstance(error, MisfitError) for error in wrong)):
        return
    for error in wrong[:-1]:
        say(f"{_place(error)}: {error.reason}", error.remedy)
    raise CommandError(f"{_place(wrong[-1])}: {wrong[-1].reason}", wrong[-1].remedy, USAGE)


def _place(error: ReadError) -> str:
    return f"{error.where}, {error.place}" if error.place else error.where
