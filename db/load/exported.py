"""The table that onrecord itself writes (`export --to csv`, `search --format csv`): all of it is taken over.

What only holds in the library it came from is not: numbers, places in articles that do not come along, decisions.
"""

import json
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import TypeVar, get_args

from db.extract.quote import ActorKind, Kind, SaidBasis, Status
from db.load.address import is_made
from db.load.entry import BadLineError, Entry, Exact, More, one_line
from db.read.article import Basis
from db.reference.country import bloc_of, code_of

T = TypeVar("T", bound=str)
_KINDS: dict[str, Kind] = {name: name for name in get_args(Kind)}
_STATUSES: dict[str, Status] = {name: name for name in get_args(Status)}
_ACTOR_KINDS: dict[str, ActorKind] = {name: name for name in get_args(ActorKind)}
_SAID_BASES: dict[str, SaidBasis] = {name: name for name in get_args(SaidBasis)}
_BASES: dict[str, Basis] = {name: name for name in get_args(Basis)}
_OWN = frozenset(
    "text kind status aloud speaker about via said said_basis outlet outlet_basis published published_basis "
    "unknown_reason".split()
)
"""Names of columns that stand together in no table but ours."""
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_NAMELESS = "the table names nobody"


def is_exported(names: Sequence[str]) -> bool:
    """Tell whether the names of columns are those of a table of ours."""
    return _OWN.issubset(names)


def exported(cells: Mapping[str, str]) -> tuple[Entry, list[str]]:
    """Return the quote of a row, and what was not understood of it; raises BadLineError where there is none."""
    text = one_line(cells["text"])
    if not text.strip():
        raise BadLineError("no quote")
    odd: list[str] = []
    get = cells.get
    speaker, path = cells["speaker"] or None, get("path") or ""
    url = get("url") or path if "://" in path else get("url")
    said, published = _day(cells["said"], odd), _day(cells["published"], odd)
    exact = Exact(
        tuple(_texts(cells["via"], odd)),
        _one_of(_BASES, cells["published_basis"], "unknown", odd) if published else "unknown",
        _one_of(_BASES, cells["outlet_basis"], "unknown", odd) if cells["outlet"] else "unknown",
        _one_of(_BASES, get("author_basis") or "stated", "unknown", odd) if get("author") else "unknown",
        get("cue") or None,
        get("mention") or None,
        get("prefix") or "",
        get("suffix") or "",
        _country(get("outlet_country") or "", odd),
        get("language") or None,
        url if url != path else None,
        get("status_words") or None,
        _number(get("id")),
        _number(get("nested_in")),
    )
    more = More(
        get("unknown_reason") or _NAMELESS,
        _one_of(_KINDS, cells["kind"], "direct", odd),
        _one_of(_STATUSES, cells["status"], "asserted", odd),
        _one_of(_ACTOR_KINDS, get("speaker_kind") or "person", "person", odd),
        _country(get("country") or "", odd) if speaker else None,
        get("role") or None,
        tuple(code for part in _texts(cells["about"], odd) if (code := _country(part, odd))),
        said,
        cells["outlet"] or None,
        get("title") or None,
        get("author") or None,
        published,
        _place(path, cells),
        get("note") or None,
        aloud={"true": True, "false": False}.get(cells["aloud"]),
        said_basis=_one_of(_SAID_BASES, cells["said_basis"], "unknown", odd) if said else "unknown",
        exact=exact,
    )
    urls = (path,) if "://" in path else ()
    sure, items = _share(get("confidence") or "", odd), tuple(_texts(get("wikidata") or "", odd)) if speaker else ()
    return Entry(_key(cells), text, speaker, items, published, None, urls, sure, more), odd


def _key(cells: Mapping[str, str]) -> str:
    """What a quote is known by: its key where it was imported, else its words and where they stand."""
    if imported := cells.get("imported"):
        return imported
    names = ("text", "speaker", "sha256", "path", "spans", "start", "outlet", "title", "said")
    words = "\n".join(cells.get(name, "") for name in names)
    return f"csv:{blake2b(words.encode('utf-8', 'replace'), digest_size=16).hexdigest()}"


def _place(path: str, cells: Mapping[str, str]) -> str:
    """Name the article of a quote: its file is of another library, and no build is to touch it here."""
    if is_made(path):
        return path
    words = "\n".join(cells.get(name, "") for name in ("sha256", "path", "outlet", "title", "published"))
    return f"csv:{cells.get('doc') or 'quotes'}@{blake2b(words.encode('utf-8', 'replace'), digest_size=6).hexdigest()}"


def _one_of(known: Mapping[str, T], cell: str, usual: T, odd: list[str]) -> T:
    found = known.get(cell)
    if found is None:
        odd.append(f"{cell!r} is none of {', '.join(known)}: taken for {usual}")
        return usual
    return found


def _day(cell: str, odd: list[str]) -> str | None:
    if cell and not _DAY.fullmatch(cell):
        odd.append(f"{cell!r} is no date as onrecord writes it")
        return None
    return cell or None


def _texts(cell: str, odd: list[str]) -> list[str]:
    if cell in ("", "[]"):
        return []
    try:
        found = json.loads(cell)
    except ValueError:
        found = None
    if isinstance(found, list) and all(isinstance(one, str) for one in found):
        return [str(one) for one in found]
    odd.append(f"{cell!r} is no list of texts: left out")
    return []


@lru_cache(maxsize=1024)
def _code(cell: str) -> str | None:
    return code_of(cell) or bloc_of(cell)


def _country(cell: str, odd: list[str]) -> str | None:
    code = _code(cell) if cell else None
    if cell and code is None:
        odd.append(f"no country is called {cell!r}: left out")
    return code


def _number(cell: str | None) -> int | None:
    return int(cell) if cell and cell.isascii() and cell.isdigit() else None


def _share(cell: str, odd: list[str]) -> float:
    try:
        share = float(cell or 1)
    except ValueError:
        share = -1.0
    if 0 <= share <= 1:
        return share
    odd.append(f"confidence {cell!r} is not between 0 and 1: taken for 1")
    return 1.0
