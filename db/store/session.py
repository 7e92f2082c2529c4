"""The database open for one act of a person: it waits for who else writes, and is written in whole or not at all."""

import sqlite3
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from db.store.cast import Cast
from db.store.change import Change, settled_in
from db.store.database import open_to_load, plain_error
from db.store.decision import ON_ACTORS, Decision, Verb, add, moments, new_id
from db.store.error import BusyError, DatabaseError, NotLibraryError
from db.store.home import Homes
from db.store.link import linked_parts

T = TypeVar("T")
_PAUSE = 0.1
"""Seconds between two tries."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """How to wait while another program writes."""

    told: Callable[[str], None] = lambda _: None
    """Told once, in a sentence, what is waited for."""
    stop: Callable[[], bool] = lambda: False
    """Asked now and then whether to give up."""


PATIENT = Waiting()


@dataclass(frozen=True, slots=True)
class Done:
    """What an act came to."""

    step: str
    """What is undone as one."""
    verb: Verb
    count: int
    """Decisions written."""
    missing: int
    """Quotes asked for that are no longer there."""
    words: str
    """For people: accepted 3 quotes."""


class Session:
    """One act under way, inside a transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.step = new_id()
        self._moments = moments(connection)
        self._cast: Cast | None = None

    def cast(self) -> Cast:
        """Return the actors as the machine has them; they are read when they are first needed."""
        if self._cast is None:
            self._cast = Cast(self.connection)
        return self._cast

    def moment(self) -> str:
        """Return the time of the next decision."""
        return next(self._moments)

    def decide(self, taken: Sequence[Decision], also: Iterable[Decision] = ()) -> None:
        """Write decisions and carry them out, with earlier ones that they change."""
        self.carry_out([*self.write(taken), *also])

    def write(self, taken: Sequence[Decision]) -> list[Decision]:
        """Write decisions; returns them with the ids of their rows."""
        ids = add(self.connection, taken)
        return [replace(decision, id=id_) for id_, decision in zip(ids, taken, strict=True)]

    def carry_out(self, taken: Sequence[Decision]) -> None:
        """Carry out decisions, on the articles and the actors they are about."""
        on_actors = {decision.id for decision in taken if decision.verb in ON_ACTORS}
        homes = Homes(self.connection)
        change = Change(self.connection, self.cast, None)
        change.carry_out(settled_in(self.connection, taken, homes), homes)
        change.settle(linked_parts(self.connection, on_actors), on_actors)


def acting(db: Path, act: Callable[[Session], T], waiting: Waiting = PATIENT) -> T:
    """Do something in a database, in one transaction, once nobody else writes.

    Raises DatabaseError: there is none, it is read-only, the waiting was given up. Nothing is lost by trying again.
    """
    if not db.is_file():
        raise NotLibraryError(f"no library at {db}", "onrecord build FILE… makes one")
    told = False
    while True:
        try:
            return _act(db, act)
        except BusyError as error:
            if waiting.stop():
                raise DatabaseError(
                    f"{error.message}: what you decided is not written", "decide it again later"
                ) from error
            if not told:
                waiting.told(f"{error.message}: waiting for it")
                told = True
        time.sleep(_PAUSE)


def _act(db: Path, act: Callable[[Session], T]) -> T:
    connection, release = open_to_load(db)
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("PRAGMA defer_foreign_keys = ON")
        found = act(Session(connection))
        connection.execute("COMMIT")
        return found
    except sqlite3.Error as error:
        raise plain_error(error, db) from error
    finally:
        if connection.in_transaction:
            connection.rollback()
        connection.close()
        release()
