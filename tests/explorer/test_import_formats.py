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
    assert "no column is known to hold the quotes (columns: Zitat, Wer)" in err
    assert '--map quote="COLUMN"' in err
    assert run("import", "csv", "q.csv") == 1
    assert "left out q.csv: no column is known to hold the quotes" in capsys.readouterr().out
    assert run("import", "csv", "q.csv", "--map", "quote=Zitat", "--map", "speaker=2") == 0


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
