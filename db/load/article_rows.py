"""The articles of ready-made quotes: one for each web address, its text the quotes that stand in it."""

import hashlib
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from operator import attrgetter

from db.load.address import doc_of, host_of, outlet_at
from db.load.entry import Exact
from db.load.recent import Recent
from db.load.rows import add, add_new, found
from db.reference.outlet import Outlet, outlet_of
from db.store.label import cut

IMPORTED = "quotebank"
"""Stands where articles that were read have the version of what read them."""
_COLUMNS = (
    "id, path, doc, label, sha256, text, published, published_basis, outlet_id, outlet_basis, read_at, encoding, "
    "author_basis, extractor"
)
_SAME = f"'utf-8', 'unknown', '{IMPORTED}'"
"""What the last three of them hold."""
_HELD = (
    f"SELECT id, path, text, extractor, CASE WHEN extractor <> '{IMPORTED}' "
    "THEN (SELECT max(ordinal) + 1 FROM quote WHERE article_id = article.id) END FROM article WHERE path"
)
_BETWEEN = "\n\n"
"""Stands between two quotes."""
_REMEMBERED = 1 << 14
_SCHEME = len("https://")


@dataclass(frozen=True, slots=True)
class Site:
    """The outlet at a host."""

    outlet_id: int | None
    label: str
    """What its articles are labelled by."""
    country: str | None


class Piece:
    """An article as far as one batch of quotes needs it.

    Half as many are made as there are quotes: what most of them have nothing of stands with the class.
    """

    date: str | None = None
    label: str | None = None
    """What it is to be labelled by, where its outlet does not do."""
    title: str | None = None
    author: str | None = None
    stated: str | None = None
    """The day it was printed, where the source states it."""
    exact: Exact | None = None
    """What a library of ours tells of it."""
    held: str | None = None
    """The text until now; None where the article is new."""
    whole = False
    """Whether it was read, or came whole: nothing is added to its text."""

    def __init__(self, id_: int, path: str, site: Site, ordinal: int) -> None:
        self.id = id_
        self.path = path
        self.site = site
        self.ordinal = ordinal
        """That of its next quote."""
        self.length = 0
        """Of its text, the quotes of this batch included."""
        self.parts: list[str] = []
        """What the batch adds to the text."""

    def add(self, text: str) -> tuple[int, int, int]:
        """Add a quote to the end of the text; returns its ordinal, its start and its end."""
        start = self.length + len(_BETWEEN) if self.length else 0
        self.parts.append(text)
        self.length = start + len(text)
        self.ordinal += 1
        return self.ordinal - 1, start, self.length

    def text(self) -> str:
        """The whole text."""
        return _BETWEEN.join([*([self.held] if self.held else []), *self.parts])


class Articles:
    """Gives the article of a web address, a new one where there is none, and writes those that were added to."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._sites = Recent[str, Site](_REMEMBERED)
        self._labelled = Recent[str, bool](_REMEMBERED)
        self._given = 0
        """The last id given to an article that is not written yet."""

    def find(self, paths: Iterable[str]) -> dict[str, Piece]:
        """Return the article of each path."""
        # In order, so that what is looked up, and written, one after another stands near each other in every index.
        wanted = sorted(set(paths))
        pieces: dict[str, Piece] = {}
        for id_, path, text, extractor, ordinal in found(self._connection, _HELD, wanted):
            path, text, whole = str(path), str(text), extractor != IMPORTED
            # Every paragraph is a quote, or was: one that a person rejected still stands there.
            ordinal = int(ordinal or 0) if whole else text.count(_BETWEEN) + 1
            piece = pieces[path] = Piece(int(id_ or 0), path, self.site(path), ordinal)
            piece.held, piece.length, piece.whole = text, len(text), whole
        (last,) = self._connection.execute("SELECT coalesce(max(id), 0) FROM article").fetchone()
        number = max(last, self._given)
        for path in wanted:
            if path not in pieces:
                self._given = number = number + 1
                pieces[path] = Piece(number, path, self.site(path), 0)
        return pieces

    def write(self, pieces: Iterable[Piece]) -> None:
        """Write the articles that were added to, with the paragraphs of their text."""
        new: list[Piece] = []
        grown: list[Piece] = []
        for piece in pieces:
            if piece.parts:
                (new if piece.held is None else grown).append(piece)
        new.sort(key=attrgetter("id"))  # rows that come in order are appended, the others are squeezed in
        self._given = 0
        self._add(new)
        told = [
            (piece.id, piece.title, piece.author, _author_basis(piece), *_address(piece))
            for piece in new
            if piece.title or piece.author or piece.exact
        ]
        self._connection.executemany(
            "UPDATE article SET title = ?2, author = ?3, author_basis = ?4, language = ?5, url = ?6 WHERE id = ?1", told
        )
        self._connection.executemany(
            "UPDATE article SET text = ?2, sha256 = ?3 WHERE id = ?1",
            [(piece.id, text := piece.text(), _digest(text)) for piece in grown],
        )

    def _add(self, new: Sequence[Piece]) -> None:
        """Write new articles, which stand in order of id behind all there are."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        tries = self._tries(new)
        rows = [_row(piece, label, now) for piece, label in zip(new, tries, strict=True)]
        # A label that has the article's id in it is hardly ever taken: to look first would cost more.
        if add_new(self._connection, "article", _COLUMNS, rows, _SAME) < len(rows):
            self._connection.execute("DELETE FROM article WHERE id >= ?", (new[0].id,))
            labels = self._free(new, tries)
            rows = [_row(piece, label, now) for piece, label in zip(new, labels, strict=True)]
            add(self._connection, "article", _COLUMNS, rows, _SAME)

    def _tries(self, pieces: Sequence[Piece]) -> list[str]:
        """Label the first article of an outlet by the outlet, the others by the outlet and their number."""
        tries = []
        plain: dict[int, Piece] = {}
        for place, piece in enumerate(pieces):
            base = piece.site.label or piece.label or doc_of(piece.path)
            if self._labelled.get(base):
                base = f"{base} {piece.id}"
            else:
                plain[place] = piece
                if piece.site.label:
                    self._labelled.put(base, True)
            tries.append(base)
        for place, label in zip(plain, self._free(list(plain.values()), [tries[n] for n in plain]), strict=True):
            tries[place] = label
        return tries

    def _free(self, pieces: Sequence[Piece], tries: Sequence[str]) -> list[str]:
        """Return labels that are not taken: those that are tried, else with a number that is free."""
        taken = {str(label) for (label,) in found(self._connection, "SELECT label FROM article WHERE label", tries)}
        labels = []
        for piece, label in zip(pieces, tries, strict=True):
            if label in taken:
                base = piece.site.label or doc_of(piece.path)
                label = f"{base} {piece.id}"
                while label in taken or self._is_label(label):
                    label = f"{base} {label.rpartition(' ')[2]}0"
            taken.add(label)
            labels.append(label)
        return labels

    def _is_label(self, label: str) -> bool:
        return self._connection.execute("SELECT 1 FROM article WHERE label = ?", (label,)).fetchone() is not None

    def site(self, path: str) -> Site:
        """Return the site of an address."""
        end = path.find("/", _SCHEME)
        head = path[:end] if end > 0 else path
        site = self._sites.get(head)
        if site is None:
            host = host_of(head)
            site = self._write_outlet(host, outlet_at(host)) if host else Site(None, "", None)
            self._sites.put(head, site)
        return site

    def site_of(self, outlet: str, country: str | None = None) -> Site:
        """Return the site of an outlet by its name, by which we may know it; a new one is of the country told."""
        head = f"outlet {outlet}"
        site = self._sites.get(head)
        if site is None:
            site = self._write_outlet(outlet, outlet_of(outlet), country)
            self._sites.put(head, site)
        return site

    def _write_outlet(self, called: str, known: Outlet | None, country: str | None = None) -> Site:
        name, country = (known.name, known.country) if known else (called, country)
        self._connection.execute("INSERT OR IGNORE INTO outlet (name, country) VALUES (?, ?)", (name, country))
        outlet_id, country = self._connection.execute(
            "SELECT id, country FROM outlet WHERE name = ?", (name,)
        ).fetchone()
        return Site(outlet_id, cut(name), country)


def _row(piece: Piece, label: str, now: str) -> tuple[int | str | None, ...]:
    text, outlet_id = piece.text(), piece.site.outlet_id
    published_basis = "stated" if piece.stated else "inferred" if piece.date else "unknown"
    outlet_basis = "unknown" if outlet_id is None else "inferred"
    if piece.exact:
        published_basis, outlet_basis = piece.exact.published_basis, piece.exact.outlet_basis
    return (
        piece.id,
        piece.path,
        doc_of(piece.path),
        label,
        _digest(text),
        text,
        piece.stated or piece.date,
        published_basis,
        outlet_id,
        outlet_basis,
        now,
    )


def _author_basis(piece: Piece) -> str:
    if piece.exact:
        return piece.exact.author_basis
    return "stated" if piece.author else "unknown"


def _address(piece: Piece) -> tuple[str | None, str | None]:
    """The language of an article, and its own address where that is not its path."""
    return (piece.exact.language, piece.exact.url) if piece.exact else (None, None)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
