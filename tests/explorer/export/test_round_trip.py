"""What onrecord writes as CSV it takes in again as it was: into another library and out, and in, and out."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.explorer.test_cli import Captured, run

PLACES = frozenset(
    "id actor_id article_id nested_in doc path line start end spans sha256 imported "
    "bookmarked reviewed accepted edited kept machine".split()
)
"""What holds in one library alone, and what people decided, which `onrecord decisions` carries."""


def out_of(db: Path, tmp_path: Path) -> Path:
    """Export what has no NUL in its words: no import takes that."""
    file = tmp_path / f"{db.stem}.csv"
    assert run("export", "!cmd", "--to", "csv", "--output", file, "--force", "--db", db) == 0
    return file


def told(file: Path) -> list[dict[str, str]]:
    read = csv.DictReader(io.StringIO(file.read_bytes().decode("utf-8"), newline=""))
    return sorted(({k: v for k, v in row.items() if k not in PLACES} for row in read), key=str)


def test_a_table_of_ours_comes_back_whole(library: Path, tmp_path: Path, capsys: Captured) -> None:
    first = out_of(library, tmp_path)
    assert run("import", "csv", first, "--db", tmp_path / "one.db") == 0
    second = out_of(tmp_path / "one.db", tmp_path)
    assert told(second) == told(first)
    assert {row["said_basis"] for row in told(first)} >= {"inferred", "unknown"}
    assert any(row["via"] != "[]" for row in told(first)) and {row["aloud"] for row in told(first)} >= {"true", "false"}
    assert run("import", "csv", second, "--db", tmp_path / "two.db") == 0
    assert out_of(tmp_path / "two.db", tmp_path).read_bytes() == second.read_bytes()


def changed(file: Path, change: Callable[[list[dict[str, str]]], None]) -> Path:
    rows = list(csv.DictReader(io.StringIO(file.read_bytes().decode("utf-8"), newline="")))
    change(rows)
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return file


def nested(file: Path) -> set[tuple[str, str]]:
    """Which words stand in which."""
    rows = list(csv.DictReader(io.StringIO(file.read_bytes().decode("utf-8"), newline="")))
    words = {row["id"]: row["text"] for row in rows}
    return {(row["text"], words[row["nested_in"]]) for row in rows if row["nested_in"]}


@pytest.mark.parametrize("turned", [False, True])
def test_what_stands_in_a_quote_and_who_is_meant_come_back(
    turned: bool, library: Path, tmp_path: Path, capsys: Captured
) -> None:
    def change(rows: list[dict[str, str]]) -> None:
        doc = next(row["doc"] for row in rows if sum(row["doc"] == other["doc"] for other in rows) > 1)
        one, two, *_ = (row for row in rows if row["doc"] == doc)
        two["nested_in"] = one["id"]
        named = [row for row in rows if row["speaker"] == "Ada Quill"]
        named[0]["wikidata"], named[1]["wikidata"] = '["Q1", "Q7"]', '["Q2"]'
        if turned:
            rows.reverse()

    first = changed(out_of(library, tmp_path), change)
    assert len(nested(first)) == 1
    for n in range(1, 3):
        db = tmp_path / f"{n}.db"
        assert run("import", "csv", first, "--db", db) == 0
        second = out_of(db, tmp_path)
        assert nested(second) == nested(first) and told(second) == told(first)
        first = second
    assert {row["status_words"] for row in told(first)} > {""}
    assert {row["wikidata"] for row in told(first)} == {"[]", '["Q1", "Q7"]', '["Q2"]'}


def test_the_same_table_twice_adds_nothing(library: Path, tmp_path: Path, capsys: Captured) -> None:
    first = out_of(library, tmp_path)
    db = tmp_path / "one.db"
    assert run("import", "csv", first, "--db", db, "--quiet") == 0
    capsys.readouterr()
    assert run("import", "csv", first, out_of(db, tmp_path), "--db", db) == 0
    assert capsys.readouterr().out.splitlines()[0].split() == ["quotes", "imported", "0"]


def test_what_search_writes_is_taken_in_too(library: Path, tmp_path: Path, capsys: Captured) -> None:
    assert run("search", "!cmd", "--all", "--format", "csv", "--db", library) == 0
    file = tmp_path / "found.csv"
    file.write_text(capsys.readouterr().out, encoding="utf-8", newline="")
    assert run("import", "csv", file, "--dry-run") == 0
    assert "a table of onrecord: all of it is taken over" in capsys.readouterr().out
    assert run("import", "csv", file, "--db", tmp_path / "one.db") == 0
    kept = ("text", "speaker", "country", "status", "aloud", "via", "said", "said_basis", "outlet", "outlet_basis")
    rows = [
        sorted(tuple(row[name] for name in kept) for row in told(out_of(db, tmp_path)))
        for db in (library, tmp_path / "one.db")
    ]
    assert rows[0] == rows[1]


@pytest.mark.parametrize("form", ["brat", "dna"])
def test_status_kind_and_speaker_come_back_from_what_others_read(
    form: str, library: Path, tmp_path: Path, capsys: Captured
) -> None:
    file = tmp_path / ("standoff.zip" if form == "brat" else "out.dna")
    assert run("export", "!cmd", "--to", form, "--with-text", "--output", file, "--db", library) == 0
    assert run("import", form, file, "--db", tmp_path / "one.db") == 0
    # a statement of DNA is one stretch: the words between two pieces come with it
    kept = ["kind", "status", "speaker", *(["about", "said"] if form == "dna" else ["text"])]
    rows = [
        sorted((*(row[name] for name in kept), str(row["aloud"] == "false")) for row in told(out_of(db, tmp_path)))
        for db in (library, tmp_path / "one.db")
    ]
    assert rows[0] == rows[1]


@pytest.mark.parametrize(
    ("column", "cell", "words"),
    [
        ("said_basis", "guessed", "'guessed' is none of stated, inferred, printed, unknown"),
        ("via", "Radio Tide", "'Radio Tide' is no list of texts"),
        ("said", "soon", "'soon' is no date as onrecord writes it"),
        ("confidence", "2", "confidence '2' is not between 0 and 1"),
        ("country", "Ruritania", "no country is called 'Ruritania'"),
        ("text", " ", "no quote"),
    ],
)
def test_a_cell_somebody_spoiled_is_told(
    column: str, cell: str, words: str, library: Path, tmp_path: Path, capsys: Captured
) -> None:
    rows = list(csv.DictReader(io.StringIO(out_of(library, tmp_path).read_bytes().decode("utf-8"), newline="")))
    row = next(row for row in rows if row["speaker"] and row["said"]) | {column: cell}
    with (tmp_path / "spoiled.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(row))
        writer.writeheader()
        writer.writerow(row)
    assert run("import", "csv", tmp_path / "spoiled.csv", "--db", tmp_path / "one.db") == 1
    assert words in capsys.readouterr().out
