"""Decisions carried from one library to another: a file of JSON lines that explains itself."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from db.store.anchor import Anchor
from db.store.decision import (
    ON_ACTORS,
    ON_QUOTES,
    VERBS,
    Decision,
    Occurrence,
    decisions,
    is_moment,
)
from db.store.detail import Detail
from db.store.error import DatabaseError
from db.store.session import PATIENT, Session, Waiting, acting
from db.store.shape import Json, ShapeError, a_list, an_object, number, one_of, text, text_or_none, to_text
from db.store.told_apart import suggest_again

FORMAT = "onrecord decisions"
VERSION = 1
_ABOUT = (
    "One decision a line, in the order they count in. target is a quote: its article (source, doc, the SHA-256 of the "
    "bytes) and its words as a W3C TextQuoteSelector. actors are people as articles name them. takes_back is the step "
    "an undo takes back. detail.machine is what the machine had said. Explained in docs/decisions.md of onrecord."
)
_LONGEST = 8_000_000
"""Bytes of a line."""
_NAME = 64
"""Characters of an id."""


class Bad(NamedTuple):
    """A line that was left out."""

    number: int
    reason: str


@dataclass(slots=True)
class Carried:
    """What an import came to."""

    applied: int = 0
    known: int = 0
    """Decisions that were there already."""
    orphaned: int = 0
    """Decisions that are kept but whose words are not in this library."""
    bad: list[Bad] = field(default_factory=list)
    missing: int = 0
    """Decisions the file says it has beside those that are in it: it was cut."""


def exported(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield the lines of a file of all decisions, the first of them about the file."""
    taken = decisions(connection)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    yield to_text({"format": FORMAT, "version": VERSION, "made_at": now, "decisions": len(taken), "about": _ABOUT})
    for decision in taken:
        yield to_text(_row(decision))


def carry_in(db: Path, lines: Iterable[bytes], waiting: Waiting = PATIENT) -> Carried:
    """Take over the decisions of a file: those that are there already are passed over, bad lines left out and named.

    All of it is written at once. Raises DatabaseError where it is no such file, or one of a newer version.
    """
    carried = Carried()
    taken = _read(lines, carried)

    def act(session: Session) -> None:
        connection = session.connection
        held = {uid for (uid,) in connection.execute("SELECT uid FROM decision")}
        new: dict[str, Decision] = {}
        for decision in taken:
            if decision.uid not in held:
                new.setdefault(decision.uid, decision)
        carried.known = len(taken) - len(new)
        if not new:
            return
        _, last = connection.execute("SELECT count(*), coalesce(max(id), 0) FROM decision").fetchone()
        session.write(list(new.values()))
        touched = _touched(connection, list(new.values()))
        session.carry_out(touched)
        suggest_again(connection, touched)
        sql = "SELECT count(*) FROM outcome WHERE state = 'orphan' AND decision_id > ?"
        (carried.orphaned,) = connection.execute(sql, (last,)).fetchone()
        carried.applied = len(new) - carried.orphaned

    acting(db, act, waiting)
    return carried


def _touched(connection: sqlite3.Connection, new: list[Decision]) -> list[Decision]:
    """Return decisions with those of the steps they take back, and so on."""
    uids = json.dumps([decision.uid for decision in new])
    found = {one.id: one for one in decisions(connection, "uid IN (SELECT value FROM json_each(?))", (uids,))}
    steps = {one.takes_back for one in found.values() if one.takes_back is not None}
    seen: set[str] = set()
    while steps:
        seen |= steps
        more = decisions(connection, "step IN (SELECT value FROM json_each(?))", (json.dumps(sorted(steps)),))
        found |= {one.id: one for one in more}
        steps = {one.takes_back for one in more if one.takes_back is not None} - seen
    return list(found.values())


def _row(decision: Decision) -> Json:
    row: dict[str, object] = {
        "id": decision.uid,
        "step": decision.step,
        "made_at": decision.made_at,
        "verb": decision.verb,
    }
    anchor = decision.anchor
    if anchor is not None:
        words = {"type": "TextQuoteSelector", "exact": anchor.exact, "prefix": anchor.prefix, "suffix": anchor.suffix}
        place = {"type": "TextPositionSelector", "start": anchor.start, "end": anchor.start + len(anchor.exact)}
        row["target"] = {
            "source": anchor.path, "doc": anchor.doc, "sha256": anchor.sha256, "selector": [words, place],
        }  # fmt: skip
    if decision.sides:
        row["actors"] = [[_person(one) for one in side] for side in decision.sides]
    if decision.takes_back is not None:
        row["takes_back"] = decision.takes_back
    detail = json.loads(decision.detail.to_json())
    return row | {"detail": detail} if detail else row


def _person(one: Occurrence) -> Json:
    if one.qids is not None:
        return {"name": one.name, "qids": one.qids}
    return {"name": one.name, "source": one.path, "doc": one.doc, "sha256": one.sha256}


def _read(lines: Iterable[bytes], carried: Carried) -> list[Decision]:
    """Read a file; raises DatabaseError where it is none of decisions."""
    found: list[Decision] = []
    begun = False
    said = 0
    for place, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = _parsed(line)
            if not begun:
                said = _check_head(row)
                begun = True
                continue
            found.append(_decision(row))
        except ShapeError as error:
            if not begun:
                raise DatabaseError(
                    f"this is no file of decisions: {error}", "onrecord decisions export FILE makes one"
                ) from error
            carried.bad.append(Bad(place, str(error)))
    if not begun:
        raise DatabaseError("this is no file of decisions: it is empty", "onrecord decisions export FILE makes one")
    carried.missing = max(0, said - len(found) - len(carried.bad))
    return found


def _check_head(row: Json) -> int:
    """Return how many decisions the file says it has, 0 where it does not; raises where it is none that is read."""
    if row.get("format") != FORMAT:
        raise ShapeError(f"its first line does not say “{FORMAT}”")
    version = number(row, "version")
    if version > VERSION:
        raise DatabaseError(
            f"this file of decisions was made by a newer onrecord (version {version}, this one reads {VERSION})",
            "update onrecord, or export the decisions with the older one",
        )
    said = row.get("decisions")
    return said if isinstance(said, int) else 0


def _parsed(line: bytes) -> Json:
    if len(line) > _LONGEST:
        raise ShapeError(f"longer than {_LONGEST:,} bytes")
    try:
        return an_object(json.loads(line.decode("utf-8")), "the line")
    except UnicodeDecodeError as error:
        raise ShapeError("it is not UTF-8") from error
    except (ValueError, RecursionError) as error:
        if isinstance(error, ShapeError):
            raise
        raise ShapeError("it is not JSON") from error


def _decision(row: Json) -> Decision:
    """Read a decision; raises ShapeError."""
    verb = one_of(row, "verb", VERBS)
    made_at = text(row, "made_at")
    if not is_moment(made_at):
        raise ShapeError("made_at is no time like 2026-03-17T09:30:00.000000Z")
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    if made_at > tomorrow.strftime("%Y-%m-%dT%H:%M:%S.%fZ"):
        raise ShapeError("made_at is in the future")
    anchor = _anchor(an_object(row.get("target"), "target")) if verb in ON_QUOTES else None
    sides: tuple[tuple[Occurrence, ...], ...] = ()
    if verb in ON_ACTORS:
        sides = tuple(_side(side) for side in a_list(row, "actors"))
        enough = sides[:1] if verb == "split" else sides
        if not enough or not all(enough) or len(sides) > (3 if verb == "split" else 2):
            raise ShapeError("actors are not those a decision of this kind is about")
        if verb != "split" and len(sides) < 2:
            raise ShapeError("actors are not two")
    detail = Detail.from_json(an_object(row.get("detail", {}), "detail"))
    if verb == "note" and detail.note is None:
        raise ShapeError("detail.note is missing")
    takes_back = _id(row, "takes_back") if verb == "undo" else None
    return Decision(verb, _id(row, "step"), _id(row, "id"), made_at, anchor, detail, takes_back, sides, imported=True)


def _id(row: Json, name: str) -> str:
    value = text(row, name)
    if not 0 < len(value) <= _NAME:
        raise ShapeError(f"{name} is no id")
    return value


def _anchor(row: Json) -> Anchor:
    exact = prefix = suffix = None
    start = 0
    for one in a_list(row, "selector"):
        selector = an_object(one, "selector")
        if selector.get("type") == "TextQuoteSelector":
            exact, prefix, suffix = text(selector, "exact"), text(selector, "prefix"), text(selector, "suffix")
        elif selector.get("type") == "TextPositionSelector":
            start = max(0, number(selector, "start"))
    if not exact or prefix is None or suffix is None:
        raise ShapeError("target.selector has no TextQuoteSelector")
    return Anchor(text(row, "source"), text(row, "doc"), text(row, "sha256"), exact, prefix, suffix, start)


def _side(value: object) -> tuple[Occurrence, ...]:
    found = []
    for one in a_list({"actors": value}, "actors"):
        person = an_object(one, "actors")
        qids = text_or_none(person, "qids")
        place: tuple[str | None, str | None, str | None] = (None, None, None)
        if qids is None:
            place = text(person, "source"), text(person, "doc"), text(person, "sha256")
        path, doc, sha256 = place
        found.append(Occurrence(text(person, "name"), path, doc, sha256, qids))
    return tuple(found)
