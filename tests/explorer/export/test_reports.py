"""The reports, read by an HTML parser and by a Markdown reader."""

import re
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
from markdown_it import MarkdownIt

from tests.explorer.export.library import NASTY, written

ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def parsed(path: Path, query: str = "") -> Element:
    """What a strict HTML5 parser reads: an error in the file is an error here."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    root: Element = parser.parse(written(path, "html", query).decode())
    return root


def words(element: Element) -> str:
    return "".join(element.itertext())


def test_html_is_one_safe_file(library: Path) -> None:
    root = parsed(library)
    assert not [element for element in root.iter() if element.tag in ("script", "link", "img", "iframe", "object")]
    assert all(not name.startswith("on") for element in root.iter() for name in element.attrib)
    addresses = [element.attrib["href"] for element in root.iter("a")]
    assert set(addresses) == {'https://example.org/a?b={c}&d="e"x'}
    assert "@media print" in words(next(root.iter("style")))
    assert "<script>alert(1)</script>" in words(root)
    assert not ACTING.search(words(root).replace("\n", ""))


def test_html_has_a_section_a_speaker(library: Path) -> None:
    heads = [words(head) for head in parsed(library).iter("h2")]
    assert heads[0] == "Ada Quill (France)"
    assert heads[-1] == "Speaker unknown"
    assert len(heads) == len(set(heads)) == 8


def test_html_keeps_marks_and_decisions(library: Path) -> None:
    root = parsed(library)
    denied = next(figure for figure in root.iter("figure") if "Close every harbour" in words(figure))
    assert denied.attrib["class"] == "not-said"
    assert words(denied).strip().startswith("[not said] “Close every harbour in the land”")
    assert "characters" in words(denied)
    notes = [words(element) for element in root.iter("p") if element.attrib.get("class") == "note"]
    assert notes == ["bookmarked · reviewed · note: look at the <harbour>, twice"]


def test_markdown_is_the_same_report(library: Path) -> None:
    html = MarkdownIt("commonmark").render(written(library, "md").decode())
    root = html5lib.parse(html, namespaceHTMLElements=False)
    assert [words(head) for head in root.iter("h2")] == [words(head) for head in parsed(library).iter("h2")]
    quotes = [words(quote) for quote in root.iter("blockquote")]
    assert len(quotes) == 12
    assert any(quote.strip().startswith("[not said] “Close every harbour") for quote in quotes)
    assert any("<script>alert(1)</script>" in quote for quote in quotes)
    assert "script" not in {element.tag for element in root.iter()}
    assert {a.attrib["href"] for a in root.iter("a")} == {"https://example.org/a?b=%7Bc%7D&d=%22e%22x"}
    assert any("look at the <harbour>, twice" in quote for quote in quotes)
    assert NASTY[:4] in words(root)


def test_a_report_says_what_was_asked(library: Path) -> None:
    text = written(library, "md", "kind:direct").decode()
    assert re.search(r"^\d+ quotes of the search kind:direct, 2031-04-01\\?\.$", text, re.MULTILINE)
