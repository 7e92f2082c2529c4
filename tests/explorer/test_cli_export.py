"""`onrecord export` and `onrecord sql`: files that are there whole or not at all, and how the commands end."""

import io
import json
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import IO

import pytest

from db.ask.record import Record
from explorer import cli
from explorer.export import destination, writer
from explorer.export.format import ABOUT, FORMATS, Commission, ExportError, To
from tests.explorer.export.library import make


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("asked"))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out.txt"


def main(*arguments: str | Path) -> int:
    """Run the command line and return how it ended."""
    with pytest.raises(SystemExit) as ended:
        cli.main([str(argument) for argument in arguments])
    return int(ended.value.code or 0)


def piped(library: Path, *arguments: str) -> tuple[int, bytes, str]:
    """Run it in a process of its own, its output a pipe."""
    done = subprocess.run(
        [sys.executable, "-m", "explorer", *arguments, "--db", str(library)], capture_output=True, check=False
    )
    return done.returncode, done.stdout, done.stderr.decode()


@pytest.mark.parametrize("to", FORMATS)
def test_every_format_goes_into_a_file(library: Path, tmp_path: Path, to: To) -> None:
    if to == "parquet":
        pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    file = tmp_path / f"out{ABOUT[to].suffix}"
    assert main("export", "country:FR", "--to", to, "--output", file, "--db", library, "--quiet") == 0
    assert file.stat().st_size > 100
    assert [one.name for one in tmp_path.iterdir()] == [file.name]


def test_standard_output_is_the_file(library: Path, out: Path) -> None:
    status, printed, told = piped(library, "export", "country:FR", "--to", "csv")
    assert main("export", "country:FR", "--to", "csv", "--output", out, "--db", library) == 0
    assert (status, printed) == (0, out.read_bytes())
    assert "wrote" not in told
    status, printed, _ = piped(library, "export", "country:FR", "--to", "brat")
    with zipfile.ZipFile(io.BytesIO(printed)) as archive:  # a pipe cannot be gone back in
        assert archive.testzip() is None
        assert len(archive.namelist()) == 5


def test_brat_goes_into_a_folder(library: Path, tmp_path: Path) -> None:
    folder = tmp_path / "standoff"
    assert main("export", "--to", "brat", "--output", folder, "--db", library) == 0
    assert (folder / "annotation.conf").is_file()
    assert main("export", "--to", "brat", "--output", folder, "--db", library, "--force") == 2
    assert [one.name for one in tmp_path.iterdir()] == ["standoff"]


def test_what_is_there_is_not_written_over(library: Path, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out.write_text("mine")
    assert main("export", "--to", "csv", "--output", out, "--db", library) == 2
    assert "is there already" in capsys.readouterr().err
    assert out.read_text() == "mine"
    assert main("export", "--to", "csv", "--output", out, "--db", library, "--force") == 0
    assert out.read_text().startswith("id,text,")
    before = library.read_bytes()
    assert main("export", "--to", "csv", "--output", library, "--db", library, "--force") == 2
    assert "is the library itself" in capsys.readouterr().err
    assert library.read_bytes() == before
    assert main("export", "--to", "csv", "--output", out.parent / "no" / "x.csv", "--db", library) == 2
    assert "no folder" in capsys.readouterr().err


def test_a_file_that_comes_meanwhile_stays(tmp_path: Path) -> None:
    file = tmp_path / "x"
    with pytest.raises(ExportError, match="is there already"), destination.file(file, force=False) as part:
        part.write(b"ours")
        file.write_bytes(b"theirs")
    assert file.read_bytes() == b"theirs"
    assert [one.name for one in tmp_path.iterdir()] == ["x"]


def test_nothing_is_left_where_it_fails(
    library: Path, out: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(records: Iterable[Record], file: IO[bytes], wanted: Commission) -> Sequence[str]:
        file.write(b"half")
        raise OSError(28, "No space left on device", str(out))

    def stopped(records: Iterable[Record], file: IO[bytes], wanted: Commission) -> Sequence[str]:
        file.write(b"half")
        raise KeyboardInterrupt

    out.write_text("mine")
    for how, status in ((fails, 1), (stopped, 130)):
        monkeypatch.setattr(writer, "WRITERS", {**writer.WRITERS, "csv": how})
        monkeypatch.setattr("explorer.export.hand_over.WRITERS", writer.WRITERS)
        assert main("export", "--to", "csv", "--output", out, "--db", library, "--force") == status
        assert out.read_text() == "mine"
        assert [one.name for one in out.parent.iterdir()] == [out.name]
    assert "No space left" in capsys.readouterr().err


def test_it_ends_as_it_says(library: Path, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main("export", "speaker:nobody-such", "--to", "csv", "--output", out, "--db", library) == 1
    assert "no quote matches" in capsys.readouterr().err
    assert not out.exists()
    assert main("export", "kind:shouted", "--to", "csv", "--db", library) == 2
    assert main("export", "--to", "papyrus", "--db", library) == 2
    assert main("export", "--to", "ris", "--with-text", "--db", library) == 2
    assert "--with-text is for csv" in capsys.readouterr().err
    assert main("export", "--to", "csv", "--db", out) == 2


def test_binary_formats_stay_off_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    screen = Terminal()
    monkeypatch.setattr(sys, "stdout", screen)
    with pytest.raises(ExportError, match="no text for a terminal"), destination.standard_output(binary=True):
        pass
    with destination.standard_output(binary=False) as shown:
        shown.write("né\x1b[31m\r\n".encode())
    assert screen.getvalue() == "né␛[31m\n"


def test_parquet_says_what_it_takes(
    library: Path, out: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert main("export", "--to", "parquet", "--output", out, "--db", library) == 2
    assert "pip install 'onrecord[parquet]'" in capsys.readouterr().err
    assert not out.exists()


def test_sql_prints_rows(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ask = "SELECT speaker, count(*) AS quotes FROM quotes GROUP BY 1 HAVING speaker LIKE 'Ada%'"
    assert main("sql", ask, "--db", library) == 0
    assert capsys.readouterr().out == "speaker\tquotes\nAda Quill\t5\n"
    assert main("sql", ask, "--db", library, "--format", "csv") == 0
    assert capsys.readouterr().out == "speaker,quotes\nAda Quill,5\n"
    assert main("sql", "SELECT 1 AS a, 2 AS a, x'00ff' AS b", "--db", library, "--format", "jsonl") == 0
    assert json.loads(capsys.readouterr().out) == {"a": 1, "a 2": 2, "b": "00ff"}
    assert main("sql", "SELECT 1 WHERE 0", "--db", library) == 1


def test_sql_writes_nothing(library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "other.db"
    before = library.read_bytes()
    for statement in (
        "DELETE FROM article", "DROP TABLE quote", "PRAGMA user_version = 99", f"ATTACH '{other}' AS o",
        f"VACUUM INTO '{other}'", "PRAGMA query_only = OFF", "SELEKT 1", "SELECT 1; DELETE FROM article",
    ):  # fmt: skip
        main("sql", statement, "--db", library)
    assert "cannot run the SQL" in capsys.readouterr().err
    assert library.read_bytes() == before
    assert not other.exists()


def test_the_shell_reads_only(library: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))  # no sqlite3 there
    asked = "SELECT count(*) FROM quote\n;DELETE FROM quote;\nSELECT 'still', count(*) FROM quote;\n"
    done = subprocess.run(
        [sys.executable, "-m", "explorer", "sql", "--db", str(library)], input=asked, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0
    assert "12" in done.stdout and "still\t12" in done.stdout
    assert "cannot run the SQL" in done.stderr


def test_the_shell_is_sqlite3(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[Sequence[str]] = []
    monkeypatch.setattr("shutil.which", lambda name: f"/bin/{name}")

    def execv(program: str, arguments: Sequence[str]) -> None:
        ran.append(arguments)
        raise SystemExit(0)  # as far as we are concerned

    monkeypatch.setattr("os.execv", execv)
    assert main("sql", "--db", library) == 0
    assert ran == [["/bin/sqlite3", "-readonly", "-header", "-column", str(library)]]
    assert sqlite3.connect(library).execute("SELECT count(*) FROM quote").fetchone() == (12,)
