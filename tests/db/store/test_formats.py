"""Builds of other things than text files: what is read again, linked, kept beside, and not extracted."""

import gzip
import io
import json
import sqlite3
import sys
import zlib
from pathlib import Path

import pytest

from db.ask.library import Library
from db.ask.query import Query
from db.extract.quote import Extracts
from db.read.wants import Wants
from db.store.build import Foreign, Report, build
from tests.db.read.made import BODY, STORY, TITLE, page, put, rss, zipped
from tests.db.store.sample import LineExtractor

SAID = "Ada Lovelace (GB): the engine weaves patterns"
FRENCH = (
    "Le port reste fermé jusqu’à lundi, a déclaré dimanche le maire de la ville après une nuit de tempête. "
    "« Personne ne prendra la mer », a-t-il ajouté devant les pêcheurs qui l’attendaient sur le quai."
)


def run(
    db: Path, *paths: Path, extractor: LineExtractor | None = None, prune: bool = False, wants: Wants | None = None
) -> Report:
    made = extractor or LineExtractor()
    return build(paths, db, prune=prune, extractor=lambda: made, version="v1", wants=wants)


def none() -> Extracts:
    raise AssertionError("loaded")


def rows(db: Path, sql: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(db)
    found = connection.execute(sql).fetchall()
    connection.close()
    return found


def lines(*texts: str) -> str:
    return "".join(
        json.dumps({"title": f"T {n}", "text": text, "date": "2024-04-07"}) + "\n" for n, text in enumerate(texts)
    )


def test_an_unchanged_container_is_not_read_again(db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(tmp_path, "news.jsonl", lines(SAID, SAID + " twice"))
    report = run(db, path)
    assert (report.read, report.quotes["direct"], report.found) == (2, 2, 2)

    def read(*_: object) -> None:
        raise AssertionError("read")

    monkeypatch.setattr("db.store.intake.sources", read)
    again = build([path], db, extractor=none, version="v1")
    assert (again.read, again.unchanged, again.skipped) == (0, 2, [])


def test_of_a_changed_container_only_what_changed_is_read(db: Path, tmp_path: Path) -> None:
    path = put(tmp_path, "news.jsonl", lines(SAID, SAID, SAID))
    run(db, path)
    put(tmp_path, "news.jsonl", lines(SAID, SAID + " now", SAID, SAID))
    extractor = LineExtractor()
    report = run(db, path, extractor=extractor)
    assert (report.read, report.unchanged) == (2, 2)
    assert extractor.read == ["news#2", "news#4"]
    assert run(db, path).unchanged == 4


def test_what_left_a_container_is_gone_but_not_from_a_feed(db: Path, tmp_path: Path) -> None:
    path = put(tmp_path, "news.jsonl", lines(SAID, SAID))
    feed = put(tmp_path, "quay.rss", rss([("One", SAID, None), ("Two", SAID, None)]))
    run(db, path, feed)
    put(tmp_path, "news.jsonl", lines(SAID))
    put(tmp_path, "quay.rss", rss([("One", SAID, None)]))
    kept = run(db, tmp_path)
    assert (kept.gone, kept.removed) == (1, 0)
    assert run(db, tmp_path, prune=True).removed == 0  # the feed and the table are as they were: nothing left them now
    put(tmp_path, "news.jsonl", lines(SAID + " anew"))
    assert run(db, tmp_path, prune=True).removed == 1
    feed.unlink()
    assert run(db, tmp_path, prune=True).removed == 2
    assert rows(db, "SELECT count(*) FROM container") == [(1,)]


def test_with_other_columns_a_table_is_read_again(db: Path, tmp_path: Path) -> None:
    path = put(tmp_path, "a.csv", f"title,headline,text\nOne,Two,{SAID}\n")
    run(db, path)
    assert run(db, path, wants=Wants(columns={"title": "headline"})).read == 1
    assert rows(db, "SELECT title FROM article") == [("Two",)]


def test_a_bad_line_is_told_each_time_and_the_rest_is_in(db: Path, tmp_path: Path) -> None:
    path = put(tmp_path, "news.jsonl", lines(SAID) + "{bad\n" + lines(SAID + " more"))
    for read in (2, 0):
        report = run(db, path)
        assert report.read == read
        ((where, reason, remedy),) = report.skipped
        assert where == f"{path}, line 2"
        assert reason.startswith("is no JSON") and remedy


def test_several_processes_read_a_container(db: Path, tmp_path: Path) -> None:
    texts = [f"{SAID} number {n}. {'long ' * 4000}" for n in range(80)]  # more than a pipe holds
    path = put(tmp_path, "news.jsonl.gz", gzip.compress(lines(*texts).encode()))
    report = build([path], db, extractor=LineExtractor, version="v1", jobs=2)
    assert (report.read, report.skipped) == (80, [])
    assert [doc for (doc,) in rows(db, "SELECT doc FROM article ORDER BY id")][:2] == ["news.jsonl#1", "news.jsonl#2"]


def test_the_original_is_kept_beside_the_text(db: Path, tmp_path: Path) -> None:
    html = page((SAID + ", and much more of it than anybody asked for.", *BODY))
    run(db, put(tmp_path, "a.html", html), put(tmp_path, "b.txt", STORY))
    assert rows(db, "SELECT url, language, media FROM article ORDER BY id") == [
        ("https://quay.example/news/harbour", "en", "text/html"), (None, "en", "text/plain"),
    ]  # fmt: skip
    connection = sqlite3.connect(db)
    kept = dict(connection.execute("SELECT article_id, data FROM original"))
    assert {article: zlib.decompress(data) for article, data in kept.items()} == {1: html.encode()}
    for article, start, end, text in connection.execute(
        "SELECT a.text, q.start, q.end, q.text FROM quote q JOIN article a ON a.id = article_id"
    ):
        assert article[start:end] == text
    connection.close()


def test_the_same_story_twice_is_linked_not_dropped(db: Path, tmp_path: Path) -> None:
    put(tmp_path, "a.txt", STORY)
    put(tmp_path, "b.html", page())
    put(tmp_path, "c.txt", STORY.replace(TITLE, "Another title\n\nBy Jane Doe\n8 April 2024"))
    put(tmp_path, "d.txt", STORY.replace("Monday", "Tuesday"))
    report = run(db, tmp_path / "a.txt", tmp_path / "c.txt", tmp_path / "d.txt")
    assert (report.read, report.duplicates) == (3, 2)
    assert rows(db, "SELECT article_id, of FROM duplicates") == [(2, 1), (3, 1)]


def test_what_is_not_english_is_found_but_not_extracted(db: Path, tmp_path: Path) -> None:
    path = put(tmp_path, "port.txt", f"Le port reste fermé\n\n{FRENCH}\n")
    report = build([path], db, extractor=none, version="v1")
    assert (report.read, report.silent) == (1, 0)
    assert report.foreign == [Foreign(str(path), "fr")]
    library = Library(db)
    assert library.counts(Query()).quotes == 0
    library.close()
    cut = "substr(a.text, p.start + 1, p.end - p.start)"
    passages = rows(db, f"SELECT p.text, {cut} FROM passage p JOIN article a ON a.id = article_id")
    assert [text for text, _ in passages] == [
        "Le port reste fermé",
        *FRENCH.replace("tempête. ", "tempête.\n").split("\n"),
    ]
    assert all(text == words for text, words in passages)


def test_articles_without_quotes_are_counted(db: Path, tmp_path: Path) -> None:
    assert run(db, put(tmp_path, "a.txt", STORY), put(tmp_path, "b.txt", f"T\n\n{SAID}\n")).silent == 1


def test_an_archive_with_a_bad_member(db: Path, tmp_path: Path) -> None:
    path = put(
        tmp_path, "all.zip", zipped({"a.txt": f"T\n\n{SAID}\n", "../b.txt": "no", "c.txt": b"", "d.pdf": b"%PDF-no"})
    )
    report = run(db, path)
    assert report.read == 1
    where = {skip.path.removeprefix(str(path)): skip.reason for skip in report.skipped}
    assert where == {
        ", ../b.txt": "has a path that leads out of the archive",
        "!/c.txt": "is empty",
        "!/d.pdf": "is no PDF, or damaged",
    }


def test_standard_input_is_an_article_of_its_own(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for text, read in ((SAID, 1), (SAID + " more", 1), (SAID, 0)):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"T\n\n{text}\n".encode())))
        report = run(db, Path("-"))
        assert (report.read, report.gone) == (read, 0)
    assert len(rows(db, "SELECT id FROM article")) == 2


def test_a_file_of_two_gigabytes(db: Path, tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(2 << 30)
    ((_, reason, remedy),) = run(db, path).skipped
    assert "is over 2 MB" in reason and "--max-size" in remedy


def test_nothing_is_pruned_of_a_file_that_cannot_be_read_now(db: Path, tmp_path: Path) -> None:
    rows = [json.dumps({"headline": f"T {n}", "words": f"{SAID} {n}"}) + "\n" for n in range(3)]
    path = put(tmp_path, "news.jsonl", "".join(rows))
    assert run(db, path, wants=Wants(columns={"text": "words", "title": "headline"})).read == 3
    forgotten = run(db, path, prune=True)
    assert (forgotten.removed, forgotten.gone, len(forgotten.skipped) > 0) == (0, 0, True)
