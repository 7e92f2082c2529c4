"""Writing quotes of which more is known than their words: who speaks for whom, how it was said, where it stands."""

import sqlite3
from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from db.load.address import path_of
from db.load.article_rows import Articles, Piece, Site
from db.load.entry import Entry, More
from db.load.moved import Moved
from db.load.nesting import Nesting
from db.load.rows import add
from db.load.speaker_rows import Look, Speaker, Speakers, speaker_of
from db.read.article import Span
from db.reference.outlet import outlet_of
from db.store.bulk import Value

_QUOTE = (
    "id, article_id, ordinal, text, start, end, actor_id, unknown_reason, said, said_basis, confidence, kind, status, "
    "cue, cue_start, cue_end, mention, mention_start, mention_end, role, zone, prefix, suffix, aloud"
)
_ACTOR = 6
"""Column of the speaker among them."""
_AROUND = 32
"""Letters before and behind a quote that are kept with it, where it stands in a whole article."""


class Place(NamedTuple):
    """Where a quote stands."""

    piece: Piece
    ordinal: int
    spans: tuple[Span, ...]


class Telling:
    """Writes such quotes, in the transaction that is open."""

    def __init__(self, connection: sqlite3.Connection, articles: Articles, speakers: Speakers, moved: Moved) -> None:
        self._connection = connection
        self._articles = articles
        self._speakers = speakers
        self._moved = moved
        self._nesting = Nesting(connection)

    def write(self, entries: Sequence[tuple[int, Entry]]) -> None:
        """Write quotes by their ids."""
        told = [(quote_id, entry, entry.more or More("the source names nobody")) for quote_id, entry in entries]
        speakers = [speaker_of(entry) for _, entry in entries]
        looks: dict[Speaker, Look] = {}
        for (_, _, more), speaker in zip(told, speakers, strict=True):
            if speaker:
                kind, country = looks.get(speaker, (more.actor_kind, None))
                looks[speaker] = kind, country or more.country
        actors = self._speakers.ids(looks, looks)
        places = self._places(told)
        quotes: list[tuple[Value, ...]] = []
        spans: list[tuple[Value, ...]] = []
        countries: set[tuple[str, int, str]] = set()
        urls: list[tuple[Value, ...]] = []
        speaking: list[tuple[int, int, str | None]] = []
        for (quote_id, entry, more), speaker, place in zip(told, speakers, places, strict=True):
            piece, own = place.piece, place.spans
            actor_id = actors[speaker] if speaker else None
            quotes.append(_row(quote_id, entry, more, place, actor_id))
            if len(own) > 1:
                spans += [(quote_id, n, *span) for n, span in enumerate(own)]
            if piece.site.country:
                countries.add((piece.site.country, quote_id, "outlet"))
            if more.about:
                countries |= {(code, quote_id, "about") for code in more.about}
            if len(entry.urls) > 1:
                urls += [(quote_id, n, url) for n, url in enumerate(entry.urls[1:], 1)]
            if actor_id is not None and actor_id not in self._moved:
                speaking.append((quote_id, actor_id, more.country))
        countries |= self._speakers.countries(speaking)
        self._moved.write(quotes, _ACTOR)
        self._articles.write({place.piece.path: place.piece for place in places}.values())
        add(self._connection, "quote", _QUOTE, quotes)
        add(self._connection, "quote_span", "quote_id, ordinal, start, end", spans)
        add(self._connection, "quote_country", "country, quote_id, role", sorted(countries, key=itemgetter(2, 0, 1)))
        add(self._connection, "via", "quote_id, ordinal, name, country, basis", _vias(told))
        add(self._connection, "imported_url", "quote_id, ordinal, url", urls)
        add(self._connection, "imported_status", "quote_id, words", _status_words(told))
        self._nesting.write(told)

    def _places(self, told: Sequence[tuple[int, Entry, More]]) -> list[Place]:
        """Return where each quote stands: in the whole article it is of, else behind the others of its article."""
        paths = [_path(entry, more) for _, entry, more in told]
        pieces = self._articles.find(paths)
        apart: dict[int, str] = {}
        for n, ((_, entry, more), path) in enumerate(zip(told, paths, strict=True)):
            if pieces[path].whole and not more.spans:  # what was read stays as it was read
                apart[n] = path_of("", entry.key)
        more_pieces = self._articles.find(apart.values())
        found = []
        for n, ((_, entry, more), path) in enumerate(zip(told, paths, strict=True)):
            piece = more_pieces[apart[n]] if n in apart else pieces[path]
            if piece.whole:
                if more.outlet:
                    piece.site = self._articles.site_of(more.outlet)
                found.append(Place(piece, piece.ordinal, more.spans))
                piece.ordinal += 1
            else:
                self._describe(piece, entry, more)
                ordinal, start, end = piece.add(entry.text)
                found.append(Place(piece, ordinal, ((start, end),)))
        return found

    def _describe(self, piece: Piece, entry: Entry, more: More) -> None:
        """Let a new article have what its quotes tell of it; the first word on each thing counts."""
        exact = more.exact
        if piece.held is None and not piece.parts:
            if more.outlet:
                piece.site = self._articles.site_of(more.outlet, exact.outlet_country if exact else None)
            elif exact:
                piece.site = Site(None, "", None)
            piece.exact = exact
        piece.title = piece.title or more.title
        piece.label = piece.label or more.title
        piece.author = piece.author or more.author
        piece.stated = piece.stated or more.published
        piece.date = piece.date or entry.date


def _path(entry: Entry, more: More) -> str:
    if more.place and (more.spans or not entry.urls):
        return more.place
    return path_of(entry.urls[0] if entry.urls else "", entry.key)


def _row(quote_id: int, entry: Entry, more: More, place: Place, actor_id: int | None) -> tuple[Value, ...]:
    piece, ordinal, spans = place
    start, end = spans[0] if len(spans) == 1 else (spans[0][0], max(span[1] for span in spans))
    said, basis = (more.said, "stated") if more.said else (entry.date, "printed" if entry.date else "unknown")
    if more.said_basis is not None:
        said, basis = more.said, more.said_basis
    text = (piece.held or "") if piece.whole else ""
    cue, mention = _words(text, more.cue), _words(text, more.mention)
    prefix, suffix = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    if exact := more.exact:
        cue, mention = (exact.cue, None, None), (exact.mention, None, None)
        prefix, suffix = exact.prefix, exact.suffix
    return (
        quote_id, piece.id, ordinal, entry.text, start, end,
        actor_id, None if actor_id is not None else more.nobody, said, basis, entry.confidence, more.kind, more.status,
        *cue, *mention, more.role, "body", prefix, suffix, more.aloud,
    )  # fmt: skip


def _vias(told: Sequence[tuple[int, Entry, More]]) -> list[tuple[Value, ...]]:
    """Return the rows of who carried quotes."""
    rows: list[tuple[Value, ...]] = []
    for quote_id, _, more in told:
        for place, name in enumerate(more.exact.via if more.exact else ()):
            known = outlet_of(name)
            rows.append((quote_id, place, name, known.country if known else None, "stated"))
    return rows


def _status_words(told: Sequence[tuple[int, Entry, More]]) -> list[tuple[Value, ...]]:
    """Return the rows of what makes quotes other than asserted, of those whose article did not come along."""
    return [(id_, more.exact.status_words) for id_, _, more in told if more.exact and more.exact.status_words]


def _words(text: str, span: Span | None) -> tuple[str | None, int | None, int | None]:
    return (text[span[0] : span[1]], *span) if span else (None, None, None)
