"""What is made of all chunks together: read a chunk at a time, so that memory stays about the same."""

import sqlite3
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from db.index.column import COLUMNS, GONE, NAMES, Numbers, newest_keys, places
from db.index.fact import IndexDamaged, put_fact
from db.index.front import ROWS
from db.index.front_maker import front_of
from db.index.kind import KINDS, Kind
from db.index.schema import FORMAT
from db.index.stored import MANY_WORDS, column_chunks, word_chunks
from db.index.word import RARE, pack, pairs

_SORTED = 1 << 20
"""Quotes that are sorted together, if not more are of one day."""
_COUNTED = 32
"""Chunks whose words are counted all at once; of more, a part of the alphabet after the other."""


def write_whole(connection: sqlite3.Connection) -> None:
    """Write it, inside a transaction; raises IndexDamaged where the chunks do not hold what they should."""
    _verify(connection)
    for kind in KINDS:
        put_fact(connection, f"words.{kind}", _words(connection, kind))
    order = _newest(connection)
    put_fact(connection, "newest", order.data)
    quotes, first = len(order), order[:ROWS].copy()
    del order
    alphabet = places(connection.execute(NAMES))
    put_fact(connection, "places", alphabet.data)
    actors, articles = _owned(connection, "actor"), _owned(connection, "article")
    parts = [numbers >= 0 for _, numbers in column_chunks(connection, "outlet")]
    there = np.concatenate(parts) if parts else np.zeros(0, bool)
    put_fact(connection, "front", front_of(quotes, first, actors, articles, there, alphabet))
    put_fact(connection, "format", FORMAT)


def _verify(connection: sqlite3.Connection) -> None:
    for column in COLUMNS:
        held = sum(int(np.count_nonzero(part != GONE)) for _, part in column_chunks(connection, column.name))
        if held != connection.execute(f"SELECT count(*) FROM {column.kind}").fetchone()[0]:
            raise IndexDamaged(f"the column {column.name} is not whole")


def _words(connection: sqlite3.Connection, kind: Kind) -> bytes:
    """Return the words of a kind, packed; where they are many, without the rare ones."""
    name = f"words.{kind}"
    (chunks,) = connection.execute("SELECT count(*) FROM index_column WHERE name = ?", (name,)).fetchone()
    words: dict[str, int] = {}
    rare: dict[str, int] = {}
    different = 0
    for low, high in _alphabet(chunks // _COUNTED + 1):
        total: dict[str, int] = {}
        get = total.get
        for data in word_chunks(connection, kind):
            for word, count in pairs(data, low, high):
                total[word] = get(word, 0) + count
        different += len(total)
        words |= {word: count for word, count in total.items() if count >= RARE}
        if different <= MANY_WORDS:
            rare |= {word: count for word, count in total.items() if count < RARE}
    return pack(words if different > MANY_WORDS else words | rare)


def _alphabet(parts: int) -> Iterator[tuple[str, str]]:
    """Yield the first word and the end of each of some parts of the alphabet."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    starts = ["", *sorted({letters[len(letters) * part // parts] for part in range(1, parts)})]
    yield from zip(starts, [*starts[1:], "\x7f"], strict=True)


def _newest(connection: sqlite3.Connection) -> Numbers:
    """Return the ids of all quotes, the last said first, those without a date last."""
    of_day: dict[int, int] = {}
    for _, said, there in _days(connection):
        days, counts = np.unique(said[there], return_counts=True)
        for day, count in zip(days.tolist(), counts.tolist(), strict=True):
            of_day[day] = of_day.get(day, 0) + count
    order = np.empty(sum(of_day.values()), np.int32)
    done = 0
    for low, high in _together(of_day):
        parts = []
        for start, said, there in _days(connection):
            places_ = np.flatnonzero(there & (said >= low) & (said <= high))
            parts.append(newest_keys(said[places_], places_ + start))
        keys = np.concatenate(parts)
        keys.sort()
        order[done : done + len(keys)] = keys & 0xFFFFFFFF
        done += len(keys)
    return order


def _days(connection: sqlite3.Connection) -> Iterator[tuple[int, Numbers, NDArray[np.bool_]]]:
    """Yield for each chunk its first id, when its quotes were said, and which of them there are."""
    both = zip(column_chunks(connection, "said"), column_chunks(connection, "actor"), strict=True)
    for (start, said), (_, actor) in both:
        yield start, said, actor != GONE


def _together(of_day: dict[int, int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last day of stretches of so many quotes, the last stretch first."""
    high, held, before = None, 0, 0
    for day in sorted(of_day, reverse=True):
        if high is not None and held + of_day[day] > _SORTED:
            yield before, high
            high, held = None, 0
        high = day if high is None else high
        held, before = held + of_day[day], day
    if high is not None:
        yield before, high


def _owned(connection: sqlite3.Connection, owner: Kind) -> Numbers:
    """Return how many quotes each actor or article has, by id."""
    (last,) = connection.execute(f"SELECT coalesce(max(id), 0) FROM {owner}").fetchone()
    counts = np.zeros(int(last) + 1, np.int32)
    for _, owners in column_chunks(connection, owner):
        ids, numbers = np.unique(owners[owners > 0], return_counts=True)
        if len(ids) and ids[-1] >= len(counts):  # a file that is damaged elsewhere
            counts = np.pad(counts, (0, int(ids[-1]) + 1 - len(counts)))
        counts[ids] += numbers.astype(np.int32)
    return counts
