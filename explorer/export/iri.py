"""Names of articles and quotes in linked data."""

import uuid
from base64 import urlsafe_b64encode

from db.ask.record import Record, Source

TERMS = "urn:onrecord:terms:"
"""What our own terms begin with; docs/export.md explains them."""
_UNSAFE = {ord(sign): f"%{ord(sign):02X}" for sign in '<>"{}|\\^` '}


def address(url: str) -> str:
    """Return a web address in which no sign is left that an IRI cannot hold."""
    return "".join(sign for sign in url.translate(_UNSAFE) if sign.isprintable())


def article_iri(source: Source, url: str | None) -> str:
    """Name an article: its web address, else the SHA-256 of its bytes as RFC 6920 writes it."""
    if url:
        return address(url)
    digest = urlsafe_b64encode(bytes.fromhex(source.sha256)).decode().rstrip("=")
    return f"ni:///sha-256;{digest}"


def quote_iri(record: Record) -> str:
    """Name a quote: the same quote of the same file has the same name in every export."""
    card = record.card
    place = f"{card.spans[0][0]}-{card.spans[-1][1]}"
    return named("quote", record.source.path, record.source.sha256, place, card.row.speaker or "", card.row.kind)


def actor_iri(record: Record) -> str:
    """Name a speaker by name, kind and country."""
    row = record.card.row
    return named("actor", row.speaker or "", record.speaker_kind or "", row.country or "")


def named(*parts: str) -> str:
    """Name anything by what tells it from others."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, chr(10).join((TERMS, *parts)))}"
