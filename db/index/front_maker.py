"""The front of a library is made: its counts, and the first rows of its lists."""

import numpy as np
from numpy.typing import NDArray

from db.index.column import GONE, Numbers
from db.index.front import ROWS


def front_of(
    quotes: int, newest: Numbers, actors: Numbers, articles: Numbers, there: NDArray[np.bool_], places: Numbers
) -> bytes:
    """Return the front of a library as it is stored.

    `newest` are the first ids of its quotes, `actors` and `articles` say how many quotes each has, by id, `there` which
    articles there are.
    """
    first = newest[:ROWS]
    speaking, speaking_counts = _most(actors, places)
    sources, source_counts = _most(articles, None)
    every = int(np.count_nonzero(there))
    if len(sources) < min(ROWS, every):  # all that have quotes are there already
        silent = there.copy()
        silent[sources] = False
        sources = np.concatenate([sources, np.flatnonzero(silent).astype(np.int32)])[:ROWS]
        source_counts = np.pad(source_counts, (0, len(sources) - len(source_counts)))
    head = (quotes, int(np.count_nonzero(actors)), every, len(first), len(speaking), len(sources))
    parts = (head, first, speaking, speaking_counts, sources, source_counts)
    return np.concatenate([np.asarray(part, np.int32) for part in parts]).tobytes()


def _most(counts: Numbers, places: Numbers | None) -> tuple[Numbers, Numbers]:
    """Return those that have the most quotes, of equals the first by place, else by id, and how many each has."""
    least = max(1, int(np.partition(counts, -ROWS)[-ROWS])) if len(counts) > ROWS else 1
    ids = np.flatnonzero(counts >= least).astype(np.int32)
    if places is None or not len(places):
        place = np.zeros_like(ids)
    else:
        place = np.where(ids < len(places), places[np.minimum(ids, len(places) - 1)], GONE)
    last = np.iinfo(np.int32).max
    found = ids[np.lexsort((ids, np.where(place == GONE, last, place), -counts[ids]))][:ROWS]
    return found, counts[found]
