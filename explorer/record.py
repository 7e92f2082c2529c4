"""The record that `onrecord extract --format jsonl` prints for an article."""

import json
import re
from collections.abc import Mapping

from db.extract.quote import Extraction, Quote
from db.read.article import Article, Fact, Span

_FULL_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def record(article: Article, extraction: Extraction) -> dict[str, object]:
    """Describe an article and its quotes in the fixed form that scorers read."""
    published = article.published
    if published.value is None or not _FULL_DATE.fullmatch(published.value):
        published = Fact()
    return {
        "doc": article.doc,
        "title": article.title.value or "",
        "outlet": article.outlet.value,
        "outlet_basis": article.outlet.basis,
        "author": article.author.value,
        "published": published.value,
        "published_basis": published.basis,
        "url": article.url,
        "language": article.language,
        "quotes": [_quote(article.text, extraction, quote) for quote in extraction.quotes],
    }


def to_json(row: Mapping[str, object]) -> str:
    """Write a record as one line of JSON; what a terminal would obey is escaped, so the data stay what they are."""
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(row, ensure_ascii=False))


def _quote(text: str, extraction: Extraction, quote: Quote) -> dict[str, object]:
    speaker = extraction.actors[quote.speaker] if quote.speaker is not None else None
    cue_start, cue_end = _ends(quote.cue)
    mention_start, mention_end = _ends(quote.mention)
    return {
        "start": quote.start,
        "end": quote.end,
        "spans": [list(span) for span in quote.spans],
        "kind": quote.kind,
        "status": quote.status,
        "aloud": quote.aloud,
        "text": " … ".join(text[start:end] for start, end in quote.spans),
        "cue": text[slice(*quote.cue)] if quote.cue else None,
        "cue_start": cue_start,
        "cue_end": cue_end,
        "speaker": speaker.name if speaker else None,
        "speaker_start": mention_start,
        "speaker_end": mention_end,
        "speaker_country": speaker.country if speaker else None,
        "about": list(quote.about),
        "via": [via.name for via in quote.via],
        "nested_in": quote.nested_in,
        "confidence": round(quote.confidence, 4),
    }


def _ends(span: Span | None) -> tuple[int | None, int | None]:
    return span if span else (None, None)
