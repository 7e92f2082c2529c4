"""`onrecord extract`: what is found in articles, printed, with no database."""

import sys
from collections.abc import Sequence
from pathlib import Path

from db.extract.quote import Extracts
from db.read.discover import find_files
from db.read.error import ReadError
from db.read.file import read_article
from explorer.failure import WRONG, CommandError, say
from explorer.record import record, to_json


def extract(paths: Sequence[Path], model: str | None) -> int:
    """Print a line of JSON for each article; returns the exit status, 1 where something was skipped."""
    status = 0
    files: dict[Path, None] = {}
    for path in paths:
        try:
            files |= dict.fromkeys(find_files([path]))
        except ReadError as error:
            say(f"skipped {path}: {error.reason}", error.remedy)
            status = WRONG
    if not files:
        return status
    extractor = _load(model)
    return max([status, *(_print(file, extractor) for file in files)])


def _load(model: str | None) -> Extracts:
    """Load the extractor; to import it takes a second, so only what has something to read does."""
    from db.extract.extract import Extractor

    try:
        return Extractor(model)
    except OSError as error:
        raise CommandError(f"cannot load the language model: {error}", "install it, or leave --model out") from error


def _print(file: Path, extractor: Extracts) -> int:
    try:
        article = read_article(file)
        line = to_json(record(article, extractor.extract(article)))
    except ReadError as error:
        say(f"skipped {file}: {error.reason}", error.remedy)
        return WRONG
    except Exception as error:  # one article must not cost the others
        say(f"skipped {file}: {type(error).__name__}: {error}", "a fault of onrecord: please report it with the file")
        return WRONG
    sys.stdout.write(line + "\n")
    return 0
