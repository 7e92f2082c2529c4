"""The front of a library is made: its counts, and the first rows of its lists."""

from collections.abc import Mapping

import numpy as np

from db.index.column import GONE, Numbers
from db.index.front import ROWS


def front_of(numbers: Mapping[str, Numbers], newest: Numbers, places: Numbers) -> bytes:
    """Return the front of a library as it is stored, made from whole columns."""
    outlet = numbers["outlet"]
    actors, actor_counts = _most(numbers["actor"], places)
    sources, source_counts = _most(numbers["article"], np.arange(len(outlet), dtype=np.int32))
    silent = outlet >= 0
    every = int(np.count_nonzero(silent))
    if len(sources) < min(ROWS, every):  # all that have quotes are there already
        silent[sources] = False
        sources = np.concatenate([sources, np.flatnonzero(silent).astype(np.int32)])[:ROWS]
        source_counts = np.pad(source_counts, (0, len(sources) - len(source_counts)))
    said = numbers["actor"]
    speaking = int(np.count_nonzero(np.bincount(said[said > 0])))
    head = (len(newest), speaking, every, min(ROWS, len(newest)), len(actors), len(sources))
    parts = (head, newest[:ROWS], actors, actor_counts, sources, source_counts)
    return np.concatenate([np.asarray(part, np.int32) for part in parts]).tobytes()


def _most(owners: Numbers, places: Numbers) -> tuple[Numbers, Numbers]:
    """Return those that have the most quotes, of equals the first by place, and how many each has."""
    counts = np.bincount(owners[owners > 0], minlength=1).astype(np.int32)
    ids = np.flatnonzero(counts).astype(np.int32)
    place = np.where(ids < len(places), places[np.minimum(ids, len(places) - 1)], GONE) if len(places) else ids * 0
    last = np.iinfo(np.int32).max
    found = ids[np.lexsort((ids, np.where(place == GONE, last, place), -counts[ids]))][:ROWS]
    return found, counts[found]
