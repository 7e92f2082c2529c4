"""The bibliographies of many articles at once, read by pybtex, rispy and citeproc."""

import json
from pathlib import Path

import rispy
from citeproc.source.json import CiteProcJSON
from pybtex.database import parse_string

from tests.explorer.export.library import objects, written


def test_each_article_is_one_entry(library: Path) -> None:
    items = objects(json.loads(written(library, "csl-json")))
    assert len(CiteProcJSON(items)) == len(items) == 4
    keys = [item["id"] for item in items]
    assert list(parse_string(written(library, "bibtex").decode(), "bibtex").entries) == keys
    records = objects(rispy.loads(written(library, "ris").decode()))
    assert [record["id"] for record in records] == keys
    notes = "\n".join(str(item["note"]) for item in items)
    assert notes.count("characters") == 12
    assert "[not said] “Close every harbour" in notes
