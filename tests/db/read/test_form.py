"""What a file is, by its name and by its bytes."""

import pytest

from db.read.form import by_bytes, by_name, form_of, is_article
from tests.db.read.made import BODY, STORY, mail, mhtml, page, pdf, rss, warc, zipped


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.TXT", "text"), ("a.b.md", "markdown"), ("a.HTM", "html"), ("news.warc.gz", "warc"), ("a.tar.gz", "tar"),
     ("a.jsonl.gz", "packed"), ("a.txt.bz2", "packed"), ("a.gz", None), ("a.jpg", None), ("txt", None)],
)  # fmt: skip
def test_names(name: str, form: str | None) -> None:
    assert by_name(name) == form


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (STORY.encode(), "text"),
        (page().encode(), "html"),
        (b"<?xml version='1.0'?>\n<!DOCTYPE html><html><body>", "html"),
        (rss([]).encode(), "feed"),
        (pdf([[(50, 700, 10, "One")]]), "pdf"),
        (mail(), "mail"),
        (mhtml(page()), "mhtml"),
        (warc([], packed=False), "warc"),
        (warc([]), "packed"),
        (zipped({"a.txt": STORY}), "archive"),
        (b'{"title": "A", "text": "B"}\n{"title": "C"}\n', "jsonl"),
        (b'[{"title": "A"}]', "json"),
        (b'{"title": "A", "text": "B"}', "json"),
        (b"---\ntitle: A\n---\nB\n", "markdown"),
        ("“A quote first,” he said.".encode(), "text"),
        (b"From the sea they came, said he.\nThe storm broke.\n", "text"),
    ],
)
def test_bytes(data: bytes, form: str) -> None:
    assert by_bytes(data[:2048]) == form


def test_a_name_goes_before_the_bytes() -> None:
    assert form_of("a.txt", page(BODY).encode()) == "text"


def test_what_is_taken_in_a_folder() -> None:
    assert is_article("a.html") and is_article("The Readme War.md")
    assert not any(map(is_article, ["README.md", "LICENSE.txt", ".a.txt", "~$a.docx", "a.jpg", "readme"]))
