"""Files that hold many articles: each of them, and what is bad told with its place."""

import gzip
import io
import json
import os
import sys
import tarfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from db.read.article import Article
from db.read.error import ReadError
from db.read.file import read_source
from db.read.source import Source
from db.read.sources import each, sources, standard_input
from db.read.wants import Wants
from tests.db.read.made import BODY, LEAD, SPEECH, STORY, TITLE, page, pdf, put, rss, warc, zipped

HTML = "".join(f"<p>{part}</p>" for part in BODY)


def read(path: Path, wants: Wants | None = None) -> tuple[list[Article], list[ReadError]]:
    """The articles of a file, and what is wrong with it."""
    refused: list[ReadError] = []
    return [read_source(one) for one in each([path], wants or Wants(), refused.append)], refused


def row(**more: object) -> dict[str, object]:
    """An article as news-please writes it."""
    return {
        "title": TITLE, "maintext": "\n".join(BODY), "authors": ["Jane Doe", "John Roe"],
        "source_domain": "quay.example",
        "date_publish": "2024-04-07 09:30:00", "url": "https://quay.example/a", "language": "en", "image_url": None,
        "description": "not this", **more,
    }  # fmt: skip


def jsonl(*rows: Mapping[str, object]) -> str:
    return "".join(json.dumps(one) + "\n" for one in rows)


def test_json_lines_of_news_please(tmp_path: Path) -> None:
    path = put(tmp_path, "news.jsonl", jsonl(row(), row(title="Another", url=None, language=None)))
    (one, two), refused = read(path)
    assert not refused
    assert one.text == TITLE + "\n\n" + "\n".join(BODY)
    assert (one.path, one.doc, one.url, one.language) == (f"{path}#1", "news#1", "https://quay.example/a", "en")
    assert (one.title.value, one.author.value, one.published.value, one.outlet.value) == (
        TITLE, "Jane Doe, John Roe", "2024-04-07", "quay.example",
    )  # fmt: skip
    assert {fact.basis for fact in (one.title, one.author, one.published, one.outlet)} == {"stated"}
    assert two.text.startswith("Another\n\n")
    assert one.sha256 != two.sha256


def test_a_bad_line_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    text = jsonl(*[row()] * 49) + '{"title": "cut off\n' + "[1, 2]\n" + jsonl(row(maintext=""), row())
    found, refused = read(put(tmp_path, "news.jsonl", text))
    assert len(found) == 50
    assert [(error.place, error.reason[:10]) for error in refused] == [
        ("line 50", "is no JSON"), ("line 51", "is no obje"), ("line 52", "holds no t"),
    ]  # fmt: skip
    assert all(error.path == tmp_path / "news.jsonl" for error in refused)


def test_columns_of_other_names(tmp_path: Path) -> None:
    odd = {"h": TITLE, "story_words": LEAD, "meta": {"when": "7 April 2024"}, "by": "Jane Doe"}
    path = put(tmp_path, "odd.jsonl", jsonl(odd))
    found, (error,) = read(path)
    assert not found
    assert error.remedy == "Name it: --map text=COLUMN; it has h, story_words, meta, by."
    (one,), _ = read(
        path, Wants(columns={"text": "story_words", "title": "h", "published": "meta.when", "author": "by"})
    )
    assert (one.title.value, one.published.value, one.author.value) == (TITLE, "2024-04-07", "Jane Doe")
    _, (error,) = read(path, Wants(columns={"text": "absent"}))
    assert error.reason == "has no text in “absent”"


@pytest.mark.parametrize(
    ("columns", "reason", "remedy"),
    [
        ({}, "has no column that is known for the text", "Name it: --map text=COLUMN; it has Volltext, Titel."),
        ({"text": "Voltext"}, "has no column “Voltext” for text", "Did you mean “Volltext”? It has Volltext, Titel."),
        ({"text": "Volltext", "title": "x"}, "has no column “x” for title", "It has Volltext, Titel."),
    ],
)
def test_a_table_without_a_column_that_is_needed_is_told_once(
    columns: dict[str, str], reason: str, remedy: str, tmp_path: Path
) -> None:
    path = put(tmp_path, "odd.csv", "Volltext,Titel\n" + f'"{LEAD}",{TITLE}\n' * 3)
    found, (error,) = read(path, Wants(columns=columns))
    assert (found, error.place, error.reason, error.remedy) == ([], "row 1", reason, remedy)
    assert len(read(path, Wants(columns={"text": "Volltext"}))[0]) == 3


def test_json_files(tmp_path: Path) -> None:
    answer = {"status": "ok", "articles": [row(source={"id": None, "name": "The Quay Post"}, source_domain=None)] * 2}
    found, _ = read(put(tmp_path, "a.json", json.dumps(answer)))
    assert [one.outlet.value for one in found] == ["The Quay Post"] * 2
    path = put(tmp_path, "one.json", json.dumps(row(), indent=1))
    (one,), _ = read(path)
    assert (one.path, one.doc) == (str(path), "one")
    html = {"headline": TITLE, "html": page(), "datePublished": "2024-04-08"}
    (one,), _ = read(put(tmp_path, "html.json", json.dumps([html])))
    assert SPEECH in one.text
    assert (one.published.value, one.author.value) == ("2024-04-08", "Jane Doe")
    _, (error,) = read(put(tmp_path, "bad.json", "{"))
    assert error.reason.startswith("is no JSON")
    deep, refused = read(put(tmp_path, "deep.json", "[" * 100_000))
    assert not deep and refused


@pytest.mark.parametrize(
    ("delimiter", "charset"), [(",", "utf-8"), (";", "cp1252"), ("\t", "utf-8-sig"), (",", "utf-16")]
)
def test_tables(tmp_path: Path, delimiter: str, charset: str) -> None:
    import csv

    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(["Headline", "Body", "Published at", "Newspaper"])
    writer.writerow([TITLE, "\n".join(BODY), "07.04.2024", "The Quay Post"])
    writer.writerow(["", "", "", ""])
    writer.writerow(["No words", "", "2024", ""])
    name = "a.tsv" if delimiter == "\t" else "a.csv"
    (one,), (error,) = read(put(tmp_path, name, out.getvalue().encode(charset)))
    assert one.text == TITLE + "\n\n" + "\n".join(BODY)
    assert (one.published.value, one.outlet.value, one.doc) == ("2024-04-07", "The Quay Post", "a#2")
    assert error.place == "row 4"


def test_a_feed(tmp_path: Path) -> None:
    entries = [(TITLE, HTML, "Sun, 07 Apr 2024 16:10:00 GMT"), ("Ferry &amp;amp; port", HTML, None)]
    path = put(tmp_path, "quay.rss", rss(entries))
    (one, two), _ = read(path)
    assert one.text == STORY
    assert (one.path, one.doc, one.url) == (f"{path}#q0", "story-0", "https://quay.example/0/story-0.html")
    assert (one.author.value, one.published.value, one.outlet.value) == ("Jane Doe", "2024-04-07", "The Quay Post")
    assert two.title.value == "Ferry & port"
    assert (two.published.value, two.published.basis) == (None, "unknown")
    _, (error,) = read(put(tmp_path, "none.rss", "<rss></rss>"))
    assert "without entries" in error.reason


def test_a_feed_asks_for_nothing_outside(tmp_path: Path) -> None:
    secret = put(tmp_path, "secret.txt", "very secret")
    text = rss([(TITLE, HTML + "&xxe;", None)])
    text = text.replace("<rss", f'<!DOCTYPE rss [<!ENTITY xxe SYSTEM "file://{secret}">]><rss', 1)
    found, _ = read(put(tmp_path, "a.rss", text.replace("<![CDATA[", "").replace("]]>", "", 1)))
    assert not any("very secret" in one.text for one in found)


def test_a_crawl(tmp_path: Path) -> None:
    pages = [
        ("https://quay.example/a", page().encode("cp1252"), "text/html; charset=utf-8", "200 OK"),
        ("https://quay.example/pic", b"\x89PNG", "image/png", "200 OK"),
        ("https://quay.example/gone", page().encode(), "text/html", "404 Not Found"),
        ("https://other.example/b", page().encode(), "text/html", "200 OK"),
    ]
    for name, packed in (("a.warc", False), ("b.warc.gz", True)):
        path = put(tmp_path, name, warc(pages, packed))
        (one, two), refused = read(path)
        assert not refused
        assert (one.path, one.url, one.doc) == (f"{path}#2", "https://quay.example/a", "a")
        assert SPEECH in one.text and SPEECH in two.text
        assert one.published.value == "2024-04-07"
    whole = warc(pages)
    found, (error,) = read(put(tmp_path, "cut.warc.gz", whole[: len(whole) - 200]))
    assert len(found) >= 1
    assert "is damaged" in error.reason
    assert "holds no web page" in read(put(tmp_path, "no.warc", warc([], packed=False)))[1][0].reason


def test_archives_of_all_that(tmp_path: Path) -> None:
    inner = zipped({"deep.txt": STORY, "deeper.zip": zipped({"x.txt": STORY})})
    members: dict[str, bytes | str] = {
        "a/one.txt": STORY, "b/two.html": page(), "news.jsonl": jsonl(row()), "README.md": "no", "pic.jpg": b"\xff",
        "__MACOSX/a/._one.txt": "no", ".hidden.txt": "no", "in.zip": inner, "c.pdf": pdf([[(50, 700, 11, LEAD)]]),
    }  # fmt: skip
    path = put(tmp_path, "all.zip", zipped(members))
    found, (error,) = read(path)
    assert [one.path.removeprefix(str(path)) for one in found] == [
        "!/a/one.txt", "!/b/two.html", "!/news.jsonl#1", "!/in.zip!/deep.txt", "!/c.pdf",
    ]  # fmt: skip
    assert found[0].text == STORY and found[0].doc == "one"
    assert "archive in an archive" in error.reason


def test_tars(tmp_path: Path) -> None:
    for name, mode in (("a.tar", "w"), ("a.tgz", "w:gz"), ("a.tar.xz", "w:xz")):
        path = tmp_path / name
        with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
            for inside in ("one.txt", "two.txt"):
                info = tarfile.TarInfo(inside)
                info.size = len(STORY.encode())
                archive.addfile(info, io.BytesIO(STORY.encode()))
            link = tarfile.TarInfo("passwd.txt")
            link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
            archive.addfile(link)
        found, refused = read(path)
        assert ([one.doc for one in found], refused) == (["one", "two"], [])
    cut = (tmp_path / "a.tgz").read_bytes()[:-30]
    assert read(put(tmp_path, "cut.tgz", cut))[1]


def test_a_path_that_leads_out_of_an_archive_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    names = ["../../evil.txt", "/etc/evil.txt", "C:\\evil.txt", "a/../../evil.txt"]
    path = put(folder, "bad.zip", zipped({**dict.fromkeys(names, STORY), "good.txt": STORY}))
    before = set(tmp_path.rglob("*"))
    found, refused = read(path)
    assert [one.doc for one in found] == ["good"]
    assert len(refused) == 4
    assert all("leads out of the archive" in error.reason and error.place for error in refused)
    assert set(tmp_path.rglob("*")) == before


def test_bombs(tmp_path: Path) -> None:
    zeros = b"\0" * (300 << 20)
    path = put(tmp_path, "bomb.zip", zipped({"a.html": zeros, "b.txt": STORY}))
    assert path.stat().st_size < 1 << 20
    (one,), (error,) = read(path)
    assert one.doc == "b"
    assert (error.place, error.reason) == ("a.html", "is over 64 MB")
    _, (error,) = read(path, Wants(max_size=1 << 30))
    assert "as a bomb does" in error.reason
    for name in ("bomb.jsonl.gz", "bomb.txt.gz", "bomb.csv.gz", "bomb.tar.gz"):
        found, refused = read(put(tmp_path, name, gzip.compress(zeros)))
        assert not found, name
        assert refused, name


def test_what_is_packed_alone(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt.gz", gzip.compress(STORY.encode()))
    (one,), _ = read(path)
    assert (one.text, one.path, one.doc) == (STORY, str(path), "a")
    (one,), _ = read(put(tmp_path, "b.jsonl.gz", gzip.compress(jsonl(row()).encode())))
    assert one.doc.endswith("#1")
    (one,), _ = read(put(tmp_path, "noname", gzip.compress(page().encode())))
    assert SPEECH in one.text
    assert read(put(tmp_path, "c.txt.gz", b"\x1f\x8bbroken"))[1]


def test_damaged_archives(tmp_path: Path) -> None:
    whole = zipped({"a.txt": STORY, "b.txt": STORY})
    for name, data in (("a.zip", whole[:60]), ("b.zip", b"PK"), ("c.tar", b"x" * 2000)):
        found, (error,) = read(put(tmp_path, name, data))
        assert not found
        assert error.remedy


def test_a_file_of_two_gigabytes_is_refused_unless_it_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "big.jsonl"
    with path.open("wb") as file:
        file.write(jsonl(row()).encode())
        file.truncate(2 << 30)
    found, (error,) = read(path)
    assert not found
    assert error.reason == "is over 1 GB" and "--max-size" in error.remedy
    first = next(iter(sources(path, Wants(max_size=3 << 30))))
    assert isinstance(first, Source)


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    def given(data: bytes) -> list[Source | ReadError]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        return list(standard_input(Wants()))

    (one,) = given(STORY.encode())
    assert isinstance(one, Source)
    article = read_source(one)
    assert (article.text, article.doc, article.path[:6]) == (STORY, "standard input", "stdin:")
    rows = given(jsonl(row(), row()).encode())
    assert [isinstance(each, Source) for each in rows] == [True, True]


def test_the_first_article_of_a_crawl_comes_before_the_last_is_read(tmp_path: Path) -> None:
    """A reader that took all in first would fail here: the pipe has no end yet."""
    there, here = os.pipe()
    os.write(here, jsonl(row()).encode())
    with os.fdopen(there, "rb", buffering=0) as stream:
        from db.read.container.table import lines

        found = lines(io.BufferedReader(stream), "pipe", Wants())
        assert isinstance(next(found), Source)
        os.close(here)
        assert list(found) == []


def test_an_open_quotation_mark_in_a_table_of_articles_is_named(tmp_path: Path) -> None:
    rows = [
        f"T{n},{SPEECH}" if "," not in SPEECH else f'T{n},"{SPEECH.replace(chr(34), chr(34) * 2)}"' for n in range(4)
    ]
    rows[1] = f'T1,"{SPEECH}'.rstrip('"')
    found, (error,) = read(put(tmp_path, "a.csv", "\n".join(["title,text", *rows]) + "\n"))
    assert [article.path.rpartition("#")[2] for article in found] == ["2", "4", "5"]
    assert (error.place, error.reason) == ("line 3", "a quotation mark is opened and never closed")


@pytest.mark.parametrize(
    ("name", "text"), [("a.csv", ""), ("b.csv", "title,text\n"), ("c.json", "[]"), ("d.jsonl", "\n")]
)
def test_a_table_without_articles_is_told(tmp_path: Path, name: str, text: str) -> None:
    found, (error,) = read(put(tmp_path, name, text))
    assert not found
    assert "holds no articles" in error.reason or "is empty" in error.reason


def test_a_feed_that_is_cut_off_is_told(tmp_path: Path) -> None:
    text = rss([(TITLE, HTML, None), ("Ferry and port", HTML, None)])
    assert not read(put(tmp_path, "whole.rss", text))[1]
    found, (error,) = read(put(tmp_path, "cut.rss", text[: text.rindex("</item>") - 10]))
    assert found
    assert "cut off" in error.reason
