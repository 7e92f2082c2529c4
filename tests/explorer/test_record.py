"""The form `onrecord extract` prints is fixed: scorers read it."""

import json

from db.extract.quote import Actor, Extraction, Quote, Via
from db.read.article import Article, Fact
from explorer.record import record, to_json

TEXT = "Title\n\nHe denied, on Monday, that \u202eit\u202c was\x1b so.\x9b"
ARTICLE = Article(
    "/a.txt", "a", TEXT, "0" * 64, "utf-8", Fact("Title", "stated"), Fact(), Fact("2024-03", "inferred"), Fact(), ()
)
QUOTE = Quote(
    spans=((18, 27), (36, 45)),
    kind="indirect",
    status="negated",
    status_span=None,
    aloud=True,
    cue=(10, 16),
    mention=(7, 9),
    speaker=0,
    unknown_reason=None,
    role=None,
    about=("UA",),
    via=(Via("BFM TV", "stated", None),),
    said=None,
    said_basis="unknown",
    nested_in=None,
    zone="body",
    confidence=0.75,
)


def test_the_form() -> None:
    assert record(ARTICLE, Extraction((Actor("Ada Lovelace", "person", "GB"),), (QUOTE,), ())) == {
        "doc": "a",
        "title": "Title",
        "outlet": None,
        "outlet_basis": "unknown",
        "author": None,
        "published": None,
        "published_basis": "unknown",
        "url": None,
        "language": None,
        "quotes": [
            {
                "start": 18,
                "end": 45,
                "spans": [[18, 27], [36, 45]],
                "kind": "indirect",
                "status": "negated",
                "aloud": True,
                "text": f"{TEXT[18:27]} … {TEXT[36:45]}",
                "cue": "denied",
                "cue_start": 10,
                "cue_end": 16,
                "speaker": "Ada Lovelace",
                "speaker_start": 7,
                "speaker_end": 9,
                "speaker_country": "GB",
                "about": ["UA"],
                "via": ["BFM TV"],
                "nested_in": None,
                "confidence": 0.75,
            }
        ],
    }


def test_json_is_one_harmless_line_that_gives_the_data_back() -> None:
    row = {"text": TEXT + "\u2028\ud800 Łódź"}
    line = to_json(row)
    assert json.loads(line) == row
    assert line.isprintable()
    assert "Łódź" in line
