"""What a person decided about quotes, as they are filtered by it and shown with it."""

from typing import Literal, get_args

import numpy as np

from db.ask.query import NONE, Field
from db.ask.scope import Read
from db.ask.word import spellings
from db.index.fold import fold
from db.index.snapshot import Mask

VerdictField = Literal["bookmark", "reviewed", "note"]
VERDICT_FIELDS: tuple[VerdictField, ...] = get_args(VerdictField)
_TESTS: dict[VerdictField, str] = {
    "bookmark": "bookmarked",
    "reviewed": "accepted OR edited",
    "note": "note IS NOT NULL",
}


def is_verdict(field: Field) -> VerdictField | None:
    """Return the field if it is about what was decided."""
    return next((name for name in VERDICT_FIELDS if name == field), None)


def decided(read: Read, field: VerdictField, values: tuple[str, ...]) -> Mask:
    """Return which quotes have any of the values: yes, no, or words of a note."""
    found = np.zeros(read.size, bool)
    any_ = _having(read, field)
    for value in values:
        if value == "yes":
            found |= any_
        elif value in ("no", NONE):
            found |= read.held & ~any_
        elif words := spellings(fold(value)):
            for quote_id, note in read.connection.execute("SELECT quote_id, note FROM verdict WHERE note IS NOT NULL"):
                held = f" {' '.join(spellings(fold(note)))}"
                if quote_id < read.size and all(f" {word}" in held for word in words):
                    found[quote_id] = True
    return found


def _having(read: Read, field: VerdictField) -> Mask:
    """Return which quotes have any: they are few, so they are in no index."""
    found = read.memory.get("verdict", field, np.ndarray)
    if found is None:
        rows = read.connection.execute(f"SELECT quote_id FROM verdict WHERE {_TESTS[field]}").fetchall()
        ids = np.array([quote_id for (quote_id,) in rows if quote_id < read.size], np.intp)
        found = np.zeros(read.size, bool)
        found[ids] = True
        read.memory.put("verdict", field, found)
    return found
