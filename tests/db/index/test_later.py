"""What is read of the index after a change is what would be read of it anew."""

import random
import sqlite3
from contextlib import closing

import numpy as np
import pytest

from db.ask.library import Library
from db.ask.query import Query
from db.index import column, snapshot
from db.index.column import GONE, Numbers
from db.index.kind import KINDS
from db.index.snapshot import Owner, Snapshot, take
from db.index.update import update
from tests.db.ask.conftest import Said, Shelf, shelf

__all__ = ["shelf"]

EDITS = (
    "UPDATE quote SET text = text || ' again', said = '2024-03-09' WHERE id = :id",
    "UPDATE quote SET actor_id = nullif(:id % 5, 0), said = NULL WHERE id = :id",
    "DELETE FROM quote WHERE id = :id",
    "UPDATE actor SET name = 'Mona ' || :id WHERE id = :id % 6",
    "INSERT INTO actor (name, label, kind) VALUES ('Bea ' || :id, 'Bea ' || random(), 'person')",
    "DELETE FROM actor WHERE id = (SELECT max(id) FROM actor)",
    "UPDATE article SET outlet_id = 1 + :id % 2 WHERE id = 1 + :id % 3",
    "UPDATE outlet SET name = 'Ice ' || :id WHERE id = 1 + :id % 2",
    "DELETE FROM quote WHERE id = (SELECT max(id) FROM quote)",
    "DELETE FROM quote_country WHERE quote_id = :id",
)


def known(numbers: Numbers) -> list[tuple[int, int]]:
    """Each id that has a number, with it."""
    ids = np.flatnonzero(numbers != GONE)
    return list(zip(ids.tolist(), numbers[ids].tolist(), strict=True))


def same(one: Snapshot, other: Snapshot) -> None:
    assert {name: known(numbers) for name, numbers in one.numbers.items()} == {
        name: known(numbers) for name, numbers in other.numbers.items()
    }
    assert one.newest.tolist() == other.newest.tolist()
    assert known(one.places) == known(other.places)
    assert one.facets == other.facets
    for kind in KINDS:
        held = [each.pending[kind].held.tolist() if kind in each.pending else [] for each in (one, other)]
        assert held[0] == held[1]
    owners: tuple[Owner, ...] = ("actor", "outlet")
    for owner in owners:
        for id_ in range(1, 9):
            wanted = np.array([id_])
            assert sorted(one.owned(owner).of(wanted).tolist()) == sorted(other.owned(owner).of(wanted).tolist())


@pytest.mark.parametrize("few", [0, 64])
@pytest.mark.parametrize("seed", range(6))
def test_after_any_changes(shelf: Shelf, monkeypatch: pytest.MonkeyPatch, seed: int, few: int) -> None:
    monkeypatch.setattr(column, "_FEW", few)
    monkeypatch.setattr(column, "_SOME", few)
    chance = random.Random(seed)
    with closing(sqlite3.connect(shelf.path, isolation_level=None)) as connection:
        update(connection)
        held = take(connection)
        held.owned("actor"), held.owned("outlet")
        for _ in range(12):
            connection.execute(chance.choice(EDITS), {"id": chance.randint(1, 8)})
            held = take(connection, held)
            same(held, take(connection))


def test_nothing_of_the_index_is_read_again_for_a_changed_quote(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(sqlite3.connect(shelf.path, isolation_level=None)) as connection:
        update(connection)
    with closing(Library(shelf.path)) as library:
        library.quotes(Query("bridge"))
        monkeypatch.delattr(snapshot, "column_of")
        shelf.article("More", None, [Said("Greta Holm", "The bridge is told to be safe.")])
        assert len(library.quotes(Query("bridge"))) == 3
