"""CSV, JSON lines and Parquet, read by csv, json and Arrow."""

import csv
import io
import json
from pathlib import Path
from typing import cast

import pytest

from explorer.export.fields import FIELDS, WITH_TEXT
from explorer.export.format import Commission
from explorer.export.table import FORMULA, write_csv
from tests.explorer.export.library import HOSTILE, NASTY, TODAY, handed, objects, written

Row = dict[str, object]


def lines(path: Path, with_text: bool = False) -> list[Row]:
    return [json.loads(line) for line in written(path, "jsonl", with_text=with_text).decode().splitlines()]


def cells(path: Path, with_text: bool = False) -> list[dict[str, str]]:
    text = written(path, "csv", with_text=with_text).decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_csv_and_json_lines_say_the_same(library: Path) -> None:
    rows, read = lines(library), cells(library)
    assert len(rows) == len(read) == 12
    for row, line in zip(rows, read, strict=True):
        assert list(row) == list(line) == list(FIELDS)
        for name, value in row.items():
            kind = FIELDS[name]
            if value is None:
                assert line[name] == ""
            elif kind == "text":
                assert line[name] == value
            elif kind == "real":
                assert float(line[name]) == value
            else:
                assert json.loads(line[name]) == value


def test_no_text_breaks_a_row(library: Path) -> None:
    assert NASTY in [row["text"] for row in lines(library)]
    assert NASTY in [row["text"] for row in cells(library)]
    assert all(ord(letter) >= 32 for line in written(library, "jsonl").decode().split("\n") for letter in line)
    assert b"\x1b" not in written(library, "jsonl")


def test_marks_bases_and_decisions_are_fields(library: Path) -> None:
    rows = {row["text"]: row for row in lines(library)}
    denied = rows["Close every harbour in the land,"]
    assert (denied["status"], denied["mark"], denied["status_words"]) == ("negated", "[not said]", "cannot openly")
    assert rows["the fares will double"]["mark"] == "[second-hand] [thought or planned]"
    assert rows["the harbour fund is empty"]["unknown_reason"] == "a leak"
    first = rows["The harbour will not close this winter,"]
    assert (first["bookmarked"], first["accepted"], first["reviewed"]) == (True, True, True)
    assert first["note"] == "look at the <harbour>, twice"
    assert (first["said"], first["said_basis"], first["published_basis"]) == ("2031-03-11", "inferred", "stated")
    assert first["via"] == ["Radio Tide", "The Old Gazette"]
    pieces = rows["boats … will stay"]
    text = HOSTILE.text
    assert [text[start:end] for start, end in cast(list[list[int]], pieces["spans"])] == ["boats", "will stay"]
    assert pieces["aloud"] is None
    assert pieces["url"] == 'https://example.org/a?b={c}&d="e"x'
    assert text.split("\n")[cast(int, pieces["line"]) - 1].startswith('The "boats"')


def test_whole_articles_go_out_only_where_it_is_said(library: Path) -> None:
    assert "to the press" not in written(library, "jsonl").decode()
    assert WITH_TEXT in lines(library, with_text=True)[0]
    assert HOSTILE.text in [row[WITH_TEXT] for row in cells(library, with_text=True)]


def test_a_formula_is_told_of(library: Path) -> None:
    with handed(library, "csv", "speaker:quill") as records:
        assert write_csv(records, io.BytesIO(), Commission("", len(records), TODAY)) == (FORMULA,)
    with handed(library, "csv", "source:1") as records:
        assert write_csv([], io.BytesIO(), Commission("", 0, TODAY)) == ()


def test_parquet_is_read_by_arrow(library: Path) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = pq.read_table(pa.BufferReader(written(library, "parquet")))
    assert objects(table.to_pylist()) == lines(library)
    assert str(table.schema.field("via").type).startswith("list")
    assert table.schema.field("aloud").type == pa.bool_()
    assert WITH_TEXT in pq.read_table(pa.BufferReader(written(library, "parquet", with_text=True))).column_names
