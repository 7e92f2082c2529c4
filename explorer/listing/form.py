"""The forms for programs: JSON lines, CSV, and a table of Markdown; each line as soon as there is a row."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal, TypeVar, get_args

from explorer.listing.column import Column, Value, record
from explorer.record import to_json

R = TypeVar("R")
Form = Literal["table", "jsonl", "csv", "md"]
FORMS: tuple[Form, ...] = get_args(Form)


def jsonl(columns: Sequence[Column[R]], rows: Iterable[R]) -> Iterator[str]:
    """A line of JSON a row, the data as they are."""
    for row in rows:
        yield to_json(record(columns, row))


def comma(columns: Sequence[Column[R]], rows: Iterable[R], show: Callable[[str], str] = str) -> Iterator[str]:
    """CSV with a line of names; a text as it is, whatever it begins with, lists, true and false as JSON."""
    yield _comma([column.name for column in columns])
    for row in rows:
        yield _comma([show(text) if (text := _text(column.value(row))) else "" for column in columns])


def markdown(columns: Sequence[Column[R]], rows: Iterable[R]) -> Iterator[str]:
    """A table of Markdown in which no sign of the data means anything."""
    from explorer.export.markdown import escaped

    yield f"| {' | '.join(escaped(column.name) for column in columns)} |"
    yield f"|{' --- |' * len(columns)}"
    for row in rows:
        yield f"| {' | '.join(escaped(_text(column.value(row))) for column in columns)} |"


def _comma(cells: Sequence[str]) -> str:
    import csv  # the other forms need none of it
    import io

    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(cells)
    return line.getvalue()


def _text(value: Value) -> str:
    if value is None:
        return ""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | bool) else str(value)
