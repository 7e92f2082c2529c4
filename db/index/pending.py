"""What was changed since it was indexed: it is looked at document by document."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from db.index.chunk import Trigrams, index_documents
from db.index.document import documents
from db.index.fact import IndexBehind, IndexDamaged
from db.index.kind import CHUNK, KINDS, Kind


@dataclass(slots=True)
class Pending:
    """Documents of one kind that were changed since they were indexed."""

    ids: NDArray[np.int64]
    """All of them, those that are gone too."""
    held: NDArray[np.int64]
    """Those that are there, in the order of `trigrams`."""
    trigrams: Trigrams


def pending_of(connection: sqlite3.Connection, kind: Kind, ids: Sequence[int]) -> Pending:
    """Read some documents and take them apart."""
    held = list(documents(connection, kind, ids=ids))
    places = np.array([document.id for document in held], np.int64)
    return Pending(np.array(ids, np.int64), places, index_documents(held))


def noted(connection: sqlite3.Connection) -> dict[Kind, list[int]]:
    """Return the ids that are noted as changed, sorted; raises IndexDamaged."""
    found: dict[Kind, list[int]] = {}
    for number, id_ in connection.execute("SELECT kind, id FROM index_pending ORDER BY kind, id"):
        if id_ < 0 or not 0 <= number < len(KINDS):
            raise IndexDamaged("what is noted as changed is no document")
        found.setdefault(KINDS[number], []).append(id_)
    return found


def there(
    last: Mapping[Kind, int], changed: Mapping[Kind, Sequence[int]], spans: dict[Kind, int]
) -> dict[Kind, list[int]]:
    """Return the changed ids up to the last of each kind or the chunks it spans, which grow; raises IndexBehind.

    What is beyond was added and removed again, and never indexed.
    """
    found: dict[Kind, list[int]] = {}
    for kind, ids in changed.items():
        held = [id_ for id_ in ids if id_ <= max(last[kind], spans[kind] * CHUNK - 1)]
        if len(held) > CHUNK:
            raise IndexBehind("much was added that is not in it yet")
        if held:
            found[kind] = held
            spans[kind] = max(spans[kind], held[-1] // CHUNK + 1)
    return found
