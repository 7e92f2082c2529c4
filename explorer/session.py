"""The session: how the screen stood when one left, kept beside no library but in the user's own state directory."""

import hashlib
import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import field
from pathlib import Path

import platformdirs

from db.ask.query import Query, QueryError
from db.dataclass import dataclass
from db.location import APP
from explorer.country_numbers import DIGITS, Numbers
from explorer.history import Entry, History, Spot, View
from explorer.layout import PANES, Pane
from explorer.marks import MOST

VERSION = 1
KEPT = 50
"""Entries of the history that are kept in each direction."""
_CODE = re.compile(r"[A-Z][A-Z0-9-]{1,11}")
_LARGEST = 1 << 20
"""Bytes of a file that are read: ours are far smaller."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A quote that was marked: an id is not given twice, but a library may be made anew in its place."""

    quote_id: int
    words: str
    """By which its words are known again."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The article that was read on the whole screen."""

    quote: Marked
    """The quote one read it at."""
    top: int | None = None
    """Where in the text the first line in sight began, None where nobody had scrolled."""


@dataclass(frozen=True, slots=True)
class Session:
    """What is kept of one library between two visits."""

    history: History = field(default_factory=History)
    numbers: Numbers = field(default_factory=Numbers)
    """The digits of countries."""
    marked: tuple[Marked, ...] = ()
    opened: Opened | None = None


class SessionError(Exception):
    """A session cannot be read or written; the message says why."""


def known_by(words: str) -> str:
    """Return by what the words of a quote are known again."""
    return hashlib.blake2s(words.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()


def session_file(library: Path) -> Path:
    """Return where the session of a library is kept: one file for each library file."""
    name = hashlib.sha256(str(library.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return platformdirs.user_state_path(APP, appauthor=False) / "sessions" / f"{name}.json"


def read_session(file: Path, library: Path) -> Session | None:
    """Read the session of a library; None where there is none. Raises SessionError where it cannot be used."""
    try:
        with file.open("rb") as opened:
            text = opened.read(_LARGEST + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise SessionError(error.strerror or str(error)) from error
    if len(text) > _LARGEST:
        raise SessionError("it is too large to be one")
    try:
        held: object = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise SessionError("it is damaged") from error
    if not isinstance(held, dict) or held.get("onrecord") != "session":
        raise SessionError("it is not a session of onrecord")
    if held.get("version") != VERSION:
        raise SessionError("another version of onrecord wrote it")
    if held.get("library") != str(library.resolve()):
        raise SessionError("it is that of another library")
    return _session(held)


def write_session(file: Path, library: Path, session: Session) -> None:
    """Put a session in the place of the one before, whole or not at all. Raises SessionError."""
    history = session.history
    entries = [*history.past[-KEPT:], history.now, *history.future[:KEPT]]
    held: dict[str, object] = {
        "onrecord": "session",
        "version": VERSION,
        "library": str(library.resolve()),
        "now": len(history.past[-KEPT:]),
        "entries": [_written(entry) for entry in entries],
        "digits": list(session.numbers.slots),
        "chosen": list(session.numbers.used),
        "marked": [[one.quote_id, one.words] for one in session.marked],
    }
    if (opened := session.opened) is not None:
        held["opened"] = [opened.quote.quote_id, opened.quote.words, opened.top]
    beside = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside.write_text(json.dumps(held, ensure_ascii=False), encoding="utf-8")
        beside.replace(file)
    except (OSError, UnicodeError) as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise SessionError(getattr(error, "strerror", None) or str(error)) from error


def _written(entry: Entry) -> dict[str, object]:
    from db.ask.language import print_query  # not needed to open the app

    view = entry.view
    return {
        "query": print_query(entry.query),
        "quote": entry.quote_id,
        "pane": view.pane,
        "zoomed": view.zoomed,
        "spots": [[spot.cursor, spot.top] for spot in view.spots],
    }


def _session(held: Mapping[str, object]) -> Session:
    entries = _list(held.get("entries"))
    now = _number(held.get("now"), len(entries) - 1)
    read = [_entry(entry) for entry in entries]
    current = read[now] if read else None
    if current is None:
        raise SessionError("it is damaged")
    slots = _codes(held.get("digits"))[: len(DIGITS)]
    numbers = Numbers(slots, tuple(code for code in _codes(held.get("chosen")) if code in slots))
    history = History(tuple(_known(read[:now])), current, tuple(_known(read[now + 1 :])))
    marked = [one for held_mark in _list(held.get("marked"))[:MOST] if (one := _marked(held_mark)) is not None]
    return Session(history, numbers, tuple(marked), _opened(held.get("opened")))


def _marked(held: object) -> Marked | None:
    match _list(held):
        case [int(quote_id), str(words), *_] if not isinstance(quote_id, bool):
            return Marked(quote_id, words)
    return None


def _opened(held: object) -> Opened | None:
    quote = _marked(held)
    if quote is None:
        return None
    top = _list(held)[2:3]
    return Opened(quote, _number(top[0]) if top and isinstance(top[0], int) else None)


def _codes(held: object) -> tuple[str, ...]:
    """Codes of countries, each once."""
    return tuple(dict.fromkeys(code for code in _list(held) if isinstance(code, str) and _CODE.fullmatch(code)))


def _known(entries: Sequence[Entry | None]) -> Iterator[Entry]:
    """Those that could be read: a query of the history may be one that this version does not know."""
    return (entry for entry in entries if entry is not None)


def _query(text: str) -> Query:
    if not text:
        return Query()
    from db.ask.language import parse  # what is not asked need not be read

    return parse(text)


def _entry(held: object) -> Entry | None:
    if not isinstance(held, dict):
        return None
    text, quote = held.get("query"), held.get("quote")
    try:
        query = _query(text) if isinstance(text, str) else None
    except QueryError:
        return None
    if query is None:
        return None
    pane: Pane = next((pane for pane in PANES if pane == held.get("pane")), "quotes")
    spots = [_spot(spot) for spot in _list(held.get("spots"))[: len(PANES)]]
    spots += [Spot()] * (len(PANES) - len(spots))
    view = View(pane, held.get("zoomed") is True, tuple(spots))
    return Entry(query, quote if isinstance(quote, int) and not isinstance(quote, bool) else None, view)


def _spot(held: object) -> Spot:
    pair = _list(held)
    return Spot(_number(pair[0]), _number(pair[1])) if len(pair) == 2 else Spot()


def _list(held: object) -> list[object]:
    return list(held) if isinstance(held, list) else []


def _number(held: object, most: int = 1 << 31) -> int:
    return max(0, min(held, most)) if isinstance(held, int) and not isinstance(held, bool) else 0
