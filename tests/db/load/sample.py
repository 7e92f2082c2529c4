"""Lines as Quotebank has them."""

import json
from pathlib import Path


def line(key: str, quotation: object = "the harbour stays open", speaker: object = "None", **more: object) -> str:
    """One quote; what is not given is as it mostly is."""
    row: dict[str, object] = {
        "quoteID": key,
        "quotation": quotation,
        "speaker": speaker,
        "qids": [],
        "date": "2019-04-15 06:30:00",
        "numOccurrences": 1,
        "urls": ["http://www.harbour-post.example/2019/04/15/open.html"],
        "phase": "E",
    }
    return json.dumps(row | more, ensure_ascii=False)


def write(path: Path, *lines: str) -> Path:
    """A file of lines."""
    path.write_text("".join(f"{text}\n" for text in lines), encoding="utf-8")
    return path
