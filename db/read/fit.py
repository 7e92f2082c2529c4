"""What is wrong with the paths and columns a person named, told before anything is read."""

from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from db.read.discover import missing
from db.read.error import MisfitError, ReadError
from db.read.form import by_name
from db.read.sources import sources
from db.read.wants import Wants

_LOOKED_AT = 20
"""Rows of a table of which one has to fit."""


def wrong_use(paths: Iterable[Path], wants: Wants) -> list[ReadError]:
    """Return the paths that are not there; else, where all are tables and none has the columns, what each lacks."""
    paths = list(paths)
    if absent := list(missing(paths)):
        return absent
    found: list[ReadError] = []
    for path in paths:
        misfit = _misfit(path, wants)
        if misfit is None:
            return []
        found.append(misfit)
    return found


def _misfit(path: Path, wants: Wants) -> MisfitError | None:
    """What a table of articles lacks to be one; None where it is another file, or fits."""
    kind = by_name(path.name) if path.is_file() else None
    kind = by_name(path.stem) if kind == "packed" else kind
    if kind not in ("jsonl", "csv", "tsv") and not (kind == "json" and wants.columns):
        return None
    first = list(islice(sources(path, wants), _LOOKED_AT))
    misfits = [row for row in first if isinstance(row, MisfitError)]
    return misfits[0] if misfits and len(misfits) == len(first) else None
