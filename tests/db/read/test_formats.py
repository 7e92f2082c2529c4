"""Each format's reader: the text, what is stated, and bad files told plainly."""

from pathlib import Path

import pytest

from db.read.article import Article
from db.read.error import ReadError
from db.read.file import read_article, read_source
from db.read.source import Source, Stated
from tests.db.read.made import BODY, END, LEAD, LOCKED, SPEECH, STORY, TITLE, mail, mhtml, page, pdf, put, zipped


def told(article: Article) -> dict[str, str | None]:
    """The facts that are stated."""
    facts = {name: getattr(article, name) for name in ("title", "author", "published", "outlet")}
    return {name: fact.value for name, fact in facts.items() if fact.basis == "stated"}


def kinds(article: Article) -> dict[str, str]:
    """The kind of each line, by its first words."""
    return {article.text[zone.start : zone.end][:12]: zone.kind for zone in article.zones}


ALL = {"title": TITLE, "author": "Jane Doe", "published": "2024-04-07", "outlet": "The Quay Post"}


def test_a_page(tmp_path: Path) -> None:
    path = put(tmp_path, "harbour.html", page())
    article = read_article(path)
    assert article.text == "\n\n".join((TITLE, LEAD, "Boats sunk", SPEECH, END)) + "\n"
    assert told(article) == ALL
    assert (article.url, article.language, article.media) == ("https://quay.example/news/harbour", "en", "text/html")
    assert kinds(article) == {
        TITLE[:12]: "title", LEAD[:12]: "body", "Boats sunk": "heading", SPEECH[:12]: "body", END[:12]: "body",
    }  # fmt: skip
    assert article.original == path.read_bytes()
    assert article.title.span == (0, len(TITLE))
    assert (article.path, article.doc) == (path.as_posix(), "harbour")


def test_boilerplate_inside_the_article_is_a_zone(tmp_path: Path) -> None:
    note = "Subscribe to our newsletter to get posts like this in your inbox!"
    article = read_article(put(tmp_path, "a.html", page((LEAD, note, SPEECH, END))))
    assert kinds(article)[note[:12]] == "boilerplate"
    assert kinds(article)[SPEECH[:12]] == "body"


def test_a_truncated_page_gives_what_is_there(tmp_path: Path) -> None:
    html = page().encode()
    article = read_article(put(tmp_path, "a.html", html[: html.index(b"The town") + 40]))
    assert LEAD in article.text and SPEECH in article.text and "The town's council said" in article.text
    cut = html.index("“Nobody".encode()) + 1  # in the middle of a letter
    assert LEAD in read_article(put(tmp_path, "b.html", html[:cut])).text


def test_a_page_without_an_article_is_refused(tmp_path: Path) -> None:
    for html in ("<html><body><nav><a href='/'>Home</a></nav></body></html>", "<html></html>", "<html"):
        with pytest.raises(ReadError, match="has no article in it"):
            read_article(put(tmp_path, "a.html", html))


def test_a_page_made_to_take_for_ever_is_refused(tmp_path: Path) -> None:
    attributes = " ".join(f"a{n}=1" for n in range(100_000))
    with pytest.raises(ReadError, match="thousands of attributes"):
        read_article(put(tmp_path, "a.html", page().replace("<body", f"<body {attributes}")))


@pytest.mark.parametrize(
    ("charset", "declared", "encoding"),
    [("utf-8", "iso-8859-1", "utf-8"), ("cp1252", "utf-8", "cp1252"), ("cp1252", "iso-8859-1", "cp1252"),
     ("utf-16", "utf-8", "utf-16"), ("cp1252", "no-such-charset", "cp1252")],
)  # fmt: skip
def test_a_wrong_charset_header_does_not_matter(tmp_path: Path, charset: str, declared: str, encoding: str) -> None:
    path = put(tmp_path, "a.html", page(charset=declared).encode(charset))
    article = read_article(path)
    assert SPEECH in article.text
    assert article.encoding == encoding


def test_cyrillic_in_an_old_encoding(tmp_path: Path) -> None:
    body = [
        "Порт закрыт до понедельника, сказал в воскресенье начальник порта после шторма, который сломал причалы."
    ] * 3
    article = read_article(
        put(tmp_path, "a.html", page(body, charset="windows-1251", language="ru").encode("cp1251", "ignore"))
    )
    assert body[0] in article.text
    assert (article.language, article.is_foreign) == ("ru", True)


def test_a_saved_page(tmp_path: Path) -> None:
    article = read_article(put(tmp_path, "a.mhtml", mhtml(page())))
    assert SPEECH in article.text
    assert told(article) == ALL
    assert article.media == "multipart/related"
    with pytest.raises(ReadError, match="holds no web page"):
        read_article(put(tmp_path, "b.mht", mail()))


def test_markdown_keeps_its_text_and_states_its_front_matter(tmp_path: Path) -> None:
    text = (
        '---\ntitle: "Harbour stays shut"\nauthors:\n  - Jane Doe\n  - John Roe\ndate: 2024-04-07T09:00:00Z\n'
        "source: https://quay.example/a\npublication: The Quay Post\ntags: [sea, town]\n---\n\n"
        f"# {TITLE}\n\n{LEAD}\n\n{SPEECH}\n"
    )
    article = read_article(put(tmp_path, "a.md", text))
    assert article.text == text
    assert told(article) == {
        "title": "Harbour stays shut", "author": "Jane Doe, John Roe", "published": "2024-04-07",
        "outlet": "The Quay Post",
    }  # fmt: skip
    assert article.url == "https://quay.example/a"
    assert kinds(article)["tags: [sea, "] == "boilerplate"
    assert kinds(article)[f"# {TITLE}"[:12]] == "title"
    assert article.original is None
    toml = read_article(put(tmp_path, "b.md", f'+++\ntitle = "Shut"\ndate = 2024-04-07\n+++\n{LEAD}\n'))
    assert told(toml) == {"title": "Shut", "published": "2024-04-07"}
    assert read_article(put(tmp_path, "c.md", STORY)).text == STORY


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_below_front_matter_with_a_title_the_first_paragraph_is_no_title(name: str, tmp_path: Path) -> None:
    front = "---\ntitle: Harbour shut\nauthor: Bo Ek\n---\n\n"
    article = read_article(put(tmp_path, name, f"{front}The quay is shut until May, said Ida Berg.\n\n{SPEECH}\n"))
    assert (article.title.value, article.author.value) == ("Harbour shut", "Bo Ek")
    found = kinds(article)
    assert found["The quay is "] == "body"
    assert {found["---"], found["title: Harbo"], found["author: Bo E"]} == {"boilerplate"}
    again = read_article(put(tmp_path, name, f"{front}The harbour is shut\n\n{SPEECH}\n"))
    assert kinds(again)["The harbour "] == "title"
    untitled = read_article(put(tmp_path, name, f"---\ndate: 2024-04-07\n---\n{TITLE}\n\n{SPEECH}\n"))
    assert untitled.title.value == TITLE


def test_a_rule_of_dashes_above_plain_text_is_no_front_matter(tmp_path: Path) -> None:
    text = f"---\n{TITLE}\n---\n{SPEECH}\n"
    assert read_article(put(tmp_path, "a.txt", text)).title.value == TITLE


def column(words: str, left: float, high: float, wide: int = 60) -> list[tuple[float, float, float, str]]:
    """Lines of a column, broken as a printer does."""
    lines: list[str] = [""]
    for word in words.split():
        if len(lines[-1]) + len(word) > wide:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return [(left, high - 14 * n, 11.0, line) for n, line in enumerate(lines)]


def test_a_pdf_has_its_paragraphs_mended(tmp_path: Path) -> None:
    lead = column(LEAD, 50, 700)
    speech = column(SPEECH, 50, lead[-1][1] - 24)
    top = [(50.0, 800.0, 8.0, "THE QUAY POST"), (50.0, 785.0, 8.0, "7 April 2024")]
    head = [*top, (50.0, 740.0, 20.0, TITLE)]
    foot = [(290.0, 30.0, 8.0, "1")]
    broken = [(50.0, 700.0, 11.0, "The council's next meet-"), (50.0, 686.0, 11.0, "ing is in the self-"),
              (50.0, 672.0, 11.0, "made hall.")]  # fmt: skip
    pages = [head + lead + speech + foot]
    pages += [[*top, *broken, (290.0, 30.0, 8.0, str(n))] for n in (2, 3)]
    data = pdf(pages, info=f"/Title ({TITLE}) /Author (user17) /CreationDate (D:20240408101500Z)")
    article = read_article(put(tmp_path, "a.pdf", data))
    lines = article.text.split("\n\n")
    assert lines[:3] == [TITLE, LEAD, SPEECH]
    assert lines[3] == "The council's next meeting is in the self-made hall."
    assert kinds(article)["THE QUAY POS"] == "boilerplate"
    assert article.title.value == TITLE
    assert article.author.basis == "unknown"  # a user's name that the pages do not have
    assert article.published.value == "2024-04-07"  # the page says it; the file is a day younger
    assert (article.media, article.original) == ("application/pdf", data)


def test_a_pdf_that_says_no_day_has_that_of_the_file(tmp_path: Path) -> None:
    data = pdf([[(50.0, 740.0, 20.0, TITLE), *column(LEAD, 50, 700)]], info="/CreationDate (D:20240408101500Z)")
    article = read_article(put(tmp_path, "a.pdf", data))
    assert (article.published.value, article.published.basis) == ("2024-04-08", "inferred")


def test_bad_pdfs(tmp_path: Path) -> None:
    for data, reason in (
        (pdf([[]]), "holds no text"),
        (pdf([[(50, 700, 11, "secret")]], encrypt=LOCKED), "is encrypted"),
        (b"%PDF-1.7\nnothing", "is no PDF, or damaged"),
        (pdf([[(50, 700, 11, "cut")]])[:300], "no PDF, or damaged|holds no text"),
    ):
        with pytest.raises(ReadError, match=reason) as caught:
            read_article(put(tmp_path, "a.pdf", data))
        assert caught.value.remedy


def test_a_word_document(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    document.add_heading(TITLE, 0)
    document.add_paragraph(LEAD)
    document.add_heading("Boats sunk", 2)
    document.add_paragraph(SPEECH)
    document.add_table(1, 1).cell(0, 0).text = END
    document.core_properties.author = "Jane Doe"
    path = tmp_path / "a.docx"
    document.save(str(path))
    article = read_article(path)
    assert article.text == "\n\n".join((TITLE, LEAD, "Boats sunk", SPEECH, END)) + "\n"
    assert (article.title.value, article.author.value) == (TITLE, "Jane Doe")
    assert kinds(article)["Boats sunk"] == "heading"
    for data, reason in (
        (b"PK\x03\x04broken", "is no Word document"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "is encrypted, or an old .doc"),
        (zipped({"a.txt": "x"}), "cannot be read"),
        (zipped({"word/document.xml": "x" * (257 << 20)}), "unpacks to 257 MB"),
    ):
        with pytest.raises(ReadError, match=reason):
            read_article(put(tmp_path, "b.docx", data))


def test_a_message(tmp_path: Path) -> None:
    import textwrap

    wrapped = "\n\n".join(textwrap.fill(part, 72) for part in BODY)
    for data in (mail(wrapped), mail(html="".join(f"<p>{part}</p>" for part in BODY))):
        article = read_article(put(tmp_path, "a.eml", data))
        assert article.text == STORY
        assert told(article) == {"title": TITLE, "author": "Jane Doe", "published": "2024-04-07"}
    with pytest.raises(ReadError, match="message without text"):
        read_article(put(tmp_path, "b.eml", mail("")))
    broken = b"From: =?utf-9?Q?=\nSubject: =?x\nDate: no\nContent-Type: text/plain; charset=nope\n\n" + STORY.encode()
    assert LEAD in read_article(put(tmp_path, "c.eml", broken)).text


def test_a_fetched_page_has_its_address() -> None:
    given = Stated(url="https://quay.example/fetched?id=1")
    article = read_source(Source("https://quay.example/fetched?id=1", data=page().encode(), stated=given))
    assert (article.path, article.url) == ("https://quay.example/fetched?id=1", "https://quay.example/fetched?id=1")
    assert article.doc == "fetched"
    assert told(article) == ALL


def test_what_is_too_large_is_refused_unless_it_is_asked_for(tmp_path: Path) -> None:
    for name in ("a.txt", "a.html", "a.pdf"):
        path = tmp_path / name
        with path.open("wb") as file:
            file.truncate(2 << 30)
        with pytest.raises(ReadError, match=r"is over .* MB") as caught:
            read_article(path)
        assert "--max-size" in caught.value.remedy
    big = put(tmp_path, "big.txt", STORY * 6_000)
    assert big.stat().st_size > 2 << 20
    with pytest.raises(ReadError, match="is over 2 MB"):
        read_article(big)
    assert read_source(Source(big.as_posix(), file=big, max_size=3 << 20)).text.startswith(TITLE)
