"""Articles that come with their quotes: from brat, from Citron, from the Discourse Network Analyzer."""

import gzip
import json
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from db.ask.library import Library
from db.ask.query import Query
from db.load.brat import brat
from db.load.citron import citron
from db.load.dna import dna
from db.load.load import load
from db.load.loaded import Loaded
from db.load.source import Source
from db.store import decide

TEXT = (
    "Ferry stays\n\n“The dam holds,” Ada Venn said on Monday. Nobody asked her.\n\n"
    "Bo Ek said that it may rain “all week” here. She disagreed.\n"
)


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


def rows(db: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(db)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        stray = (
            "SELECT q.id FROM quote q JOIN article a ON a.id = q.article_id "
            "LEFT JOIN quote_span s ON s.quote_id = q.id "
            "GROUP BY q.id HAVING group_concat(substr(a.text, coalesce(s.start, q.start) + 1, "
            "coalesce(s.end - s.start, q.end - q.start)), ' … ') <> q.text"
        )
        assert connection.execute(stray).fetchall() == []
        return connection.execute(sql).fetchall()


def at(words: str, text: str = TEXT) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def annotated(folder: Path) -> Path:
    folder.mkdir()
    marks = [
        ("Content", "The dam holds"), ("Source", "Ada Venn"), ("Cue", "said"),
        ("Content", "that it may rain “all week”"),
        ("Source", "Bo Ek"), ("Cue", "said that"), ("Source", "She"), ("Cue", "disagreed"),
    ]  # fmt: skip
    lines = [
        f"T{n}\t{role} {start} {end}\t{words}" for n, (role, words) in enumerate(marks, 1) for start, end in [at(words)]
    ]
    lines += [
        "E1\tAttribution:T3 Source:T2 Cue:T3 Content:T1",
        "E2\tAttribution:T6 Source:T5 Cue:T6 Content:T4",
        "E3\tAttribution:T8 Source:T7 Cue:T8 Content:T4",
    ]
    (folder / "dam.ann").write_text("\n".join(lines), encoding="utf-8")
    (folder / "dam.txt").write_text(TEXT, encoding="utf-8")
    return folder


def brought(path: Path, db: Path, source: Source) -> Loaded:
    return load([path], db, source=source)


def test_brat_gives_whole_articles(db: Path, tmp_path: Path) -> None:
    folder = annotated(tmp_path / "dam")
    assert brought(folder, db, brat) == Loaded(added=3, articles=1, quotes=3)
    assert rows(db, "SELECT text, kind, speaker, cue FROM quotes ORDER BY id") == [
        ("The dam holds", "direct", "Ada Venn", "said"),
        ("that it may rain “all week”", "mixed", "Bo Ek", "said that"),
        ("that it may rain “all week”", "mixed", None, "disagreed"),
    ]
    assert rows(db, "SELECT mention, unknown_reason, prefix FROM quote WHERE actor_id IS NULL") == [
        ("She", "the speaker is marked by a pronoun alone", ". Nobody asked her.\n\nBo Ek said ")
    ]
    assert rows(db, "SELECT text, extractor, title, doc FROM article") == [(TEXT, "brat", "Ferry stays", "dam")]
    assert rows(db, "SELECT text FROM passage") == [("Ferry stays",), ("Nobody asked her.",), ("She disagreed.",)]
    with closing(Library(db)) as library:
        assert [row.text for row in library.quotes(Query("dam holds"))] == ["The dam holds"]


def test_brat_again_from_elsewhere_and_packed_adds_nothing(db: Path, tmp_path: Path) -> None:
    folder = annotated(tmp_path / "dam")
    brought(folder, db, brat)
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        for name in ("dam.txt", "dam.ann"):
            archive.write(folder / name, f"deep/{name}")
    assert brought(tmp_path / "all.zip", db, brat) == Loaded(known=3, quotes=3)


def test_bad_annotations_are_named_and_the_rest_goes_in(db: Path, tmp_path: Path) -> None:
    folder = annotated(tmp_path / "dam")
    with (folder / "dam.ann").open("a", encoding="utf-8") as file:
        file.write("\nT90\tContent 5 9999\tx\nT91\tContent\tx\n")
    (folder / "bad.txt").write_text("Some words.", encoding="utf-8")
    (folder / "bad.ann").write_bytes(b"T1\tContent 0 4\t\xff")
    found = brought(folder, db, brat)
    assert found.added == 3
    assert [(bad.within, bad.number, bad.reason) for bad in found.bad] == [
        ("bad.ann", 0, "is not UTF-8"),
        ("dam.ann", 12, f"'Content 5 9999' lies outside the article's {len(TEXT)} letters"),
        ("dam.ann", 13, "no offsets in 'Content'"),
    ]
    assert brought(tmp_path / "dam" / "dam.txt", db, brat).bad[0].reason.startswith("holds no .ann")


def test_decisions_hold_on_annotated_articles(db: Path, tmp_path: Path) -> None:
    folder = annotated(tmp_path / "dam")
    brought(folder, db, brat)
    decide.reject(db, [1])
    assert brought(folder, db, brat).added == 0
    assert rows(db, "SELECT count(*) FROM quote") == [(2,)]
    decide.undo(db)
    assert rows(db, "SELECT text FROM quote ORDER BY ordinal")[0] == ("The dam holds",)


def piece(words: str) -> dict[str, object]:
    start, end = at(words)
    return {"start": start, "end": end, "text": words}


def found_by_citron(text: str | None = TEXT) -> dict[str, object]:
    quotes: list[dict[str, object]] = [
        {
            "cue": piece("said"), "sources": [piece("Ada Venn")], "coreferences": [], "confidence": "0.9123",
            "contents": [piece("The dam holds")],
        },
        {
            "cue": piece("disagreed"), "sources": [piece("Ada Venn")], "coreferences": [piece("She")],
            "contents": [piece("that it may rain"), piece("here")],
        },
        {"cue": piece("said"), "sources": [], "contents": []},
        {"cue": piece("said"), "sources": [], "contents": [piece("here")], "confidence": "much"},
    ]  # fmt: skip
    found: dict[str, object] = {"quotes": quotes, "source": {"application": "citron-extractor"}}
    return found | {"text": text} if text else found


def test_citron_with_its_text(db: Path, tmp_path: Path) -> None:
    (tmp_path / "dam.json").write_text(json.dumps(found_by_citron()), encoding="utf-8")
    found = brought(tmp_path / "dam.json", db, citron)
    assert (found.added, found.articles) == (2, 1)
    assert [(bad.number, bad.reason) for bad in found.bad] == [
        (3, "has no contents"),
        (4, "confidence 'much' is no number"),
    ]
    assert rows(db, "SELECT text, speaker, confidence FROM quotes ORDER BY id") == [
        ("The dam holds", "Ada Venn", 0.9123), ("that it may rain … here", "Ada Venn", 0.8)
    ]  # fmt: skip
    assert rows(db, "SELECT mention FROM quote ORDER BY id") == [("Ada Venn",), ("She",)]
    assert brought(tmp_path / "dam.json", db, citron).added == 0


def test_citron_without_its_text_and_with_it_beside(db: Path, tmp_path: Path) -> None:
    file = tmp_path / "dam.json"
    file.write_text(json.dumps(found_by_citron(None)), encoding="utf-8")
    assert (brought(file, db, citron).added, brought(file, db, citron).added) == (2, 0)
    assert rows(db, "SELECT text, speaker FROM quotes ORDER BY id")[0] == ("The dam holds", "Ada Venn")
    assert rows(db, "SELECT doc, extractor FROM article") == [("dam", "quotebank")]
    (tmp_path / "dam.txt").write_text(TEXT, encoding="utf-8")
    found = brought(file, tmp_path / "other.db", citron)
    assert (found.added, found.articles) == (2, 1)
    (tmp_path / "dam.txt").write_text("Other words.", encoding="utf-8")
    found = brought(file, tmp_path / "third.db", citron)
    assert (found.articles, found.odd[0].reason) == (
        0, "the .txt beside it is not the text of these quotes: they go in without it"
    )  # fmt: skip


def test_citron_of_many_texts(db: Path, tmp_path: Path) -> None:
    one = json.dumps(found_by_citron())
    (tmp_path / "many.jsonl").write_text(f"{one}\n{{\n{one.replace('Monday', 'Friday')}\n", encoding="utf-8")
    found = brought(tmp_path / "many.jsonl", db, citron)
    assert (found.added, found.articles) == (4, 2)
    assert (2, "line") in [(bad.number, bad.unit) for bad in found.bad] or any(bad.number == 2 for bad in found.bad)


def test_citron_of_many_texts_may_be_packed_and_larger_than_an_article(
    db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.load.folder.LARGEST", 1_000)
    texts = [json.dumps(found_by_citron()).replace("Monday", f"Day{n:03}") for n in range(9)]
    (tmp_path / "many.jsonl.gz").write_bytes(gzip.compress("\n".join(texts).encode()))
    found = brought(tmp_path / "many.jsonl.gz", db, citron)
    assert (found.added, found.articles, found.bad_count) == (18, 9, 18)  # two of each are none
    (tmp_path / "many.jsonl").write_text("\n".join(texts), encoding="utf-8")
    again = brought(tmp_path / "many.jsonl", db, citron)
    assert (again.added, again.known) == (0, 18)


def coded(path: Path, version: int) -> Path:
    text = f"🙂 {TEXT}"
    with closing(sqlite3.connect(path)) as made, made:
        made.executescript(
            "CREATE TABLE DOCUMENTS (ID INTEGER PRIMARY KEY, Title TEXT, Text TEXT, Coder INTEGER, Author TEXT, "
            "Source TEXT, Section TEXT, Notes TEXT, Type TEXT, Date INTEGER);"
            "CREATE TABLE STATEMENTS (ID INTEGER PRIMARY KEY, StatementTypeId INTEGER, DocumentId INTEGER, "
            "Start INTEGER, Stop INTEGER, Coder INTEGER);"
            "CREATE TABLE VARIABLES (ID INTEGER PRIMARY KEY, Variable TEXT, DataType TEXT, StatementTypeId INTEGER);"
            "CREATE TABLE DATABOOLEAN (ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Value INTEGER);"
        )
        day = 1_712_966_400 * (1_000 if version == 2 else 1)
        made.execute(
            "INSERT INTO DOCUMENTS VALUES (1, 'Dam talk', ?, 1, 'Bo Ek', 'Reuters', '', '', '', ?)", (text, day)
        )
        for number, words in ((7, "The dam holds"), (8, "that it may rain")):
            start, end = at(words, text)
            made.execute("INSERT INTO STATEMENTS VALUES (?, 1, 1, ?, ?, 1)", (number, start + 1, end + 1))
        made.execute("INSERT INTO STATEMENTS VALUES (9, 1, 1, 5, 99999, 1)")
        names = ("person", "organization", "concept", "agreement")
        made.executemany("INSERT INTO VARIABLES VALUES (?, ?, 'short text', 1)", list(enumerate(names, 1)))
        values = [(7, 1, "Ada Venn"), (7, 2, "Water Board"), (7, 3, "dams are safe"), (8, 2, "Harbour Board")]
        if version == 2:
            made.execute(
                "CREATE TABLE DATASHORTTEXT (ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, "
                "Value TEXT)"
            )
            made.executemany("INSERT INTO DATASHORTTEXT (StatementId, VariableId, Value) VALUES (?, ?, ?)", values)
        else:
            made.execute("CREATE TABLE ENTITIES (ID INTEGER PRIMARY KEY, VariableId INTEGER, Value TEXT)")
            made.execute(
                "CREATE TABLE DATASHORTTEXT (ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, "
                "Entity INTEGER)"
            )
            for n, (statement, variable, value) in enumerate(values, 1):
                made.execute("INSERT INTO ENTITIES VALUES (?, ?, ?)", (n, variable, value))
                made.execute(
                    "INSERT INTO DATASHORTTEXT (StatementId, VariableId, Entity) VALUES (?, ?, ?)",
                    (statement, variable, n),
                )
        made.execute("INSERT INTO DATABOOLEAN VALUES (1, 7, 4, 0)")
        if version == 4:  # where statements have roles, each of which has variables
            made.execute("CREATE TABLE ROLEVARIABLELINKS (ID INTEGER PRIMARY KEY, RoleId INTEGER, VariableId INTEGER)")
            made.executemany("INSERT INTO ROLEVARIABLELINKS VALUES (?, 1, ?)", [(10 + n, n) for n in range(1, 5)])
            for name in ("DATASHORTTEXT", "DATABOOLEAN"):
                made.execute(f"ALTER TABLE {name} RENAME COLUMN VariableId TO RoleVariableLinkId")
                made.execute(f"UPDATE {name} SET RoleVariableLinkId = RoleVariableLinkId + 10")
    return path


@pytest.mark.parametrize("version", [2, 3, 4])
def test_dna_gives_documents_with_their_statements(version: int, db: Path, tmp_path: Path) -> None:
    file = coded(tmp_path / "debate.dna", version)
    found = brought(file, db, dna)
    assert (found.added, found.articles) == (2, 1)
    assert [(bad.unit, bad.number) for bad in found.bad] == [("statement", 9)]
    assert rows(db, "SELECT text, speaker, role, said, outlet, title FROM quotes ORDER BY start") == [
        ("The dam holds", "Ada Venn", "Water Board", "2024-04-13", "Reuters", "Dam talk"),
        ("that it may rain", "Harbour Board", None, "2024-04-13", "Reuters", "Dam talk"),
    ]
    assert rows(db, "SELECT name, kind FROM actor ORDER BY id") == [
        ("Ada Venn", "person"), ("Harbour Board", "organisation")
    ]  # fmt: skip
    assert rows(db, "SELECT role, country, count(*) FROM quote_country GROUP BY role, country") == [("outlet", "GB", 2)]
    assert rows(db, "SELECT note FROM verdict") == [("concept: dams are safe · agreement: no",)]
    again = brought(file, db, dna)
    assert (again.added, again.known, again.articles) == (0, 2, 0)


def test_what_is_no_dna_file_is_refused(db: Path, tmp_path: Path) -> None:
    (tmp_path / "a.dna").write_text("<discourse/>", encoding="utf-8")
    assert "is no .dna file" in brought(tmp_path / "a.dna", db, dna).bad[0].reason
    with closing(sqlite3.connect(tmp_path / "b.dna")) as made, made:
        made.execute("CREATE TABLE DOCUMENTS (ID)")
    assert "it has no table DATASHORTTEXT" in brought(tmp_path / "b.dna", db, dna).bad[0].reason
    (tmp_path / "c.dna").write_bytes((tmp_path / "b.dna").read_bytes()[:60])
    assert brought(tmp_path / "c.dna", db, dna).bad_count == 1
