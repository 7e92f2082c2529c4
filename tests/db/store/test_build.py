"""Builds: what is read again, what a bad file costs, and what is left by one that was killed."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from db.ask.library import Library
from db.ask.query import Query
from db.extract.quote import Extracts
from db.store.build import Report, build
from db.store.error import DatabaseError
from db.store.writer import Store
from tests.db.store.sample import ADA, LineExtractor, write


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    write(folder, ["one", "two", "three"])
    return folder


def run(
    db: Path, *paths: Path, extractor: LineExtractor | None = None, prune: bool = False, version: str = "v1"
) -> Report:
    made = extractor or LineExtractor()
    return build(paths, db, prune=prune, extractor=lambda: made, version=version)


def dump(db: Path) -> list[str]:
    connection = sqlite3.connect(db)
    lines = list(connection.iterdump())
    connection.close()
    return lines


def count(db: Path, table: str = "article") -> int:
    connection = sqlite3.connect(db)
    (number,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    connection.close()
    return int(number)


def test_again_changes_nothing_and_loads_no_model(db: Path, news: Path) -> None:
    first = run(db, news)
    assert (first.found, first.read, first.quotes["direct"]) == (3, 3, 6)
    before = dump(db)

    def none() -> Extracts:
        raise AssertionError("loaded")

    again = build([news], db, extractor=none, version="v1")
    assert (again.read, again.unchanged, again.quotes["direct"]) == (0, 3, 6)
    assert dump(db) == before


def test_one_changed_file_is_read_alone(db: Path, news: Path) -> None:
    run(db, news)
    write(news, ["two"], ADA + "Alan Turing (GB): we can only see a short distance\n")
    extractor = LineExtractor()
    assert run(db, news, extractor=extractor).read == 1
    assert extractor.read == ["two"]
    assert count(db, "quote") == 7


def test_another_version_of_the_extractor_reads_all_again(db: Path, news: Path) -> None:
    run(db, news)
    assert run(db, news, version="v2").read == 3


def test_a_removed_file_is_kept_unless_pruned(db: Path, news: Path, tmp_path: Path) -> None:
    write(tmp_path / "other", ["far"])
    run(db, news, tmp_path / "other")
    (news / "two.txt").unlink()
    (tmp_path / "other" / "far.txt").unlink()
    kept = run(db, news)
    assert (kept.removed, kept.gone, count(db)) == (0, 1, 4)
    pruned = run(db, news, prune=True)
    assert (pruned.removed, pruned.gone, count(db)) == (1, 0, 3)  # what is under no path of the build stays


def test_the_same_bytes_under_a_new_path_are_another_article(db: Path, news: Path) -> None:
    run(db, news)
    (news / "copy.txt").write_bytes((news / "one.txt").read_bytes())
    assert run(db, news).read == 1
    assert count(db) == 4


def test_ways_to_write_a_path_are_one_article(db: Path, news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(news)
    report = run(db, Path("one.txt"), news / "one.txt", Path("../news/./one.txt"))
    assert (report.found, report.read) == (1, 1)
    assert run(db, Path("../news/one.txt")).unchanged == 1


def test_bad_files_are_listed_and_cost_no_other(db: Path, news: Path, tmp_path: Path) -> None:
    (news / "empty.txt").write_bytes(b"")
    (news / "picture.txt").write_bytes(bytes(range(256)) * 20)
    write(news, ["trap"], "Title\n\nAda Lovelace (GB): a trap\n")
    (tmp_path / "hollow").mkdir()
    report = run(db, tmp_path / "absent", news, tmp_path / "hollow", extractor=LineExtractor(breaks_on="a trap"))
    assert report.read == count(db) == 3
    skipped = {Path(path).name: (reason, remedy) for path, reason, remedy in report.skipped}
    assert set(skipped) == {"absent", "hollow", "empty.txt", "picture.txt", "trap.txt"}
    assert all(reason and remedy for reason, remedy in skipped.values())
    assert "RuntimeError: no such parse" in skipped["trap.txt"][0]


def test_a_file_that_turned_bad_loses_nothing(db: Path, news: Path) -> None:
    run(db, news)
    (news / "one.txt").write_bytes(b"")
    report = run(db, news, prune=True)
    assert len(report.skipped) == 1
    assert count(db) == 3


def test_a_missing_model_is_not_blamed_on_the_articles(db: Path, news: Path) -> None:
    def missing() -> Extracts:
        raise OSError("en_core_web_sm is not installed")

    with pytest.raises(DatabaseError, match="cannot load the language model"):
        build([news], db, extractor=missing)


@pytest.mark.parametrize("error", [sqlite3.DatabaseError, sqlite3.OperationalError])
def test_a_damaged_database_is_not_blamed_on_the_articles(
    db: Path, news: Path, monkeypatch: pytest.MonkeyPatch, error: type[sqlite3.Error]
) -> None:
    def fail(*_: object) -> int:
        raised = error("database disk image is malformed")
        raised.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise raised

    monkeypatch.setattr(Store, "put", fail)
    monkeypatch.setattr(Store, "quotes_by_kind", fail)
    with pytest.raises(DatabaseError, match="is damaged") as caught:
        run(db, news)
    assert "onrecord build" in caught.value.remedy
    assert not db.with_name(db.name + "-build").exists()  # the lock is let go of


def test_a_row_that_breaks_a_rule_is_its_articles_doing(db: Path, news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> int:
        raise sqlite3.IntegrityError("CHECK constraint failed")

    monkeypatch.setattr(Store, "put", fail)
    assert len(run(db, news).skipped) == 3


def test_progress_counts_every_file_and_names_the_one_that_is_read(db: Path, news: Path) -> None:
    steps: list[tuple[int, int, str]] = []
    build(
        [news],
        db,
        progress=lambda step: steps.append((step.done, step.total, Path(step.path).name if step.path else "")),
        extractor=LineExtractor,
    )
    names = sorted(path.name for path in news.iterdir())
    assert list(dict.fromkeys(step[:2] for step in steps)) == [(0, 3), (1, 3), (2, 3), (3, 3)]
    for done, name in enumerate(names):
        assert (done, 3, name) in steps
    assert steps[-1] == (3, 3, names[-1])


SLOW = """
import sys
from tests.db.store.sample import LineExtractor
import db.store.build, explorer.command_build
original = db.store.build.build
slow = lambda: LineExtractor(delay=0.1)
explorer.command_build.build = lambda *a, **k: original(*a, **k, extractor=slow, version="v1")
from explorer.cli import main
main()
"""
ROOT = Path(__file__).parents[3]


def start(db: Path, news: Path) -> "subprocess.Popen[str]":
    """Begin a slow build in a process of its own and wait until it has written something."""
    command = [sys.executable, "-c", SLOW, "build", str(news), "--db", str(db)]
    process = subprocess.Popen(command, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    for _ in range(400):
        time.sleep(0.02)
        try:
            if count(db):
                break
        except sqlite3.OperationalError:
            continue
    return process


def check_whole(db: Path) -> int:
    """Every article that is in is whole; returns how many."""
    connection = sqlite3.connect(db)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    quotes = connection.execute("SELECT count(*) FROM quote GROUP BY article_id").fetchall()
    connection.close()
    assert set(quotes) == {(2,)}
    assert count(db) == len(quotes)
    library = Library(db)
    assert library.counts(Query()).quotes == 2 * len(quotes)
    library.close()
    return len(quotes)


def test_ctrl_c_ends_a_build_cleanly_and_the_next_goes_on(db: Path, tmp_path: Path) -> None:
    news = tmp_path / "news"
    write(news, [f"n{n}" for n in range(60)])
    process = start(db, news)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=20)
    done = check_whole(db)
    assert process.returncode == 130
    assert f"stopped: {done} of 60 articles are in; run the same command to go on" in said
    assert "Traceback" not in said
    assert 0 < done < 60
    report = run(db, news)
    assert (report.read, report.unchanged) == (60 - done, done)


def test_after_a_kill_whole_articles_are_in_and_the_next_build_goes_on(db: Path, tmp_path: Path) -> None:
    news = tmp_path / "news"
    write(news, [f"n{n}" for n in range(60)])
    process = start(db, news)
    process.kill()
    process.communicate(timeout=20)
    done = check_whole(db)
    assert 0 < done < 60
    report = run(db, news)
    assert (report.read, report.unchanged) == (60 - done, done)
    assert check_whole(db) == 60


def test_two_builds_at_once(db: Path, tmp_path: Path) -> None:
    news = tmp_path / "news"
    write(news, [f"n{n}" for n in range(60)])
    process = start(db, news)
    with pytest.raises(DatabaseError, match="another onrecord is building"):
        run(db, news)
    process.kill()
    process.communicate(timeout=20)


def test_a_file_name_that_is_no_text_is_refused_and_the_rest_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "good.txt").write_text("Title\n\nAda said it works.\n")
    try:
        Path(os.fsdecode(os.fsencode(folder) + b"/bad\xff.txt")).write_text("Title\n\nAda said so.\n")
    except OSError:
        pytest.skip("this file system takes only UTF-8 names")
    report = build([folder], tmp_path / "library.db", extractor=LineExtractor)
    assert report.read == 1
    assert [(skip.reason, skip.remedy) for skip in report.skipped] == [("its name is not UTF-8", "Rename it.")]
