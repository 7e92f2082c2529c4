"""`onrecord search --batch`: many queries, one a line, each answered with a line of JSON."""

import sys
import time
from collections.abc import Iterator
from contextlib import nullcontext
from functools import partial
from pathlib import Path

from db.ask.hit import asks
from db.ask.language import parse_lenient
from db.ask.library import Library
from db.ask.pattern import read_pattern
from db.ask.row import QuoteRow
from explorer.command_index import believed
from explorer.failure import USAGE, CommandError
from explorer.listing.quote import QUOTE_ROWS
from explorer.record import to_json

STDIN = Path("-")


def batch(file: Path, db: Path, limit: int | None) -> int:
    """Answer every line of a file as soon as it is read; returns the exit status, 2 where a query could not be read."""
    library = Library(db)
    failed = False
    try:
        believed(db, library.warm)
        for text in _lines(file):
            answer = believed(db, partial(_answer, library, text, limit))
            failed = failed or "error" in answer
            sys.stdout.write(to_json(answer) + "\n")
            sys.stdout.flush()
    finally:
        library.close()
    return USAGE if failed else 0


def check(file: Path) -> None:
    """Refuse a file that is not there, before a library is opened or made; raises CommandError."""
    if file != STDIN and not file.exists():
        raise CommandError(f"cannot read {file}: there is no such file", "name a file with a query a line", USAGE)


def _lines(file: Path) -> Iterator[str]:
    """The queries of a file, `-` for standard input, each as soon as it is there."""
    try:
        source = nullcontext(sys.stdin.buffer) if file == STDIN else file.open("rb")
    except OSError as error:
        raise CommandError(f"cannot read {file}: {error.strerror}", "name a file with a query a line", USAGE) from error
    with source as stream:
        for line in iter(stream.readline, b""):
            yield line.decode("utf-8", errors="replace").rstrip("\r\n")


def _answer(library: Library, text: str, limit: int | None) -> dict[str, object]:
    """The quotes of one query; of one that cannot be read, what is wrong, and the quotes of the rest of it."""
    begun = time.perf_counter()
    query, error = parse_lenient(text)
    wrong = str(error) if error is not None else None
    rows: list[QuoteRow] = []
    if not text.strip():
        pass  # a blank line asks for nothing: its answer keeps the place of the line
    elif (query.text.strip() and not asks(read_pattern(query.text))) or (query.is_empty and error is None):
        wrong = wrong or "nothing to search for: type two letters or more"
    elif error is None or not query.is_empty:
        rows = library.quotes(query, limit=limit or max(library.counts(query).quotes, 1))
    took = (time.perf_counter() - begun) * 1000
    answer: dict[str, object] = {"query": text, "took_ms": round(took, 3)}
    if wrong is not None:
        answer["error"] = wrong
    answer["results"] = [QUOTE_ROWS.record(row) for row in rows]
    return answer
