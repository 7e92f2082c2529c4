"""Quotes as CSV and as JSON lines, a row each."""

import csv
import json
from collections.abc import Iterable, Sequence
from typing import IO

from db.ask.record import Record
from explorer.export.fields import FIELDS, fields, names
from explorer.export.format import Commission
from explorer.export.out import Text, to_json

FORMULA = "some cells begin with = + - @: have a spreadsheet take every column for text, or it may run one as a formula"
_FORMULA = frozenset("=+-@\t\r")
_NAMES = list(FIELDS)
_FREE = [
    _NAMES.index(name)
    for name in "text speaker role cue outlet title author doc mention status_words note prefix suffix".split()
]
"""Where the fields stand that may hold any words."""
_TRUTHS = [at for at, kind in enumerate(FIELDS.values()) if kind == "truth"]
_LISTS = [at for at, kind in enumerate(FIELDS.values()) if kind in ("texts", "spans")]
_TRUTH: dict[object, str | None] = {True: "true", False: "false", None: None}


def write_jsonl(records: Iterable[Record], out: IO[bytes], wanted: Commission) -> Sequence[str]:
    """Write an object a line."""
    text = Text(out)
    for record in records:
        text.write(to_json(fields(record, wanted.with_text)) + "\n")
    return ()


def write_csv(records: Iterable[Record], out: IO[bytes], wanted: Commission) -> Sequence[str]:
    """Write RFC 4180: a head, then a line a quote; lists, true and false are JSON, a text is as it is."""
    rows = csv.writer(Text(out), lineterminator="\r\n")
    rows.writerow(names(wanted.with_text))
    formula = False
    for record in records:
        cells: list[object] = list(fields(record, wanted.with_text).values())
        formula = formula or _runs(cells)
        for at in _TRUTHS:
            cells[at] = _TRUTH[cells[at]]
        for at in _LISTS:
            cells[at] = json.dumps(cells[at], ensure_ascii=False) if cells[at] else "[]"
        rows.writerow(cells)
    return (FORMULA,) if formula else ()


def _runs(cells: Sequence[object]) -> bool:
    """Whether a spreadsheet may take one of the cells for a formula."""
    for at in _FREE:
        cell = cells[at]
        if isinstance(cell, str) and cell and cell[0] in _FORMULA:
            return True
    return False
