"""Quotes as schema.org Quotations in their NewsArticles: JSON-LD."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import IO

from db.ask.record import Record
from db.extract.quote import ActorKind
from explorer.citation import marks
from explorer.export.format import Commission
from explorer.export.iri import TERMS, actor_iri, address, article_iri, quote_iri
from explorer.export.out import Text, by_article, to_json, write_list
from explorer.export.reference import names_of

KINDS: dict[ActorKind, str] = {
    "person": "Person", "government": "GovernmentOrganization", "organisation": "Organization", "bloc": "Organization",
    "outlet": "NewsMediaOrganization", "group": "Organization", "anonymous": "Person",
}  # fmt: skip
CONTEXT = {"@vocab": "https://schema.org/", "url": {"@type": "@id"}, "onrecord": TERMS}
"""It says by itself what https://schema.org would, so that nothing need be fetched to read it."""
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def write(records: Iterable[Record], out: IO[bytes], wanted: Commission) -> Sequence[str]:
    """Write a graph of articles, each before its quotes."""
    head = f'{{"@context": {to_json(CONTEXT)}, "@graph": ['
    write_list(Text(out), head, _nodes(records, wanted.with_text), "\n]}\n")
    return ()


def _nodes(records: Iterable[Record], with_text: bool) -> Iterator[dict[str, object]]:
    for group in by_article(records):
        yield _article(group[0], with_text)
        yield from map(_quotation, group)


def _article(record: Record, with_text: bool) -> dict[str, object]:
    source, card = record.source, record.card
    known: dict[str, object] = {
        "headline": source.title,
        "url": address(card.url) if card.url else None,
        "datePublished": source.published if _DATE.fullmatch(source.published or "") else None,
        "onrecord:publishedBasis": source.published_basis,
        "publisher": {"@type": "NewsMediaOrganization", "name": source.outlet} if source.outlet else None,
        "onrecord:outletBasis": source.outlet_basis,
        "author": [
            {"@type": "Person" if name.given else "Thing", "name": f"{name.given} {name.family}".strip()}
            for name in names_of(source.author or "")
        ]
        or None,
        "identifier": source.doc,
        "articleBody": source.text if with_text else None,
    }
    return {
        "@id": article_iri(source, card.url),
        "@type": "NewsArticle",
        **{name: value for name, value in known.items() if value is not None},
    }


def _quotation(record: Record) -> dict[str, object]:
    """A quote; its mark stands in the text itself, for who reads the text alone."""
    card = record.card
    row, verdict = card.row, card.verdict
    known: dict[str, object] = {
        "text": f"{marks(card)} {row.text}".strip(),
        "creativeWorkStatus": row.status,
        "spokenByCharacter": _speaker(record),
        "dateCreated": row.said if _DATE.fullmatch(row.said or "") else None,
        "onrecord:saidBasis": row.said_basis,
        "onrecord:kind": row.kind,
        "onrecord:aloud": row.aloud,
        "onrecord:cue": card.cue,
        "onrecord:via": [via.name for via in card.via] or None,
        "onrecord:about": list(card.about) or None,
        "onrecord:confidence": card.confidence,
        "onrecord:start": card.spans[0][0] if record.placed else None,
        "onrecord:end": card.spans[-1][1] if record.placed else None,
        "onrecord:bookmarked": row.bookmarked or None,
        "onrecord:reviewed": row.reviewed or None,
        "comment": {"@type": "Comment", "text": verdict.note} if verdict and verdict.note else None,
        "isPartOf": {"@id": article_iri(record.source, card.url)},
    }
    return {
        "@id": quote_iri(record),
        "@type": "Quotation",
        **{name: value for name, value in known.items() if value is not None},
    }


def _speaker(record: Record) -> dict[str, object] | None:
    row = record.card.row
    if row.speaker is None:
        return None
    known: dict[str, object] = {
        "@id": actor_iri(record),
        "@type": KINDS[record.speaker_kind or "person"],
        "name": row.speaker,
    }
    if record.card.role and record.speaker_kind == "person":
        known["jobTitle"] = record.card.role
    return {**known, "onrecord:country": row.country} if row.country else known
