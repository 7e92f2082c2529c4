"""Quotes that are taken apart while they are written are indexed as if they had been read again."""

import sqlite3

import numpy as np
import pytest

from db.index.chunk import index_blocks
from db.index.column import SURE, last_day
from db.index.fresh import Fresh
from db.index.kind import CHUNK
from db.index.value import DAY

STEP = 20_000


def filled(chunk: int, left_out: int = -1) -> Fresh:
    """All quotes of a chunk but one, some thousands at a time, every third of them Austrian."""
    fresh = Fresh()
    first = max(1, chunk * CHUNK)
    while first < (chunk + 1) * CHUNK:
        ids = range(first, min(first + STEP, (chunk + 1) * CHUNK))
        if left_out not in ids:
            fresh.add(
                first,
                [text(id_) for id_ in ids],
                ["2024-03" if id_ % 2 else None for id_ in ids],
                [0.87005] * len(ids),
                {"actor": [id_ % 5 for id_ in ids], "article": list(ids)},
                {("kind", "direct"): ids, ("outlet-country", "AT"): [id_ for id_ in ids if id_ % 3 == 0]},
            )
        first = ids[-1] + 1
    return fresh


def text(id_: int) -> str:
    return f"we sail {id_ % 100}"


@pytest.mark.parametrize("chunk", [0, 3])
def test_a_chunk_that_came_by_whole_need_not_be_read(chunk: int) -> None:
    fresh = filled(chunk)
    found = fresh.gathered(chunk)
    assert found is not None
    first = max(1, chunk * CHUNK)
    lows = np.arange(first - chunk * CHUNK, CHUNK).astype(np.uint16)
    read = index_blocks([(lows, [text(id_) for id_ in range(first, (chunk + 1) * CHUNK)])])
    for one, other in ((found.trigrams.codes, read.codes), (found.trigrams.rows, read.rows)):
        assert one.tolist() == other.tolist()
    assert found.trigrams.words == read.words
    assert found.numbers["article"][5] == chunk * CHUNK + 5
    assert found.numbers["said"][5:7].tolist() in ([20240399, 0], [0, 20240399])
    (sure,) = sqlite3.connect(":memory:").execute(f"SELECT CAST(round(0.87005 * {SURE}) AS INTEGER)").fetchone()
    assert found.numbers["sure"][9] == sure
    assert (found.numbers["actor"] == -1).tolist() == [chunk == 0] + [False] * (CHUNK - 1)
    assert found.facets["kind", "direct"].tolist() == lows.tolist()
    assert all((chunk * CHUNK + low) % 3 == 0 for low in found.facets["outlet-country", "AT"].tolist())
    assert fresh.gathered(chunk) is None


def test_a_chunk_of_which_some_did_not_come_by_is_to_be_read() -> None:
    assert filled(1, left_out=CHUNK + STEP).gathered(1) is None
    assert filled(1, left_out=2 * CHUNK - 1).gathered(1) is None
    assert filled(1).gathered(2) is None


@pytest.mark.parametrize("said", [None, "", "2024", "2024-03", "2024-03-09", "2024-03-09T10:00", "soon", "203"])
def test_a_day_is_the_number_that_the_tables_say(said: str | None) -> None:
    (number,) = sqlite3.connect(":memory:").execute(f"SELECT {DAY} FROM (SELECT ? AS said)", (said,)).fetchone()
    assert last_day(said) == number
