"""What is made of all chunks together is the same however few of them are looked at together."""

import sqlite3
from collections import Counter
from random import Random

import numpy as np
import pytest

from db.index import whole
from db.index.column import GONE, newest
from db.index.front import ROWS
from db.index.front_maker import _most
from db.index.kind import CHUNK
from db.index.schema import create
from db.index.stored import put_column
from db.index.word import pack, unpack


@pytest.fixture
def held() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    for kind in ("quote", "actor", "article", "passage", "outlet"):
        connection.execute(f"CREATE TABLE {kind} (id INTEGER PRIMARY KEY, title, label, name, outlet_id)")
    for table in ("quote_country", "via", "alias", "role"):
        connection.execute(f"CREATE TABLE {table} (quote_id, actor_id)")
    create(connection)
    return connection


@pytest.mark.parametrize("together", [1, 300, 1 << 20])
def test_the_newest_are_the_same_however_many_are_sorted_together(
    held: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch, together: int
) -> None:
    dice = np.random.default_rng(5)
    said = dice.integers(20200101, 20200110, 3 * CHUNK).astype(np.int32)
    actor = np.where(dice.random(3 * CHUNK) < 0.01, 3, GONE).astype(np.int32)
    said[:500] = 0
    for chunk in range(3):
        part = slice(chunk * CHUNK, (chunk + 1) * CHUNK)
        put_column(held, "said", chunk, said[part].tobytes())
        put_column(held, "actor", chunk, actor[part].tobytes())
    monkeypatch.setattr(whole, "_SORTED", together)
    assert whole._newest(held).tolist() == newest(said, actor).tolist()


@pytest.mark.parametrize("counted", [1, 2, 32])
@pytest.mark.parametrize("many", [10, 1000])
def test_words_are_counted_alike_whatever_part_of_the_alphabet_is_looked_at(
    held: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch, counted: int, many: int
) -> None:
    dice = Random(3)
    total: Counter[str] = Counter()
    for chunk in range(4):
        words = Counter("".join(dice.choices("abyz09", k=dice.randint(1, 3))) for _ in range(90))
        put_column(held, "words.quote", chunk, pack(words))
        total += words
    monkeypatch.setattr(whole, "_COUNTED", counted)
    monkeypatch.setattr(whole, "MANY_WORDS", many)
    expected = {word: count for word, count in total.items() if count > 1 or many == 1000}
    assert unpack(whole._words(held, "quote")) == expected


def test_those_with_the_most_quotes_come_first_and_equals_in_their_order() -> None:
    dice = np.random.default_rng(2)
    counts = dice.integers(0, 4, 3 * ROWS).astype(np.int32)
    place = dice.permutation(3 * ROWS).astype(np.int32)
    for places, at in ((None, list(range(3 * ROWS))), (place, place.tolist())):
        ordered = sorted((-int(count), at[id_], id_) for id_, count in enumerate(counts) if count)
        found, numbers = _most(counts, places)
        assert found.tolist() == [id_ for _, _, id_ in ordered[:ROWS]]
        assert numbers.tolist() == [-count for count, _, _ in ordered[:ROWS]]
