"""Tables of quotes: how they are written, what columns and rows become, and what is wrong with them."""

import bz2
import csv
import io
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from db.ask.language import parse
from db.ask.library import Library
from db.load import load as loading
from db.load.entry import BadLineError, Entry
from db.load.load import load
from db.load.loaded import Loaded
from db.load.source import Odd
from db.load.table import NAMELESS, Told, look, table
from db.store import decide

HEAD = ("Quote", "Speaker", "Country", "Newspaper", "Date")
ROWS = (
    ("We wait; for the “ferry”", "Ida Åberg", "Sweden", "Harbour Post", "13/04/2024"),
    ("Nobody asked us", "Per Lund", "Danish", "Harbour Post", "13/04/2024"),
    ("no ferry, no trade", "", "", "Reuters", "03/04/2024"),
)


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


def written(path: Path, rows: Sequence[Sequence[str]], delimiter: str = ",", encoding: str = "utf-8") -> Path:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def rows(db: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(db)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return connection.execute(sql).fetchall()


def brought(file: Path, db: Path, told: Told | None = None) -> Loaded:
    return load([file], db, source=table(told or Told()))


def first(file: Path, told: Told | None = None) -> Entry:
    found = look(file, told or Told(), 1)
    (entry,) = (item.what for item in found.first if isinstance(item.what, Entry))
    return entry


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_however_it_is_written_the_quotes_are_the_same(delimiter: str, encoding: str, db: Path, tmp_path: Path) -> None:
    assert brought(written(tmp_path / "q.csv", [HEAD, *ROWS], delimiter, encoding), db) == Loaded(added=3, quotes=3)
    sql = (
        "SELECT text, speaker, speaker_country, outlet, outlet_country, said, said_basis, kind, confidence "
        "FROM quotes ORDER BY id"
    )
    assert rows(db, sql) == [
        ("We wait; for the “ferry”", "Ida Åberg", "SE", "Harbour Post", None, "2024-04-13", "printed", "direct", 1.0),
        ("Nobody asked us", "Per Lund", "DK", "Harbour Post", None, "2024-04-13", "printed", "direct", 1.0),
        ("no ferry, no trade", None, None, "Reuters", "GB", "2024-04-03", "printed", "direct", 1.0),
    ]
    assert rows(db, "SELECT unknown_reason FROM quote WHERE unknown_reason NOT NULL") == [(NAMELESS,)]
    assert rows(db, "SELECT role, country, quote_id FROM quote_country ORDER BY quote_id") == [
        ("speaker", "SE", 1), ("speaker", "DK", 2), ("outlet", "GB", 3)
    ]  # fmt: skip


def test_packed_and_with_what_excel_puts_before_it(db: Path, tmp_path: Path) -> None:
    plain = written(tmp_path / "q.csv", [HEAD, *ROWS], ";").read_bytes()
    (tmp_path / "q.csv.bz2").write_bytes(bz2.compress(b"sep=;\r\n" + plain))
    assert brought(tmp_path / "q.csv.bz2", db).added == 3


def test_old_mac_line_ends_and_a_head_below_a_title(db: Path, tmp_path: Path) -> None:
    lines = [("Our quotes 2024", "", "", "", ""), ("", "", "", "", ""), HEAD, *ROWS]
    text = "\r".join(";".join(line) for line in lines if ";" not in line[0]) + "\r"
    (tmp_path / "q.csv").write_text(text, encoding="utf-8", newline="")
    assert brought(tmp_path / "q.csv", db).added == 2


def test_a_workbook(db: Path, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Quote", "Who", "Published", "Said", "Comment"])
    sheet.append(["the dam holds", "Ada Venn", datetime(2024, 4, 13), date(2024, 4, 12), 7])
    book.save(tmp_path / "q.xlsx")
    assert brought(tmp_path / "q.xlsx", db) == Loaded(added=1, quotes=1)
    assert rows(db, "SELECT said, said_basis, published, published_basis FROM quotes") == [
        ("2024-04-12", "stated", "2024-04-13", "stated")
    ]
    assert rows(db, "SELECT note FROM verdict") == [("7",)]


def test_all_columns(db: Path, tmp_path: Path) -> None:
    head = (
        "quotation", "said by", "speaker type", "Job_Title", "Nationality", "About countries", "Source", "Headline",
        "Byline",
        "Link", "Date said", "Publication date", "Type", "Status", "Remarks", "QID", "Topic",
    )  # fmt: skip
    one = (
        "we did not\nsign", "The Harbour Board", "Organization", "regulator", "French", "Germany; uk, EU", "BBC",
        "Ferry", "Bo Ek",
        "www.bbc.co.uk/news/1 https://copy.example/1", "1 April 2024", "2 April 2024",
        "Paraphrase", "denied", "check", "Q7", "x",
    )  # fmt: skip
    assert brought(written(tmp_path / "q.csv", [head, one]), db) == Loaded(added=1, quotes=1)
    assert rows(
        db,
        "SELECT text, kind, status, speaker, role, speaker_country, said, outlet, outlet_country, title, published, "
        "about FROM quotes",
    ) == [
        ("we did not sign", "indirect", "negated", "The Harbour Board", "regulator", "FR", "2024-04-01", "BBC", "GB",
         "Ferry", "2024-04-02", "DE EU GB")
    ]  # fmt: skip
    assert rows(db, "SELECT kind FROM actor") == [("organisation",)]
    assert rows(db, "SELECT path, author, author_basis FROM article") == [
        ("https://www.bbc.co.uk/news/1", "Bo Ek", "stated")
    ]
    assert rows(db, "SELECT url FROM imported_url") == [("https://copy.example/1",)]
    assert rows(db, "SELECT qids FROM imported_speaker") == [("Q7",)]


def test_the_same_again_adds_nothing_and_what_was_mended_goes_in(
    db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "BATCH", 2)
    file = written(tmp_path / "q.csv", [HEAD, *ROWS, ROWS[0], ("", "Ida", "", "", "")])
    found = brought(file, db)
    assert (found.added, found.known, found.bad_count) == (3, 1, 1)
    before = rows(db, "SELECT * FROM quote")
    assert brought(file, db).added == 0
    file = written(
        tmp_path / "again.csv", [HEAD, *ROWS, ("so be it", "Ida Åberg", "", "Harbour Post", "13/04/2024")], ";"
    )
    assert (brought(file, db).added, rows(db, "SELECT * FROM quote")[:3]) == (1, before)
    assert rows(db, "SELECT count(*) FROM article") == [(2,)]
    assert rows(db, "SELECT text FROM article WHERE id = 1") == [
        ("We wait; for the “ferry”\n\nNobody asked us\n\nso be it",)
    ]


def test_bad_rows_are_named_by_their_lines_and_the_rest_goes_in(db: Path, tmp_path: Path) -> None:
    file = tmp_path / "q.csv"
    file.write_bytes(
        b"Quote,Speaker,Country,Date\n"
        b'"two\nlines",Ida \xc3\x85berg,Ruritania,soon\n'  # 2 and 3
        b",Ida,,\n"
        b"one,two,three,four,five\n"
        b"b\xc3\xa4d \xff,Ida,,\n"
        b"nul \0 here,Ida,,\n"
        b"last,Ida,,03/04/2024\n"
    )
    found = brought(file, db)
    assert found.added == 2
    assert [(bad.number, bad.reason) for bad in found.bad] == [
        (4, "no quote"),
        (5, "5 cells under 4 names: a delimiter or a quotation mark too many"),
        (6, "not UTF-8"),
        (7, "the quote holds a NUL"),
    ]
    assert [(odd.number, odd.reason) for odd in found.odd] == [
        (2, "'soon' is no date"),
        (2, "no country is called 'Ruritania': left out"),
        (8, "'03/04/2024' may be two days: --dates dmy or --dates mdy says which"),
    ]
    assert brought(file, tmp_path / "other.db", Told(dates="mdy")).odd_count == 2
    assert rows(tmp_path / "other.db", "SELECT said FROM quote WHERE text = 'last'") == [("2024-03-04",)]


def test_a_quotation_mark_that_is_not_closed_does_not_take_the_file(
    db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.load.sheet._WIDEST", 1_000)
    lines = [f"words number {n},Ida" for n in range(200)]
    (tmp_path / "q.csv").write_text(
        "\n".join(["Quote,Speaker", 'open "no,Ida', '"never closed,Ida', *lines]), encoding="utf-8"
    )
    found = brought(tmp_path / "q.csv", db)
    assert (found.added, found.bad_count) == (202, 0)
    assert [(odd.number, odd.reason) for odd in found.odd] == [(3, "a quotation mark is opened and never closed")]


def test_what_a_column_is_taken_for_can_be_said(tmp_path: Path) -> None:
    file = written(tmp_path / "q.csv", [("Zitat", "Text", "Quelle"), ("a", "b", "c")])
    assert first(file).text == "b"
    assert first(file, Told({"quote": "zitat", "speaker": "Quelle"}))[1:3] == ("a", "c")
    assert first(file, Told({"quote": "3"})).text == "c"
    with pytest.raises(BadLineError, match="there is no column 'Wer' for speaker"):
        look(file, Told({"speaker": "Wer"}), 1)
    with pytest.raises(BadLineError, match=r"no column is known to hold the quotes"):
        look(written(tmp_path / "r.csv", [("Zitat", "Quelle"), ("a", "c")]), Told(), 1)


def test_a_source_may_be_a_paper_or_an_address(tmp_path: Path) -> None:
    file = written(tmp_path / "q.csv", [("text", "source"), ("a", "https://a.example/1"), ("b", "")])
    assert first(file).urls == ("https://a.example/1",)
    other = first(written(tmp_path / "r.csv", [("text", "source"), ("a", "Harbour Post")]))
    assert other.more is not None and other.more.outlet == "Harbour Post"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b"\n\n", "is empty"),
        (b"PK\x03\x04 no workbook", "no Excel workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "before 2007"),
    ],
)
def test_a_file_that_is_no_table_is_refused(data: bytes, reason: str, tmp_path: Path, db: Path) -> None:
    (tmp_path / "q.csv").write_bytes(data)
    found = brought(tmp_path / "q.csv", db)
    assert (found.added, found.bad_count, found.bad[0].unit) == (0, 1, "file")
    assert reason in found.bad[0].reason


def test_a_country_that_is_told_later_is_that_of_all_the_speaker_said(db: Path, tmp_path: Path) -> None:
    head = ("quote", "speaker", "country")
    brought(written(tmp_path / "a.csv", [head, ("one", "Ida", ""), ("two", "Per", "")]), db)
    brought(written(tmp_path / "b.csv", [head, ("three", "Ida", "Norway")]), db)
    assert rows(db, "SELECT country, quote_id FROM quote_country WHERE role = 'speaker' ORDER BY quote_id") == [
        ("NO", 1), ("NO", 3)
    ]  # fmt: skip
    found = brought(written(tmp_path / "c.csv", [head, ("four", "Ida", "NO"), ("five", "Ida", "Chile")]), db)
    assert [odd.reason for odd in found.odd] == ["Ida speaks for CL here and for NO before: NO is kept"]
    assert rows(db, "SELECT DISTINCT speaker_country FROM quotes WHERE speaker = 'Ida'") == [("NO",)]


def test_another_outlet_or_title_at_the_same_address_is_told(tmp_path: Path, db: Path) -> None:
    head = ("Quote", "Speaker", "Outlet", "Title", "URL")
    here = "https://harbour.example/a"
    quotes = (
        ("We wait for the ferry", "Ida", "Harbour Post", "Ferries", here),
        ("Nobody asked us", "Per", "Fjord News", "", here),
        ("No ferry, no trade", "Per", "Harbour Post", "Trade", here),
        ("They never asked", "Per", "Fjord News", "Trade", "https://harbour.example/b"),
    )
    found = brought(written(tmp_path / "a.csv", (head, *quotes)), db)
    assert len(found.odd) == 2
    assert [odd.reason for odd in found.odd] == [
        f"outlet 'Fjord News' here and 'Harbour Post' before at {here}: 'Harbour Post' is kept",
        f"title 'Trade' here and 'Ferries' before at {here}: 'Ferries' is kept",
    ]


def test_a_note_is_a_persons_note_that_no_import_brings_back(db: Path, tmp_path: Path) -> None:
    file = written(tmp_path / "q.csv", [("quote", "note"), ("one", "check this"), ("two", "")])
    brought(file, db)
    assert rows(db, "SELECT quote_id, note FROM verdict") == [(1, "check this")]
    decide.undo(db)
    brought(file, db)
    assert rows(db, "SELECT note FROM verdict WHERE note NOT NULL") == []


def test_an_article_that_was_read_is_not_added_to(db: Path, tmp_path: Path) -> None:
    file = written(tmp_path / "q.csv", [("quote", "url"), ("one", "https://a.example/1")])
    brought(file, db)
    with closing(sqlite3.connect(db)) as connection, connection:
        connection.execute("UPDATE article SET extractor = 'rules-9'")
    brought(written(tmp_path / "r.csv", [("quote", "url"), ("two", "https://a.example/1")]), db)
    assert rows(db, "SELECT text FROM article ORDER BY id") == [("one",), ("two",)]


def test_many_quotes_that_tell_of_no_article_are_of_several(
    db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.load.table._BLOCK", 3)
    brought(written(tmp_path / "sheet.csv", [("quote",), *((f"words {n}",) for n in range(7))]), db)
    assert [path for (path,) in rows(db, "SELECT path FROM article")] == ["csv:sheet", "csv:sheet/2", "csv:sheet/3"]


def test_what_is_not_understood_is_told_with_its_row(tmp_path: Path) -> None:
    head = ("quote", "kind", "status", "speaker type", "speaker")
    found = look(written(tmp_path / "q.csv", [head, ("a", "shouted", "odd", "robot", "R2")]), Told(), 3)
    assert [item.what.reason for item in found.first if isinstance(item.what, Odd)] == [
        "'shouted' is no kind: taken for direct",
        "'odd' is no status: taken for asserted",
        "'robot' is no kind of speaker: taken for person",
    ]


@pytest.mark.parametrize("batch", [1, 100])
@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (["IDA ÅBERG", "Ida Åberg", "ida åberg"], ["Ida Åberg"]),
        (["ida åberg", "IDA ÅBERG", "Ida Åberg", "Per Lund"], ["Ida Åberg", "Per Lund"]),
        (["Jan de Vries", "JAN DE VRIES"], ["Jan de Vries"]),
        (["Rory McVenn", "RORY MCVENN"], ["Rory McVenn"]),
        (["NATO", "Nato", "nato"], ["NATO"]),
        (["LINDEN", "Linden"], ["Linden"]),
        (["ADA VENN", "Ada Vann"], ["ADA VENN", "Ada Vann"]),
    ],
)
def test_one_name_in_another_case_is_one_actor_under_the_better_case(
    names: list[str], shown: list[str], batch: int, db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "BATCH", batch)
    lines = [("quote", "speaker"), *((f"words {n}", name) for n, name in enumerate(names))]
    assert brought(written(tmp_path / "q.csv", lines), db).added == len(names)
    assert sorted(str(name) for (name,) in rows(db, "SELECT name FROM actor")) == sorted(shown)
    assert rows(db, "SELECT DISTINCT label = name FROM actor") == [(1,)]
    assert rows(db, "SELECT count(*) FROM quote WHERE actor_id IS NULL") == [(0,)]
    assert brought(written(tmp_path / "q.csv", lines), db).added == 0
    with closing(Library(db)) as library:
        query = parse(f'speaker:"{shown[0]}"')
        assert library.counts(query).quotes == len([name for name in names if name.lower() == shown[0].lower()])


def test_items_that_differ_are_two_people_whatever_the_case(db: Path, tmp_path: Path) -> None:
    lines = [("quote", "speaker", "qid"), ("a b", "IDA BERG", "Q1"), ("c d", "Ida Berg", "Q2")]
    assert brought(written(tmp_path / "q.csv", lines), db).added == 2
    assert rows(db, "SELECT count(*) FROM actor") == [(2,)]
