"""What Datasette is to show of a library: titles, facets, labels, units; metadata.json."""

import json
from pathlib import Path

_BASIS = "stated in the text, inferred from it, or unknown"
_QUOTES: dict[str, str] = {
    "text": "The words, pieces joined by …",
    "kind": "direct: in quotation marks; mixed: partly; indirect: in the article's own words",
    "status": "negated: this was NOT said",
    "aloud": "1 said or written, 0 only thought, felt or planned",
    "speaker": "Canonical name",
    "speaker_country": "The country or bloc the speaker speaks for",
    "said": "When it was said, a date or the beginning of one",
    "said_basis": "stated, inferred, printed (no later than the article), unknown",
    "published_basis": _BASIS,
    "about": "Countries the words are about",
    "via": "Who carried the words, outermost first",
    "confidence": "How likely it is right, 0 to 1",
    "start": "Where the words begin in the article, in code points",
}
_HIDDEN = (
    "index_trigram", "index_facet", "index_column", "index_fact", "index_pending", "zone", "quote_span",
    "machine_quote", "moved_quote", "moved_speaker", "split_actor", "outcome", "decision_actor", "imported",
    "imported_url", "imported_speaker", "member", "passage", "container", "original",
)  # fmt: skip


def metadata(db: Path) -> str:
    """Lay the metadata out for one library; Datasette calls it by its file's name."""
    tables: dict[str, dict[str, object]] = {
        "quotes": {
            "title": "Quotes: who said what, where and when",
            "description": "One row a quote. A quote whose status is negated was not said.",
            "facets": ["kind", "status", "aloud", "speaker_country", "outlet"],
            "columns": _QUOTES,
            "units": {"start": "characters", "end": "characters"},
            "size": 50,
        },
        "actors": {
            "title": "Speakers, with how much they say",
            "facets": ["kind", "country"],
            "columns": {"quotes": "How many quotes they have", "aliases": "Every other name articles give them"},
        },
        "sources": {
            "title": "Articles, with how many quotes are in each",
            "facets": ["outlet", "outlet_basis", "published_basis"],
            "columns": {"outlet_basis": _BASIS, "published_basis": _BASIS},
        },
        "quote": {
            "title": "Quotes with their offsets",
            "label_column": "text",
            "sort_desc": "id",
            "facets": ["kind", "status", "said_basis"],
            "units": dict.fromkeys(("start", "end", "cue_start", "cue_end"), "characters"),
        },
        "actor": {"title": "Speakers", "label_column": "name", "facets": ["kind", "country"]},
        "article": {"title": "Articles", "label_column": "label", "facets": ["outlet_id", "outlet_basis"]},
        "outlet": {"title": "Outlets", "label_column": "name", "facets": ["country"]},
        "quote_country": {"title": "Countries of quotes, in three roles", "facets": ["role", "country"]},
        "via": {"title": "Who carried the words", "facets": ["name", "country", "basis"]},
        "verdict": {"title": "What people decided", "facets": ["accepted", "edited", "bookmarked"]},
        "decision": {"title": "Decisions, as they were made", "facets": ["verb"], "sort_desc": "id"},
        "saved_search": {"title": "Saved searches", "label_column": "name"},
        "suggested_merge": {"title": "Speakers that may be one"},
        **{name: {"hidden": True} for name in _HIDDEN},
    }  # fmt: skip
    told = {
        "title": "On the record",
        "description": "Who said what in the news. A quote whose status is negated was not said.",
        "custom_units": ["characters = [] = chars"],
        "databases": {db.stem: {"tables": tables}},
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
