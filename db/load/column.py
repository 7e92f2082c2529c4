"""The columns of a table of quotes: what each is taken for, by its name and by what stands in it."""

import shlex
from collections.abc import Mapping, Sequence
from typing import Literal, get_args

from rapidfuzz import fuzz, process

from db.load.entry import UnfitError
from db.reference.table import key

Field = Literal[
    "quote", "speaker", "speaker-kind", "role", "country", "about", "outlet", "title", "author", "url", "said",
    "date", "published", "kind", "status", "note", "qid",
]  # fmt: skip
FIELDS: tuple[Field, ...] = get_args(Field)
DAYS: tuple[Field, ...] = ("said", "date", "published")
_NAMES: dict[Field, tuple[str, ...]] = {
    "quote": (
        "quote", "quotation", "quotes", "quoted text", "quote text",
        "statement", "words", "text", "utterance", "said text",
        "what was said", "what", "content", "verbatim", "excerpt",
    ),
    "speaker": (
        "speaker", "speaker name", "said by", "quoted person", "person",
        "who", "actor", "speakers", "name", "full name",
        "attributed to", "attribution", "politician", "source name", "quotee",
    ),
    "speaker-kind": ("speaker kind", "speaker type", "actor kind", "actor type", "type of speaker"),
    "role": (
        "role", "speaker role", "position", "job title", "job", "function", "office", "affiliation", "organisation",
        "organization", "party", "institution", "company", "occupation", "speaker title",
    ),
    "country": ("speaker country", "country of speaker", "country", "nationality", "state", "country code"),
    "about": ("about", "about country", "about countries", "country about", "countries about", "countries"),
    "outlet": (
        "outlet", "source outlet", "media outlet", "newspaper", "publication",
        "medium", "media", "publisher", "paper", "site",
        "news source", "news outlet", "channel", "source", "journal", "broadcaster", "website",
    ),
    "title": ("title", "headline", "article title", "article", "article headline"),
    "author": ("author", "journalist", "reporter", "byline", "written by"),
    "url": (
        "url", "link", "article url", "source url", "web address",
        "address", "urls", "source link", "href", "permalink",
    ),
    "said": (
        "said", "date said", "said on", "quote date",
        "date of quote", "spoken", "date spoken", "when", "day said",
    ),
    "date": ("date", "day", "timestamp", "datetime", "time"),
    "published": (
        "published", "date published", "publication date",
        "published on", "article date", "pub date", "printed",
    ),
    "kind": ("kind", "quote kind", "quote type", "type", "directness", "direct or indirect"),
    "status": ("status", "quote status", "factuality"),
    "note": ("note", "notes", "comment", "comments", "remark", "remarks", "annotation", "memo"),
    "qid": ("qid", "qids", "wikidata", "wikidata id", "speaker qid", "wikidata qid"),
}  # fmt: skip
"""What people call them, what is surest first: of two columns with such names the one with the surer is taken."""
_NEAR = 60
"""Likeness, of 100, from which on a name is offered for another."""
_SHOWN = 30
"""Names of columns that a message holds."""
_WIDE = 40
"""Letters shown of a name, and of what stands below it."""
_ADDRESS = ("http://", "https://", "www.")


class Columns:
    """Which field stands in which column of a table."""

    def __init__(self, names: Sequence[str], at: Mapping[Field, int]) -> None:
        self.names = tuple(names)
        self.at = dict(at)
        self._items = tuple(self.at.items())

    def field_of(self, column: int) -> Field | None:
        """Return what a column is taken for, None where nothing is taken from it."""
        return next((field for field, at in self.at.items() if at == column), None)

    def cells(self, row: Sequence[str]) -> dict[Field, str]:
        """Return what a row has in its fields, without blanks around it; what it has nothing in is not there."""
        width = len(row)
        return {field: cell for field, at in self._items if at < width and (cell := row[at].strip())}


def known_names(names: Sequence[str]) -> int:
    """Count the names that are those of a field."""
    return sum(any(key(name) in known for known in _NAMES.values()) for name in names)


def columns(names: Sequence[str], mapping: Mapping[str, str], sample: Sequence[Sequence[str]]) -> Columns:
    """Find the fields among the columns of a table; `mapping` has a column's name for a field, and wins.

    `sample` are some of its rows: a column "source" may hold names of newspapers, or addresses. Raises UnfitError
    where a column is not there, or none can be the quote.
    """
    at: dict[Field, int] = {}
    for field in FIELDS:
        if field in mapping:
            found = _asked(names, mapping[field], field, sample)
            other = next((held for held, column in at.items() if column == found), None)
            if other is not None:
                raise UnfitError(
                    f"column {found + 1} ({names[found]!r}) is given for {other} and for {field}",
                    "a column is one field: leave one --map out, or name another column",
                )
            at[field] = found
    taken = set(at.values())
    keys = [key(name) for name in names]
    for field in FIELDS:
        if field in mapping:
            continue
        for name in _NAMES[field]:
            known = next((n for n, held in enumerate(keys) if held == name and n not in taken), None)
            if known is not None:
                at[field] = known
                taken.add(known)
                break
    outlet = at.get("outlet")
    if outlet is not None and "outlet" not in mapping and "url" not in at and _holds_addresses(sample, outlet):
        at["url"] = at.pop("outlet")
    if "quote" not in at:
        raise UnfitError(
            "no column is known to hold the quotes",
            "--map FIELD=COLUMN says what a column is, by its name or its number, as in --map quote=1",
            _listed(names, sample),
        )
    return Columns(names, at)


def _asked(names: Sequence[str], name: str, field: str, sample: Sequence[Sequence[str]]) -> int:
    for same in (lambda held: held == name, lambda held: key(held) == key(name)):
        for n, held in enumerate(names):
            if same(held.strip()):
                return n
    if name.isdecimal() and 0 < int(name) <= len(names):
        return int(name) - 1
    found = process.extractOne(key(name), [key(held) for held in names], scorer=fuzz.ratio)
    near = f"did you mean {names[found[2]]!r}? " if found and found[1] >= _NEAR else ""
    raise UnfitError(
        f"there is no column {name!r} for {field}",
        f"{near}--map {field}=COLUMN takes one of these, or its number",
        _listed(names, sample),
    )


def _listed(names: Sequence[str], sample: Sequence[Sequence[str]]) -> str:
    """Lay the columns out, of very many the first: number, name as a shell takes it, and what stands in it."""
    lines = []
    width = min(_WIDE, max((len(shlex.quote(name)) for name in names), default=0))
    for n, name in enumerate(names[:_SHOWN]):
        held = next((" ".join(row[n].split()) for row in sample if n < len(row) and row[n].strip()), "")
        held = held if len(held) <= _WIDE else f"{held[: _WIDE - 1]}…"
        lines.append(f"{n + 1:>2}  {shlex.quote(name):<{width}}  {held}".rstrip())
    if len(names) > _SHOWN:
        lines.append(f"and {len(names) - _SHOWN} more")
    return "\n".join(lines)


def _holds_addresses(sample: Sequence[Sequence[str]], column: int) -> bool:
    cells = [row[column].strip().lower() for row in sample if column < len(row) and row[column].strip()]
    return bool(cells) and 2 * sum(cell.startswith(_ADDRESS) for cell in cells) > len(cells)
