"""Any letters in any field: every format of text is read again, and its words are those that went in."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import html5lib
import networkx
from hypothesis import given, settings
from hypothesis import strategies as st

from db.ask.record import Record
from explorer.export.format import Commission, To
from explorer.export.out import shown
from explorer.export.writer import WRITERS
from tests.explorer.export.library import TODAY, handed, make

LETTERS = st.text(
    st.one_of(
        st.sampled_from("{}[]()<>%&$#_^~\\\"'`*|!-+=.:;,@/ \n\r\t\x00\x1b\x9b\u202e\u2028\ufffe漢"),
        st.characters(exclude_categories=["Cs"]),
    ),
    min_size=1,
    max_size=40,
)


def put(record: Record, text: str, name: str) -> Record:
    """A quote with other words, speaker, title and address."""
    row = replace(record.card.row, text=text, speaker=name, outlet=name)
    source = replace(record.source, title=text, outlet=name, url=f"https://example.org/{name}")
    return replace(record, card=replace(record.card, row=row, title=text, author=name, url=source.url), source=source)


def test_every_format_reads_again(tmp_path: Path) -> None:
    library = make(tmp_path)
    with handed(library, "html", "status:negated") as records:
        (record,) = records

    def out(to: To, changed: Record) -> str:
        file = io.BytesIO()
        WRITERS[to]([changed], file, Commission("", 1, TODAY))
        return file.getvalue().decode()

    @settings(max_examples=60, deadline=None)
    @given(LETTERS, LETTERS)
    def check(text: str, name: str) -> None:
        changed = put(record, text, name)
        (row,) = csv.DictReader(io.StringIO(out("csv", changed), newline=""))
        assert (row["text"], row["speaker"], row["mark"]) == (text, name, "[not said]")
        assert json.loads(out("jsonl", changed))["text"] == text
        for to in ("webannotation", "schema-org", "prov", "csl-json"):
            json.loads(out(to, changed))
        page = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(out("html", changed))
        assert [element.tag for element in page.iter("script")] == []
        said = "".join(next(page.iter("blockquote")).itertext())
        assert said.startswith("[not said] “") and shown(text).strip().strip('“”"').removesuffix(",") in said
        graph = networkx.read_graphml(io.BytesIO(out("graphml", changed).encode()))
        assert shown(name) in {told["label"] for _, told in graph.nodes(data=True)}

    check()
