"""Quotes as W3C Web Annotations: JSON-LD with a TextQuoteSelector and a TextPositionSelector a piece."""

from collections.abc import Iterable, Sequence
from typing import IO

from db.ask.record import Record
from db.read.article import Span
from explorer.citation import marks
from explorer.export.format import Commission
from explorer.export.iri import TERMS, article_iri, named, quote_iri
from explorer.export.out import Text, to_json, write_list
from explorer.export.plain import speech
from explorer.export.report import summary

CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"onrecord": TERMS}]
_AROUND = 32
"""Characters before and after."""


def write(records: Iterable[Record], out: IO[bytes], wanted: Commission) -> Sequence[str]:
    """Write one AnnotationCollection with one page."""
    collection = named("collection", wanted.query, wanted.accessed.isoformat())
    head = {
        "@context": CONTEXT,
        "id": collection,
        "type": "AnnotationCollection",
        "label": summary(wanted),
        "total": wanted.total,
    }
    page = {"id": f"{collection}#page", "type": "AnnotationPage", "partOf": collection, "startIndex": 0}
    begin = f'{to_json(head)[:-1]}, "first": {to_json(page)[:-1]}, "items": ['
    write_list(Text(out), begin, map(annotation, records), "\n]}}\n")
    return ()


def annotation(record: Record) -> dict[str, object]:
    """One quote as an annotation of its article."""
    card = record.card
    row = card.row
    bodies: list[dict[str, object]] = [_body("identifying", row.speaker)] if row.speaker else []
    bodies.append(_body("describing", f"{marks(card)} {speech(card)}".strip()))
    bodies += [_body("classifying", value) for value in (row.kind, row.status)]
    if card.verdict and card.verdict.note:
        bodies.append(_body("commenting", card.verdict.note))
    told: dict[str, object] = {
        "kind": row.kind,
        "status": row.status,
        "mark": marks(card) or None,
        "aloud": row.aloud,
        "speaker": row.speaker,
        "speakerKind": record.speaker_kind,
        "country": row.country,
        "role": card.role,
        "cue": card.cue,
        "about": list(card.about) or None,
        "via": [via.name for via in card.via] or None,
        "said": row.said,
        "saidBasis": row.said_basis,
        "confidence": card.confidence,
        "bookmarked": row.bookmarked or None,
        "reviewed": row.reviewed or None,
    }
    return {
        "id": quote_iri(record),
        "type": "Annotation",
        "motivation": ["describing", "bookmarking"] if row.bookmarked else "describing",
        "body": bodies,
        "target": [_target(record, span) for span in card.spans],
        **{f"onrecord:{name}": value for name, value in told.items() if value is not None},
    }


def _body(purpose: str, value: str) -> dict[str, object]:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}


def _target(record: Record, span: Span) -> dict[str, object]:
    """One piece; around an imported quote nothing is known, and its place counts in no published text."""
    text, (start, end) = record.source.text, span
    selector: list[dict[str, object]] = [{"type": "TextQuoteSelector", "exact": text[start:end]}]
    if record.placed:
        selector[0]["prefix"] = text[max(0, start - _AROUND) : start]
        selector[0]["suffix"] = text[end : end + _AROUND]
        selector.append({"type": "TextPositionSelector", "start": start, "end": end})
    source = record.source
    return {
        "type": "SpecificResource",
        "source": article_iri(source, record.card.url),
        "selector": selector,
        "onrecord:doc": source.doc,
        "onrecord:sha256": source.sha256,
    }
