"""The fields of a quote in tables: CSV, JSON lines and Parquet."""

from db.ask.record import Record
from explorer.citation import marks
from explorer.listing.quote import QUOTES

FIELDS: dict[str, str] = {
    "id": "integer", "text": "text", "kind": "text", "status": "text", "aloud": "truth", "speaker": "text",
    "country": "text", "role": "text", "cue": "text", "about": "texts", "via": "texts", "said": "text",
    "said_basis": "text", "outlet": "text", "outlet_basis": "text", "title": "text", "author": "text",
    "published": "text", "published_basis": "text", "doc": "text", "path": "text", "line": "integer",
    "start": "integer", "end": "integer", "confidence": "real", "score": "real", "url": "text", "mention": "text",
    "unknown_reason": "text", "status_words": "text", "nested_in": "integer", "actor_id": "integer",
    "article_id": "integer", "bookmarked": "truth", "reviewed": "truth", "note": "text", "mark": "text",
    "speaker_kind": "text", "outlet_country": "text", "author_basis": "text", "sha256": "text", "spans": "spans",
    "prefix": "text", "suffix": "text", "accepted": "truth", "edited": "truth", "kept": "truth", "machine": "text",
    "imported": "text", "language": "text", "wikidata": "texts",
}  # fmt: skip
"""Their names in order, those of `onrecord search` first, and what each holds; new ones come at the end."""
WITH_TEXT = "article_text"


def names(with_text: bool) -> list[str]:
    """Return the names of the fields."""
    return [*FIELDS, WITH_TEXT] if with_text else list(FIELDS)


def fields(record: Record, with_text: bool) -> dict[str, object]:
    """Lay out a quote as the fields, in their order."""
    card, source = record.card, record.source
    row, verdict = card.row, card.verdict
    found: dict[str, object] = {
        **QUOTES.record(card),
        "mark": None if row.status == "asserted" and row.aloud is not False else marks(card),
        "speaker_kind": record.speaker_kind,
        "outlet_country": source.outlet_country,
        "author_basis": source.author_basis,
        "sha256": source.sha256,
        "spans": [list(span) for span in card.spans],
        "prefix": record.prefix,
        "suffix": record.suffix,
        "accepted": bool(verdict and verdict.accepted),
        "edited": bool(verdict and verdict.edited),
        "kept": bool(verdict and verdict.kept),
        "machine": verdict.machine if verdict else None,
        "imported": record.imported,
        "language": source.language,
        "wikidata": list(record.items),
    }
    if with_text:
        found[WITH_TEXT] = source.text
    return found
