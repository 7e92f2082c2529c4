"""A table of quotes, a row each: the spreadsheet people have."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from hashlib import blake2b
from itertools import chain, islice
from pathlib import Path

from db.load.column import DAYS, Columns, columns
from db.load.day import Order, day_of, order_of
from db.load.entry import BadLineError, Entry, More, UnfitError, one_line
from db.load.exported import exported, is_exported
from db.load.lines import STDIN
from db.load.names_row import HEAD, names_at
from db.load.recent import Recent
from db.load.sheet import Row, Sheet, sheet
from db.load.source import Item, Odd, Reading, Source
from db.load.word import ACTOR_KINDS, KINDS, STATUSES, word_for
from db.read.container.parted import UNCLOSED, Unclosed
from db.reference.country import bloc_of, code_of
from db.reference.table import key

NAMELESS = "the table names nobody"
_SAMPLE = 200
"""Rows looked at to tell what the columns are."""
_BLOCK = 1_000
"""Rows in one article, of those that tell of no article."""
_NOBODY = frozenset({"", "none", "n/a", "na", "unknown", "-", "–", "—", "?", "nobody", "null", "nan"})
_BETWEEN = re.compile(r"[\s;|]+")
_LISTED = re.compile(r"\s*[;|,/\n]\s*")


@dataclass(frozen=True, slots=True)
class Told:
    """What the person says of their table."""

    mapping: Mapping[str, str] = field(default_factory=dict)
    """The name of a column, or its number from 1, for a field."""
    dates: Order | None = None
    encoding: str | None = None
    delimiter: str | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """What a table is taken for."""

    columns: Columns
    written: str
    order: Order | None
    first: tuple[Item, ...]
    """What its first rows give."""
    is_own: bool
    """Whether onrecord wrote it, so that all of it is taken over."""


def table(told: Told) -> Source:
    """Return what reads such tables."""
    return partial(_reading, told)


def look(path: Path, told: Told, count: int) -> Look:
    """Look at a table without importing it; raises OSError, or BadLineError where it cannot be one of quotes."""
    with sheet(path, told.encoding, told.delimiter) as found:
        held, rows, order = _head(found, told)
        is_own = _is_own(held, told)
        items = _items(rows, held, order, path, is_own)
        first: list[Item] = []
        quotes = 0
        for item in items:
            first.append(item)
            quotes += isinstance(item.what, Entry)
            if quotes == count:
                break
        return Look(held, found.written, order, tuple(first), is_own)


@contextmanager
def _reading(told: Told, path: Path) -> Iterator[Reading]:
    with sheet(path, told.encoding, told.delimiter) as found:
        held, rows, order = _head(found, told)
        yield Reading(_items(rows, held, order, path, _is_own(held, told)), found.at, found.size)


def _is_own(held: Columns, told: Told) -> bool:
    """Tell whether onrecord wrote the table, and nobody says that its columns are something else."""
    return not told.mapping and is_exported(held.names)


def _head(found: Sheet, told: Told) -> tuple[Columns, Iterator[Row], Order | None]:
    """Find the names of the columns; returns the rows below them, and what their dates are."""
    first = list(islice(found.rows, _SAMPLE))
    if not first:
        raise BadLineError("is empty")
    best = names_at([row for _, row in first[:HEAD]], {key(name) for name in told.mapping.values()})
    _, names = first[best]
    if isinstance(names, BadLineError):
        raise names
    if isinstance(names, Unclosed):
        raise BadLineError(f"{UNCLOSED} among the names of the columns")
    sample = [row for _, row in first[best + 1 :] if isinstance(row, list)]
    try:
        held = columns([" ".join(name.split()) for name in names], told.mapping, sample)
    except UnfitError as error:
        if found.likely:
            raise UnfitError(
                str(error), f"leave --delimiter out: {found.likely} seem to part the cells", error.holds
            ) from error
        raise
    days = (cells.get(name, "") for cells in map(held.cells, sample) for name in DAYS)
    return held, chain(first[best + 1 :], found.rows), told.dates or order_of(days)


def _items(rows: Iterator[Row], held: Columns, order: Order | None, path: Path, is_own: bool) -> Iterator[Item]:
    read = _Rows(held, order, "standard input" if path == STDIN else path.name.partition(".")[0]).read
    if is_own:
        read = partial(_own, held.names)
    for number, row in rows:
        if isinstance(row, BadLineError):
            yield Item(number, row)
            continue
        is_open = isinstance(row, Unclosed)
        try:
            entry, odd = read(row.cells if isinstance(row, Unclosed) else row)
        except BadLineError as error:
            yield Item(number, BadLineError(UNCLOSED) if is_open else error)
            continue
        if is_open:
            yield Item(number, Odd(UNCLOSED))
        for reason in odd:
            yield Item(number, Odd(reason))
        yield Item(number, entry)


def _own(names: Sequence[str], row: list[str]) -> tuple[Entry, list[str]]:
    """Return the quote of a row of a table that onrecord wrote."""
    _check_width(names, row)
    return exported(dict(zip(names, [*row, *[""] * (len(names) - len(row))], strict=False)))


def _check_width(names: Sequence[str], row: Sequence[str]) -> None:
    width = len(names)
    if len(row) > width and any(cell.strip() for cell in row[width:]):
        raise BadLineError(f"{len(row)} cells under {width} names: a delimiter or a quotation mark too many")


class _Rows:
    """Makes quotes of the rows of one table."""

    def __init__(self, held: Columns, order: Order | None, name: str) -> None:
        self._columns = held
        self._order = order
        self._name = name
        self._countries = Recent[str, str](1 << 16)
        self._articles = Recent[str, tuple[str, str]](1 << 16)
        self._days = Recent[str, str](1 << 14)
        self._count = 0

    def read(self, row: list[str]) -> tuple[Entry, list[str]]:
        """Return the quote of a row, and what was not understood of it; raises BadLineError where there is none."""
        _check_width(self._columns.names, row)
        get = self._columns.cells(row).get
        text = get("quote")
        if not text:
            raise BadLineError("no quote")
        if not text.isprintable():
            text = one_line(text)
        odd: list[str] = []
        speaker = " ".join(get("speaker", "").split())
        speaker = "" if speaker.lower() in _NOBODY else speaker
        outlet, title = " ".join(get("outlet", "").split()), " ".join(get("title", "").split())
        said, published = self._day(get("said"), odd), self._day(get("published"), odd)
        printed = self._day(get("date"), odd) or published
        urls = _urls(get("url", ""))
        country = _country(get("country", ""), odd)
        if country and speaker:
            before = self._countries.get(speaker)
            if before is None:
                self._countries.put(speaker, country)
            elif before != country:
                odd.append(f"{speaker} speaks for {country} here and for {before} before: {before} is kept")
        self._count += 1
        if urls:
            self._check_article(urls[0], outlet, title, odd)
        more = More(
            NAMELESS,
            word_for(KINDS, get("kind", ""), "kind", "direct", odd),
            word_for(STATUSES, get("status", ""), "status", "asserted", odd),
            word_for(ACTOR_KINDS, get("speaker-kind", ""), "kind of speaker", "person", odd),
            country if speaker else None,
            " ".join(get("role", "").split()) or None,
            _countries(get("about", ""), odd),
            said,
            outlet or None,
            title or None,
            " ".join(get("author", "").split()) or None,
            published,
            self._place(outlet, title, printed or said),
            get("note"),
        )
        qids = tuple(get("qid", "").replace(",", " ").replace(";", " ").split()) if speaker else ()
        words = "\n".join((text, speaker, *urls, outlet, title, said or "", printed or ""))
        name = blake2b(words.encode("utf-8", "replace"), digest_size=16).hexdigest()
        return Entry(f"csv:{name}", text, speaker or None, qids, printed, None, urls, 1.0, more), odd

    def _check_article(self, url: str, outlet: str, title: str, odd: list[str]) -> None:
        """Tell of what differs from the row before that names the same article: quotes of one address are of one."""
        before = self._articles.get(url)
        if before is None:
            self._articles.put(url, (outlet, title))
            return
        for what, other, first in (("outlet", outlet, before[0]), ("title", title, before[1])):
            if other and first and other != first:
                odd.append(f"{what} {other!r} here and {first!r} before at {url}: {first!r} is kept")

    def _day(self, cell: str | None, odd: list[str]) -> str | None:
        if not cell:
            return None
        day = self._days.get(cell)
        if day is None and (day := day_of(cell, self._order)):
            self._days.put(cell, day)
        if day is None:
            twofold = self._order is None and day_of(cell, "dmy") and day_of(cell, "mdy")
            odd.append(
                f"{cell!r} may be two days: --dates dmy or --dates mdy says which"
                if twofold
                else f"{cell!r} is no date"
            )
        return day

    def _place(self, outlet: str, title: str, day: str | None) -> str:
        """Name the article of a quote that has no address: quotes of one outlet, title and day are of one article."""
        parts = [part for part in (outlet, title, day) if part] or [self._name]
        block = 0 if title or day else self._count // _BLOCK
        return "csv:" + "/".join([*parts, *([str(block + 1)] if block else [])])


def _country(cell: str, odd: list[str]) -> str | None:
    code = code_of(cell) or bloc_of(cell) if cell else None
    if cell and code is None and cell.lower() not in _NOBODY:
        odd.append(f"no country is called {cell!r}: left out")
    return code


def _countries(cell: str, odd: list[str]) -> tuple[str, ...]:
    if cell.startswith("[") and cell.endswith("]"):  # a list as onrecord itself writes it: ["UA", "RU"]
        cell = cell[1:-1].replace('"', "")
    if not cell:
        return ()
    if code := code_of(cell) or bloc_of(cell):
        return (code,)
    parts = _LISTED.split(cell)
    if len(parts) == 1 and all(len(part) == 2 for part in cell.split()):
        parts = cell.split()
    codes: Callable[[str], str | None] = partial(_country, odd=odd)
    return tuple(dict.fromkeys(code for part in parts if part and (code := codes(part))))


def _urls(cell: str) -> tuple[str, ...]:
    """The addresses of a cell; one without its scheme gets one, what is none at all is left out."""
    if not cell:
        return ()
    found = []
    for part in _BETWEEN.split(cell) if _BETWEEN.search(cell) else (cell,):
        if part.lower().startswith("www."):
            part = f"https://{part}"
        if "://" in part:
            found.append(part)
    return tuple(dict.fromkeys(found))
