"""Writing ready-made quotes: some thousands at a time, each batch whole or not at all."""

import sqlite3
from collections.abc import Mapping, Sequence

from db.index.column import UNKNOWN
from db.index.facet import Facet
from db.index.fresh import Fresh
from db.load.address import path_of
from db.load.article_rows import Articles, Piece
from db.load.entry import Entry
from db.load.moved import Moved
from db.load.page_rows import Pages
from db.load.rows import add, add_new, found
from db.load.source import Page
from db.load.speaker_rows import Speakers, speaker_of
from db.load.told import Telling
from db.store.bulk import Value

NAMELESS = "Quotebank names nobody"
_QUOTE = (
    "id, article_id, ordinal, text, start, end, actor_id, unknown_reason, said, said_basis, confidence, "
    "kind, status, zone, prefix, suffix, aloud"
)
_ACTOR = 6
"""Column of the speaker among them."""
_FACETS: tuple[Facet, ...] = (("kind", "direct"), ("status", "asserted"), ("aloud", "yes"))
_SAME = "'direct', 'asserted', 'body', '', '', 1"
"""What the last six columns hold. What stood around a quote is not known: around it here stand other quotes.

Every quote is one piece and a paragraph of its own: quote_span and zone have no rows of them, for both would say again
where it stands.
"""


class Writer:
    """Writes quotes through a connection that nobody else writes in."""

    def __init__(self, connection: sqlite3.Connection, fresh: Fresh) -> None:
        self._connection = connection
        self._fresh = fresh
        self._articles = Articles(connection)
        self._speakers = Speakers(connection)
        self._moved = Moved(connection)
        self._telling = Telling(connection, self._articles, self._speakers, self._moved)
        self._pages = Pages(connection)
        (self.next_id,) = connection.execute(
            "SELECT coalesce(max(seq), 0) + 1 FROM sqlite_sequence WHERE name = 'quote'"
        ).fetchone()
        """Id of the next quote: that of one that is gone is never given to another."""

    def write_pages(self, pages: Sequence[Page]) -> int:
        """Write the articles that are not in yet, without their quotes; returns how many that were."""
        return self._pages.write(pages)

    def write(self, entries: Sequence[Entry]) -> int:
        """Write those that are not in yet, in the transaction that is open; returns how many that were."""
        new = entries if self._take(entries) else self._new(entries)
        if new:
            self._insert(new)
        self.next_id += len(new)
        return len(new)

    def _take(self, entries: Sequence[Entry]) -> bool:
        """Write the ids of entries down if none of them is in."""
        rows = [(quote_id, entry.key, entry.occurrences) for quote_id, entry in enumerate(entries, self.next_id)]
        if add_new(self._connection, "imported", "quote_id, key, occurrences", rows) == len(rows):
            return True
        self._connection.execute("DELETE FROM imported WHERE quote_id >= ?", (self.next_id,))
        return False

    def _new(self, entries: Sequence[Entry]) -> Sequence[Entry]:
        """The entries that are not in, each once, their ids written down."""
        keys = [entry.key for entry in entries]
        held = {key for (key,) in found(self._connection, "SELECT key FROM imported WHERE key", keys)}
        by_key: dict[str, Entry] = {}
        for entry in entries:
            if entry.key not in held:
                by_key.setdefault(entry.key, entry)
        new = list(by_key.values())
        if not self._take(new):
            raise sqlite3.IntegrityError("the ids of new quotes are taken")
        return new

    def _insert(self, entries: Sequence[Entry]) -> None:
        numbered = list(enumerate(entries, self.next_id))
        told = [one for one in numbered if one[1].more is not None]
        plain = [one for one in numbered if one[1].more is None] if told else numbered
        paths = [path_of(entry.urls[0] if entry.urls else "", entry.key) for _, entry in plain]
        pieces = self._articles.find(paths)
        read = {path for path, piece in pieces.items() if piece.whole}
        if read:
            told += [one for one, path in zip(plain, paths, strict=True) if path in read]
            kept = [(one, path) for one, path in zip(plain, paths, strict=True) if path not in read]
            plain, paths = [one for one, _ in kept], [path for _, path in kept]
        if plain:
            self._insert_plain(plain, paths, pieces, alone=not told)
        if told:
            self._telling.write(told)

    def _insert_plain(
        self, entries: Sequence[tuple[int, Entry]], paths: Sequence[str], pieces: Mapping[str, Piece], alone: bool
    ) -> None:
        speakers = [speaker_of(entry) for _, entry in entries]
        actors = self._speakers.ids(speaker for speaker in speakers if speaker)
        quotes: list[tuple[Value, ...]] = []
        owners: list[tuple[int, int]] = []
        countries: dict[str, list[int]] = {}
        urls: list[tuple[int, int, str]] = []
        for (quote_id, entry), speaker, path in zip(entries, speakers, paths, strict=True):
            _, text, _, _, date, _, more, confidence, _ = entry
            piece = pieces[path]
            ordinal, start, end = piece.add(text)
            if date and not piece.date:
                piece.date = date
            actor, why = (actors[speaker], None) if speaker else (None, NAMELESS)
            basis = "printed" if date else "unknown"
            quotes.append((quote_id, piece.id, ordinal, text, start, end, actor, why, date, basis, confidence))
            owners.append((actor or UNKNOWN, piece.id))
            if country := piece.site.country:
                countries.setdefault(country, []).append(quote_id)
            if len(more) > 1:
                urls += [(quote_id, n, url) for n, url in enumerate(more[1:], 1)]
        if not self._moved.write(quotes, _ACTOR) and alone:
            self._index([entry for _, entry in entries], entries[0][0], owners, countries)
        self._articles.write(pieces.values())
        add(self._connection, "quote", _QUOTE, quotes, _SAME)
        rows = [(country, quote_id) for country in sorted(countries) for quote_id in countries[country]]
        add(self._connection, "quote_country", "country, quote_id, role", rows, "'outlet'")
        add(self._connection, "imported_url", "quote_id, ordinal, url", urls)

    def _index(
        self,
        entries: Sequence[Entry],
        first: int,
        owners: Sequence[tuple[int, int]],
        countries: Mapping[str, Sequence[int]],
    ) -> None:
        """Take quotes apart for the index, whose ids are one after another."""
        ids = range(first, first + len(entries))
        self._fresh.add(
            first,
            [entry.text for entry in entries],
            [entry.date for entry in entries],
            [entry.confidence for entry in entries],
            {"actor": [actor for actor, _ in owners], "article": [article for _, article in owners]},
            dict.fromkeys(_FACETS, ids) | {("outlet-country", code): held for code, held in countries.items()},
        )
