"""`onrecord extract`: JSON lines or reasons, all of it or a part."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from db.extract.explanation import Explanation
from db.extract.quote import Extraction
from db.read.article import Article
from explorer import command_extract
from explorer.command_extract import Wanted
from tests.db.store.sample import LineExtractor, write
from tests.explorer.test_cli import Captured, run


@pytest.fixture(autouse=True)
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two articles, and no library of the user's own."""
    write(tmp_path / "news", ["one", "two"])
    monkeypatch.setenv("ONRECORD_DB", str(tmp_path / "library.db"))


def test_extract_prints_a_line_an_article_and_goes_on_after_a_bad_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setattr(command_extract, "_load", lambda wanted: LineExtractor(breaks_on="one"))
    (tmp_path / "news" / "empty.txt").write_bytes(b"")
    assert run("extract", tmp_path / "news", "--format", "jsonl") == 1
    printed = capsys.readouterr()
    (row,) = [json.loads(line) for line in printed.out.splitlines()]
    assert row["doc"] == "two"
    assert [quote["speaker"] for quote in row["quotes"]] == ["Ada Lovelace", "Grace Hopper"]
    assert "empty.txt: " in printed.err and "one.txt: RuntimeError" in printed.err
    assert not (tmp_path / "library.db").exists()


def extract_rows(capsys: Captured, *words: str | Path) -> list[dict[str, object]]:
    assert run("extract", *words) == 0
    (row,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    quotes: list[dict[str, object]] = row["quotes"]
    return quotes


class Thinking(LineExtractor):
    """Takes what Grace Hopper says for a thought it is hardly sure of."""

    def extract(self, article: Article) -> Extraction:
        """All quotes of an article."""
        found = super().extract(article)
        ada, grace = found.quotes
        return replace(found, quotes=(ada, replace(grace, aloud=False, confidence=0.4)))

    def explain(self, article: Article) -> tuple[Extraction, tuple[Explanation, ...]]:
        """The same, and why."""
        found = self.extract(article)
        rules = ("a line", "a thought")
        return found, tuple(Explanation(n, rule, found.quotes[n].confidence, ()) for n, rule in enumerate(rules))


def test_extract_leaves_out_what_is_not_wanted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    made: list[tuple[str | None, bool]] = []

    def load(wanted: Wanted) -> Thinking:
        made.append((wanted.model, wanted.rules_only))
        return Thinking()

    monkeypatch.setattr(command_extract, "_load", load)
    file = tmp_path / "news" / "one.txt"
    assert [quote["aloud"] for quote in extract_rows(capsys, file, "--no-model")] == [True, False]
    assert [quote["speaker"] for quote in extract_rows(capsys, file, "--aloud-only")] == ["Ada Lovelace"]
    assert [quote["confidence"] for quote in extract_rows(capsys, file, "--min-confidence", "0.9")] == [0.9]
    assert len(extract_rows(capsys, file, "--min-confidence", "0.4")) == 2
    assert made[:2] == [(None, True), (None, False)]
    assert run("extract", file, "--min-confidence", "80") == 2
    assert "0<=x<=1" in capsys.readouterr().err


def test_extract_explains_for_people(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.setattr(command_extract, "_load", lambda wanted: Thinking())
    (tmp_path / "news" / "bad.txt").write_bytes(b"")
    assert run("extract", tmp_path / "news", "--explain") == 1
    printed = capsys.readouterr()
    assert "bad.txt: " in printed.err
    lines = printed.out.splitlines()
    assert "  1 ● direct · Ada Lovelace GB  sure 0.90" in lines
    assert "  2 ● direct · thought or planned · Grace Hopper US  sure 0.40" in lines
    assert "    found by  a thought" in lines
    assert "\x1b" not in printed.out
    assert run("extract", tmp_path / "news" / "one.txt", "--explain", "--aloud-only") == 0
    out = capsys.readouterr().out
    assert "1 quote" in out.splitlines()[0] and "a thought" not in out
