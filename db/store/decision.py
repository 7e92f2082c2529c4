"""What a person decided: rows that are only ever added, in the order they were made."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Literal, get_args
from uuid import uuid4

from db.store.anchor import Anchor
from db.store.detail import Detail

Verb = Literal["accept", "reject", "edit", "note", "bookmark", "unbookmark", "merge", "split", "apart", "undo"]
VERBS: tuple[Verb, ...] = get_args(Verb)
ON_QUOTES: tuple[Verb, ...] = ("accept", "reject", "edit", "note", "bookmark", "unbookmark")
ON_ACTORS: tuple[Verb, ...] = ("merge", "split", "apart")

_COLUMNS = (
    "uid, step, made_at, verb, path, doc, article_sha256, exact, prefix, suffix, start, takes_back, detail, imported"
)
_TIME = "%Y-%m-%dT%H:%M:%S.%fZ"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Somebody as one article names them: what stays of an actor when actors are put together again."""

    name: str
    path: str | None = None
    doc: str | None = None
    sha256: str | None = None
    qids: str | None = None
    """The Wikidata items of a speaker that was imported, who is in no article by name."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision."""

    verb: Verb
    step: str
    """The action it was part of: what is undone as one."""
    uid: str
    made_at: str
    """UTC, to the millionth of a second, no two of a library the same."""
    anchor: Anchor | None = None
    """The quote it is about."""
    detail: Detail = field(default_factory=Detail)
    takes_back: str | None = None
    """The step that is undone."""
    sides: tuple[tuple[Occurrence, ...], ...] = ()
    """The actors it is about: merge (kept, other), split (who leaves, who stays, whom to), apart (one, other)."""
    id: int = 0
    """Of its row; 0 before it is written."""
    imported: bool = False


def new_id() -> str:
    """Return what no other decision or step is called, in any library."""
    return uuid4().hex


def moments(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield times from now on, each after all that are held: what is decided later counts later, whatever the clock."""
    (last,) = connection.execute("SELECT max(made_at) FROM decision").fetchone()
    now = datetime.now(UTC).replace(tzinfo=None)
    if last is not None:
        now = max(now, datetime.strptime(last, _TIME) + timedelta(microseconds=1))
    while True:
        yield now.strftime(_TIME)
        now += timedelta(microseconds=1)


def is_moment(text: str) -> bool:
    """Tell whether a text is a time as decisions have it."""
    try:
        return datetime.strptime(text, _TIME).strftime(_TIME) == text
    except ValueError:
        return False


def add(connection: sqlite3.Connection, decisions: Sequence[Decision]) -> list[int]:
    """Write decisions; returns the ids of their rows."""
    ids = []
    for decision in decisions:
        anchor = decision.anchor
        place = (anchor.path, anchor.doc, anchor.sha256) if anchor else (None, None, None)
        words = (anchor.exact, anchor.prefix, anchor.suffix, anchor.start) if anchor else (None, None, None, None)
        head = (decision.uid, decision.step, decision.made_at, decision.verb)
        tail = (decision.takes_back, decision.detail.to_json(), int(decision.imported))
        (row_id,) = connection.execute(
            f"INSERT INTO decision ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
            (*head, *place, *words, *tail),
        ).fetchone()
        ids.append(int(row_id))
        connection.executemany(
            "INSERT INTO decision_actor VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (row_id, side, n, one.path, one.doc, one.sha256, one.name, one.qids)
                for side, named in enumerate(decision.sides)
                for n, one in enumerate(named)
            ],
        )
    return ids


def decisions(connection: sqlite3.Connection, where: str = "1", values: Sequence[str | int] = ()) -> list[Decision]:
    """Return decisions in the order they count in; `where` is a condition on the row."""
    rows = connection.execute(
        f"SELECT id, {_COLUMNS} FROM decision WHERE {where} ORDER BY made_at, uid", values
    ).fetchall()
    sides = _sides(connection, [row[0] for row in rows if row[4] in ON_ACTORS])
    found = []
    for (
        id_,
        uid,
        step,
        made_at,
        verb,
        path,
        doc,
        sha,
        exact,
        prefix,
        suffix,
        start,
        takes_back,
        detail,
        imported,
    ) in rows:
        anchor = None
        if exact is not None:
            anchor = Anchor(path or "", doc or "", sha or "", exact, prefix or "", suffix or "", start or 0)
        found.append(
            Decision(
                verb, step, uid, made_at, anchor, Detail.from_json(json.loads(detail)), takes_back,
                sides.get(id_, ()), id_, bool(imported),
            )
        )  # fmt: skip
    return found


def by_id(connection: sqlite3.Connection, ids: Sequence[int]) -> list[Decision]:
    """Return some decisions in the order they count in."""
    return decisions(connection, "id IN (SELECT value FROM json_each(?))", (json.dumps(list(ids)),))


def taken_back(connection: sqlite3.Connection) -> set[str]:
    """Return the steps that do not count: undone, and the undoing not undone."""
    found: set[str] = set()
    rows = connection.execute(
        "SELECT step, takes_back FROM decision WHERE verb = 'undo' ORDER BY made_at DESC, uid DESC"
    )
    for step, earlier in rows:
        if step not in found:
            found.add(earlier)
    return found


def is_any(connection: sqlite3.Connection) -> bool:
    """Whether anything was ever decided."""
    return bool(connection.execute("SELECT EXISTS (SELECT 1 FROM decision)").fetchone()[0])


def _sides(connection: sqlite3.Connection, ids: Sequence[int]) -> dict[int, tuple[tuple[Occurrence, ...], ...]]:
    if not ids:
        return {}
    held: dict[int, dict[int, list[Occurrence]]] = {}
    for decision_id, side, name, path, doc, sha, qids in connection.execute(
        "SELECT decision_id, side, name, path, doc, article_sha256, qids FROM decision_actor "
        "WHERE decision_id IN (SELECT value FROM json_each(?)) ORDER BY decision_id, side, ordinal",
        (json.dumps(list(ids)),),
    ):
        held.setdefault(decision_id, {}).setdefault(side, []).append(Occurrence(name, path, doc, sha, qids))
    return {id_: tuple(tuple(named.get(side, ())) for side in range(max(named) + 1)) for id_, named in held.items()}
