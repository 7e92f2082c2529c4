"""Rows on standard output in the form that was asked for, the first as soon as it is there."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from explorer.listing.column import Column
from explorer.listing.form import Form, comma, jsonl, markdown
from explorer.text import visible

if TYPE_CHECKING:  # what draws tables
    from explorer.listing.cell import Row

R = TypeVar("R", bound="Row")


def print_rows(form: Form, columns: Sequence[Column[R]], rows: Iterable[R]) -> None:
    """Print rows, each line as it comes."""
    for place, line in enumerate(_lines(form, columns, rows)):
        sys.stdout.write(line + "\n")
        if not place:
            sys.stdout.flush()  # the rest may take its time


def _lines(form: Form, columns: Sequence[Column[R]], rows: Iterable[R]) -> Iterator[str]:
    if form == "jsonl":
        return jsonl(columns, rows)
    if form == "csv":
        return comma(columns, rows, visible if sys.stdout.isatty() else str)
    if form == "md":
        return markdown(columns, rows)
    return _drawn(columns, rows)


def _drawn(columns: Sequence[Column[R]], rows: Iterable[R]) -> Iterator[str]:
    from explorer.listing.table import table
    from explorer.printer import printed, room

    for line in table(columns, rows, room()):
        yield printed([line]).removesuffix("\n")
