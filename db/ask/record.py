"""Quotes as they are handed on to other programs: all that is known of each, with its article, many at a time."""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

import numpy as np

from db.ask.address import HEAD, address_of
from db.ask.attached import attached
from db.ask.fetch import truth
from db.ask.hit import hits
from db.ask.order import stretch
from db.ask.query import Query
from db.ask.row import QuoteCard, QuoteRow
from db.ask.scope import Read
from db.ask.verdict_row import verdict_of
from db.dataclass import dataclass
from db.extract.quote import ActorKind
from db.index.column import Numbers
from db.read.article import Basis, Span

Group = Literal["article", "speaker"]
"""What quotes can be put together by: those of one article, or of one speaker, the one with most quotes first."""
BATCH = 500
"""Quotes read at once: their articles' texts are what takes memory."""
_ROW = """
SELECT q.id, q.text, q.kind, q.status, a.name, a.country, q.said, q.said_basis, q.article_id, q.start, q.aloud,
  q.actor_id, q.role, q.unknown_reason, q.cue, q.mention, q.status_start, q.status_end, q.cue_start, q.cue_end,
  q.mention_start, q.mention_end, q.end, q.confidence, q.nested_in, q.prefix, q.suffix, a.kind, i.key,
  v.quote_id IS NOT NULL, (SELECT words FROM imported_status WHERE quote_id = i.quote_id),
  (SELECT qids FROM imported_speaker WHERE actor_id = q.actor_id),
  (SELECT url FROM imported_url WHERE quote_id = i.quote_id ORDER BY ordinal LIMIT 1)
FROM json_each(?) j
JOIN quote q ON q.id = j.value
LEFT JOIN actor a ON a.id = q.actor_id
LEFT JOIN verdict v ON v.quote_id = q.id
LEFT JOIN imported i ON i.quote_id = q.id
ORDER BY j.key
"""
_SOURCE = """
SELECT r.id, r.path, r.doc, r.sha256, r.text, r.title, r.author, r.author_basis, r.published, r.published_basis,
  o.name, r.outlet_basis, o.country, r.language, r.url
FROM json_each(?) j JOIN article r ON r.id = j.value LEFT JOIN outlet o ON o.id = r.outlet_id
"""

_CAST = """
WITH named (article_id, actor_id, text) AS (
  SELECT article_id, actor_id, text FROM alias WHERE article_id IN (SELECT value FROM json_each(?1))
  UNION SELECT article_id, actor_id, name FROM member WHERE article_id IN (SELECT value FROM json_each(?1))
)
SELECT n.article_id, a.id, a.name, a.kind, a.country, n.text FROM named n JOIN actor a ON a.id = n.actor_id
ORDER BY n.article_id, a.id, n.text
"""


@dataclass(frozen=True, slots=True)
class Called:
    """An actor by one of the names an article has for them."""

    id: int
    name: str
    kind: ActorKind
    country: str | None
    text: str
    """The name as it stands there."""


@dataclass(frozen=True, slots=True)
class Source:
    """An article with its text."""

    id: int
    path: str
    doc: str
    sha256: str
    text: str
    title: str | None
    author: str | None
    author_basis: Basis
    published: str | None
    published_basis: Basis
    outlet: str | None
    outlet_basis: Basis
    outlet_country: str | None
    language: str | None
    url: str | None
    cast: tuple[Called, ...] = ()
    """Who speaks in it, by every name; read where it is asked for."""


@dataclass(frozen=True, slots=True)
class Record:
    """One quote with its article, and where what is known of it stands there."""

    card: QuoteCard
    source: Source
    speaker_kind: ActorKind | None
    cue: Span | None
    mention: Span | None
    prefix: str
    suffix: str
    imported: str | None
    """Its key in the collection it was imported from; None where its article was read."""
    items: tuple[str, ...] = ()
    """Wikidata items of its speaker, where an import told them."""

    @property
    def placed(self) -> bool:
        """Whether its offsets count in the article as published; what surrounds an imported quote is not known."""
        return self.imported is None or bool(self.prefix or self.suffix)


class Handout:
    """The quotes of a query or of some ids, read in batches while they are gone through."""

    def __init__(
        self, read: Read, ids: Sequence[int] | Numbers, scores: Mapping[int, float], cast: bool = False
    ) -> None:
        """Take the ids in their order, and whether it is asked who speaks in the articles."""
        self._read, self._ids, self._scores, self._cast = read, ids, scores, cast

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self._ids)

    def __iter__(self) -> Iterator[Record]:
        """Go through them."""
        sources: dict[int, Source] = {}
        for start in range(0, len(self._ids), BATCH):
            self._read.check()
            ids = [int(id_) for id_ in self._ids[start : start + BATCH]]
            yield from self._batch(ids, sources)

    def _batch(self, ids: Sequence[int], sources: dict[int, Source]) -> Iterator[Record]:
        """Read some of them; the articles of those before are at hand, and none but theirs are kept."""
        connection = self._read.connection
        more = attached(connection, ids)
        rows = connection.execute(_ROW, (json.dumps(ids),)).fetchall()
        wanted: set[int] = {row[8] for row in rows}
        for gone in sources.keys() - wanted:
            del sources[gone]
        sources.update(_sources(connection, wanted.difference(sources), self._cast))
        for (
            id_, text, kind, status, speaker, country, said, said_basis, article, start, aloud, actor, role, reason,
            cue, mention, status_start, status_end, cue_start, cue_end, mention_start, mention_end, end, confidence,
            nested, prefix, suffix, speaker_kind, imported, decided, status_words, items, url,
        ) in rows:  # fmt: skip
            source = sources[article]
            verdict = verdict_of(connection, id_) if decided else None
            row = QuoteRow(
                id_, text, kind, status, speaker, country, said, said_basis, source.outlet, source.outlet_basis,
                article, start, truth(aloud), self._scores.get(id_, 0.0), (), (), (),
                bool(verdict and verdict.bookmarked), bool(verdict and verdict.note is not None),
                bool(verdict and verdict.reviewed),
            )  # fmt: skip
            card = QuoteCard(
                row, actor, role, reason, cue, mention,
                status_words if status_start is None else source.text[status_start:status_end],
                tuple(more.about.get(id_, ())), tuple(more.via.get(id_, ())),
                tuple(more.pieces.get(id_, ((start, end),))),
                confidence, nested, source.title, source.author, source.published, source.published_basis, source.path,
                source.doc, source.text.count("\n", 0, start) + 1, source.url or url, verdict,
            )  # fmt: skip
            cue_span, mention_span = _span(cue_start, cue_end), _span(mention_start, mention_end)
            known = tuple((items or "").split())
            yield Record(card, source, speaker_kind, cue_span, mention_span, prefix, suffix, imported, known)


def handout(read: Read, chosen: Query | Sequence[int], group: Group | None, cast: bool) -> Handout:
    """Return what a query leaves in its order, or the quotes of some ids that are still there; put together, or not."""
    if not isinstance(chosen, Query):
        ids = np.array([id_ for id_ in chosen if 0 < id_ < read.size and read.snapshot.actor[id_] >= 0], np.int32)
        return Handout(read, _grouped(read, ids, group), {}, cast)
    matched = hits(read, chosen, None)
    found = stretch(read, chosen, 0, read.size).astype(np.int32)
    return Handout(read, _grouped(read, found, group), matched.scores if matched else {}, cast)


def _grouped(read: Read, ids: Numbers, group: Group | None) -> Numbers:
    """Put ids together by owner: articles in the order met, speakers by how many quotes they have."""
    if group is None or not len(ids):
        return ids
    owners = (read.snapshot.article if group == "article" else read.snapshot.actor)[ids]
    each, first, inverse, counts = np.unique(owners, return_index=True, return_inverse=True, return_counts=True)
    if group == "speaker":
        ranks = np.lexsort((first, -counts, each <= 0))  # nobody comes last
        place = np.empty(len(each), np.int64)
        place[ranks] = np.arange(len(each))
        first = place
    ordered: Numbers = ids[np.argsort(first[inverse], kind="stable")]
    return ordered


def _sources(connection: sqlite3.Connection, wanted: set[int], cast: bool) -> dict[int, Source]:
    ids = json.dumps(list(wanted))
    named: dict[int, list[Called]] = {}
    for article, *called in connection.execute(_CAST, (ids,)) if cast else ():
        named.setdefault(article, []).append(Called(*called))
    found: dict[int, Source] = {}
    for row in connection.execute(_SOURCE, (ids,)):
        id_, path, doc, sha256, text, title, author, author_basis, published, published_basis, *printed, url = row
        outlet, outlet_basis, outlet_country, language = printed
        found[id_] = Source(
            id_, path, doc, sha256, text, title, author, author_basis, published, published_basis, outlet, outlet_basis,
            outlet_country, language, url or address_of(path, text[:HEAD]), tuple(named.get(id_, ())),
        )  # fmt: skip
    return found


def _span(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else (start, end)
