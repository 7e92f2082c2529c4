"""`onrecord import csv|brat|citron|dna`: what they print, how they end, and the walk of docs/import.md step by step."""

import csv
import re
import shlex
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.explorer.test_cli import ROOT, Captured, run

HEAD = ["Quote", "Who said it", "Country", "Newspaper", "Headline", "Date", "Link", "Notes"]


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "library.db"
    monkeypatch.setenv("ONRECORD_DB", str(file))
    monkeypatch.chdir(tmp_path)
    return file


def made(path: Path, mended: bool) -> None:
    """A sheet of 300 quotes as Excel writes it: line 17 names no country, line 42 has no quote."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file, delimiter=";")
        rows.writerow(HEAD)
        for n in range(2, 302):
            quote = "" if n == 42 and not mended else f"the ferry number {n} stays; “so be it”"
            country = "Ruritania" if n == 17 and not mended else ("Sweden", "Norway", "")[n % 3]
            speaker = ("Ida Åberg", "Per Lund", "")[n % 3]
            day = f"{n % 28 + 1:02}/04/2024"
            note = "check this" if n % 50 == 0 else ""
            rows.writerow(
                [quote, speaker, country, "Harbour Post", f"Ferry {n // 3}", day, f"https://a.example/{n // 3}", note]
            )


def test_the_walk_of_the_documentation(db: Path, tmp_path: Path, capsys: Captured) -> None:
    text = (ROOT / "docs" / "import.md").read_text(encoding="utf-8")
    walk = text.partition("## 300 quotes")[2].partition("\n## ")[0]
    blocks = re.findall(r"^ *```(\w*)\n(.*?)^ *```$", walk, re.DOTALL | re.MULTILINE)
    commands = [shlex.split(words)[1:] for form, words in blocks if form == "sh"]
    shown = [[line.strip() for line in words.strip().splitlines()] for form, words in blocks if not form]
    assert [command[:2] for command in commands] == [["import", "csv"]] * 4 + [["search", "country:SE"]]
    look, look_again, first, again, search = commands
    made(tmp_path / "quotes.csv", mended=False)
    assert run(*look) == 0
    out = [line.strip() for line in capsys.readouterr().out.splitlines()]
    assert out[:3] == shown[0]
    assert run(*look_again) == 0
    told = capsys.readouterr().out
    assert "Who said it  speaker" in told and "  note\n" in told
    assert told.count("\nline ") == 3 and told.rstrip().endswith("without --dry-run imports")
    assert not db.exists()
    assert run(*first) == 1
    out = [line.strip() for line in capsys.readouterr().out.splitlines()]
    assert [line for line in out if not line.startswith("library")] == shown[1]
    made(tmp_path / "quotes.csv", mended=True)
    assert run(*again) == 0
    assert capsys.readouterr().out.splitlines()[:3] == [
        "quotes imported     1",
        "in already        299",
        "lines left out      0",
    ]
    assert run(*search) == 0
    assert "the ferry number" in capsys.readouterr().out
    assert run("search", "note:check") == 0
    with closing(sqlite3.connect(db)) as rows:
        assert rows.execute("SELECT count(*) FROM quote").fetchone() == (300,)
        assert rows.execute("SELECT count(*) FROM verdict WHERE note = 'check this'").fetchone() == (6,)
        assert rows.execute("SELECT count(*) FROM article").fetchone() == (101,)


def test_what_is_taken_for_nothing_is_told_with_the_remedy(db: Path, tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "q.csv").write_text("Zitat;Wer\na;b\n", encoding="utf-8")
    assert run("import", "csv", "q.csv", "--dry-run") == 2
    err = capsys.readouterr().err
    assert "q.csv: no column is known to hold the quotes\n   1  Zitat  a\n   2  Wer    b\n" in err
    assert "--map quote=1" in err
    assert run("import", "csv", "q.csv") == 2
    assert "q.csv: no column is known to hold the quotes" in capsys.readouterr().err
    assert not db.exists()
    assert run("import", "csv", "q.csv", "--map", "quote=Zitat", "--map", "speaker=2") == 0


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--map", "quote=Zitta"], ["there is no column 'Zitta' for quote", " 1  Zitat  a", "mean 'Zitat'?"]),
        (["--map", "speaker=7"], ["there is no column '7' for speaker", " 2  Wer    b"]),
        (["--delimiter", "|"], [" 1  'Zitat;Wer'  a;b", "leave --delimiter out: semicolons seem to part the cells"]),
        (["--map", "quote=Zitat", "--map", "quote=Wer"], ["quote is 'Zitat' already"]),
        (["--encoding", "utf-16"], ["is not UTF-16"]),
    ],
)
def test_a_wrong_option_makes_nothing_and_names_what_there_is(
    options: list[str], words: list[str], db: Path, tmp_path: Path, capsys: Captured
) -> None:
    (tmp_path / "q.csv").write_text("Zitat;Wer\na;b\n", encoding="utf-8")
    assert run("import", "csv", "q.csv", *options) == 2
    both = capsys.readouterr()
    assert [word for word in words if word not in both.err] == [] and both.out == ""
    assert not db.exists()


def test_of_several_tables_the_one_that_does_not_fit_is_named_and_the_other_goes_in(
    db: Path, tmp_path: Path, capsys: Captured
) -> None:
    (tmp_path / "q.csv").write_text("Zitat;Wer\na;b\n", encoding="utf-8")
    (tmp_path / "r.csv").write_text("Worte;Wer\na;b\n", encoding="utf-8")
    assert run("import", "csv", "r.csv", "q.csv", "--map", "quote=Zitat") == 1
    out = capsys.readouterr().out
    assert "quotes imported   1" in out
    assert "left out r.csv: there is no column 'Zitat' for quote\n   1  Worte  a\n   2  Wer    b" in out


@pytest.mark.parametrize(
    ("form", "name", "text"),
    [("csv", "q.csv", "quote,speaker\n"), ("quotebank", "q.jsonl", ""), ("citron", "q.json", '{"quotes": []}')],
)
def test_a_file_without_quotes_is_told(
    form: str, name: str, text: str, db: Path, tmp_path: Path, capsys: Captured
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert run("import", form, name, "--quiet") == 1
    out = capsys.readouterr().out
    assert f"{name}: holds no quotes" in out and "(not made: nothing went in)" in out
    assert not db.exists()
    if form == "csv":
        assert run("import", "csv", name, "--dry-run") == 1
        assert f"{name}: holds no quotes" in capsys.readouterr().out


def test_a_cell_that_is_not_understood_is_told_and_the_status_says_so(
    db: Path, tmp_path: Path, capsys: Captured
) -> None:
    (tmp_path / "q.csv").write_text("quote,said\nwe wait,30 February 2024\n", encoding="utf-8")
    assert run("import", "csv", "q.csv", "--quiet") == 1
    out = capsys.readouterr().out
    assert "not understood    1" in out and "line 2 of q.csv: '30 February 2024' is no date" in out


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--map", "quote"], "looked for is FIELD=COLUMN"),
        (["--map", "colour=Zitat"], "there is no field 'colour'"),
        (["--encoding", "utf-99"], "there is no such encoding"),
        (["--delimiter", "ab"], "it is one sign"),
        (["--dates", "ymd"], "--dates"),
    ],
)
def test_a_wrong_option_is_told(options: list[str], words: str, db: Path, tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "q.csv").write_text("quote\na\n", encoding="utf-8")
    assert run("import", "csv", "q.csv", *options) == 2
    assert words in capsys.readouterr().err
    assert not db.exists()


def test_a_table_cannot_send_signs_to_the_terminal(db: Path, tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "q.csv").write_text("quote,\x1b[31mspeaker,country\na\x1b[2Jb,\x1b]0;x\x07,\x1b[0m\n", encoding="utf-8")
    run("import", "csv", "q.csv", "--dry-run")
    run("import", "csv", "q.csv")
    both = capsys.readouterr()
    assert "\x1b" not in both.out + both.err
    assert "\x07" not in both.out + both.err


@pytest.mark.parametrize(
    ("form", "missing"), [("brat", "no .ann"), ("citron", "holds no .json"), ("dna", "is a folder")]
)
def test_a_folder_without_what_is_looked_for(
    form: str, missing: str, db: Path, tmp_path: Path, capsys: Captured
) -> None:
    (tmp_path / "empty").mkdir()
    assert run("import", form, "empty") == (2 if form == "dna" else 1)
    both = capsys.readouterr()
    assert missing in both.out + both.err


def test_an_open_quotation_mark_takes_no_other_row_along(db: Path, tmp_path: Path, capsys: Captured) -> None:
    rows = [f"the ferry number {n} stays,Ida Berg,2024-04-13" for n in range(2, 302)]
    rows[99] = '"' + rows[99]
    (tmp_path / "q.csv").write_text("\n".join(["quote,speaker,date", *rows]) + "\n", encoding="utf-8")
    assert run("import", "csv", "q.csv") == 1
    out = capsys.readouterr().out
    assert "quotes imported   300" in out
    assert "line 101 of q.csv: a quotation mark is opened and never closed" in out
    with closing(sqlite3.connect(db)) as held:
        assert held.execute("SELECT max(length(text)), count(*) FROM quote").fetchone() == (27, 300)


def test_the_columns_below_a_title_are_listed_to_be_copied(db: Path, tmp_path: Path, capsys: Captured) -> None:
    text = "My sheet of quotes,,\n\nWas gesagt wurde,Wer,Nr\nthe ferry stays,Ida Berg,2\n"
    (tmp_path / "q.csv").write_text(text, encoding="utf-8")
    assert run("import", "csv", "q.csv", "--dry-run") == 2
    err = capsys.readouterr().err
    assert "   1  'Was gesagt wurde'  the ferry stays\n   2  Wer                 Ida Berg\n" in err
    assert run("import", "csv", "q.csv", "--map", "quote=Was gesagt wurde", "--map", "speaker=2") == 0
    assert "quotes imported   1" in capsys.readouterr().out


def test_one_column_is_not_two_fields(db: Path, tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "q.csv").write_text("Nr,Zitat\n2,the ferry stays\n", encoding="utf-8")
    assert run("import", "csv", "q.csv", "--map", "quote=2", "--map", "speaker=2") == 2
    assert "column 2 ('Zitat') is given for quote and for speaker" in capsys.readouterr().err
    assert run("import", "csv", "q.csv", "--map", "quote=2") == 0
    with closing(sqlite3.connect(db)) as rows:
        assert rows.execute("SELECT text FROM quote").fetchall() == [("the ferry stays",)]


@pytest.mark.parametrize("data", [b"SQLite format 3\0\x10\0" * 9, b"\x89\x01\x1b[31m\x02" * 40, b"PK\x03\x04 no book"])
def test_what_is_no_table_is_said_and_not_printed(db: Path, tmp_path: Path, capsys: Captured, data: bytes) -> None:
    (tmp_path / "q.xlsx").write_bytes(data)
    assert run("import", "csv", "q.xlsx") == 2
    assert run("import", "csv", "q.xlsx", "--dry-run") == 2
    err = capsys.readouterr().err
    assert err.count("q.xlsx: is no table: ") == 2 and "\x1b" not in err and "[31m" not in err
    assert not db.exists()
