"""The articles of ready-made quotes: one for each web address, its text the quotes that stand in it."""

import hashlib
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from db.load.address import doc_of, host_of, outlet_at
from db.load.recent import Recent
from db.load.rows import add, found
from db.read.article import Span
from db.store.label import cut

IMPORTED = "quotebank"
"""Stands where articles that were read have the version of what read them."""
_COLUMNS = (
    "id, path, doc, label, sha256, encoding, text, author_basis, published, published_basis, outlet_id, outlet_basis, "
    "extractor, read_at"
)
_HELD = (
    "SELECT id, path, text, (SELECT max(ordinal) + 1 FROM zone WHERE article_id = article.id) FROM article WHERE path"
)
_BETWEEN = "\n\n"
_REMEMBERED = 1 << 14


@dataclass(frozen=True, slots=True)
class Site:
    """The outlet at a host."""

    outlet_id: int | None
    label: str
    """What its articles are labelled by."""
    country: str | None


@dataclass(slots=True)
class Piece:
    """An article as far as one batch of quotes needs it."""

    id: int
    path: str
    site: Site
    ordinal: int
    """That of its next quote."""
    length: int = 0
    """Of its text, the quotes of this batch included."""
    date: str | None = None
    parts: list[str] = field(default_factory=list)
    """What the batch adds to the text."""
    held: str | None = None
    """The text until now; None where the article is new."""

    def add(self, text: str) -> tuple[int, Span]:
        """Add a quote to the end of the text; returns its ordinal and its place."""
        start = self.length + len(_BETWEEN) if self.length else 0
        self.parts.append(text)
        self.length = start + len(text)
        self.ordinal += 1
        return self.ordinal - 1, (start, self.length)

    def text(self) -> str:
        """The whole text."""
        return _BETWEEN.join([*([self.held] if self.held else []), *self.parts])


class Articles:
    """Gives the article of a web address, a new one where there is none, and writes those that were added to."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._sites = Recent[str, Site](_REMEMBERED)
        self._labelled = Recent[str, bool](_REMEMBERED)

    def find(self, paths: Iterable[str]) -> dict[str, Piece]:
        """Return the article of each path."""
        wanted = list(dict.fromkeys(paths))
        pieces: dict[str, Piece] = {}
        for number, path, text, ordinal in found(self._connection, _HELD, wanted):
            path, text = str(path), str(text)
            pieces[path] = Piece(int(number or 0), path, self._site(path), int(ordinal or 0), len(text), held=text)
        (last,) = self._connection.execute("SELECT coalesce(max(id), 0) FROM article").fetchone()
        for path in wanted:
            if path not in pieces:
                last += 1
                pieces[path] = Piece(last, path, self._site(path), 0)
        return pieces

    def write(self, pieces: Iterable[Piece]) -> None:
        """Write the articles that were added to, with the paragraphs of their text."""
        new: list[Piece] = []
        grown: list[Piece] = []
        for piece in pieces:
            if piece.parts:
                (new if piece.held is None else grown).append(piece)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        labels = self._labels(new)
        rows = [(*_row(piece, label), now) for piece, label in zip(new, labels, strict=True)]
        add(self._connection, "article", _COLUMNS, rows)
        self._connection.executemany(
            "UPDATE article SET text = ?2, sha256 = ?3 WHERE id = ?1",
            [(piece.id, text := piece.text(), _digest(text)) for piece in grown],
        )

    def _labels(self, pieces: Sequence[Piece]) -> list[str]:
        """Label the first article of an outlet by the outlet, the others by the outlet and their number."""
        tries = []
        for piece in pieces:
            base = piece.site.label or doc_of(piece.path)
            if self._labelled.get(base):
                base = f"{base} {piece.id}"
            elif piece.site.label:
                self._labelled.put(base, True)
            tries.append(base)
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

    def _site(self, path: str) -> Site:
        host = host_of(path)
        site = self._sites.get(host)
        if site is None:
            site = self._write_outlet(host) if host else Site(None, "", None)
            self._sites.put(host, site)
        return site

    def _write_outlet(self, host: str) -> Site:
        known = outlet_at(host)
        name, country = (known.name, known.country) if known else (host, None)
        self._connection.execute("INSERT OR IGNORE INTO outlet (name, country) VALUES (?, ?)", (name, country))
        outlet_id, country = self._connection.execute(
            "SELECT id, country FROM outlet WHERE name = ?", (name,)
        ).fetchone()
        return Site(outlet_id, cut(name), country)


def _row(piece: Piece, label: str) -> tuple[int | str | None, ...]:
    text, outlet_id = piece.text(), piece.site.outlet_id
    return (
        piece.id,
        piece.path,
        doc_of(piece.path),
        label,
        _digest(text),
        "utf-8",
        text,
        "unknown",
        piece.date,
        "inferred" if piece.date else "unknown",
        outlet_id,
        "unknown" if outlet_id is None else "inferred",
        IMPORTED,
    )


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
