"""Pieces of HTML that are no page: what a feed or a table holds of an article, the body of a message."""

from db.read.article import Zone
from db.read.document import Document
from db.read.error import ReadError
from db.read.format.blocks import joined
from db.read.format.charset import decoded
from db.read.source import Source


def read(data: bytes, source: Source) -> Document:
    """All of its paragraphs."""
    html, encoding = decoded(data, source.charset)
    text, marks = text_of(html, source.stated.title)
    if not text.strip():
        raise ReadError(source.path, "", "holds no text", "")
    return Document(text, "text/html", encoding, marks=marks)


def text_of(html: str, title: str | None) -> tuple[str, tuple[Zone, ...]]:
    """The paragraphs of a fragment under its title, and which are headings."""
    from lxml.etree import ParserError
    from lxml.html import HTMLParser, document_fromstring

    from db.read.format.tree import blocks

    try:
        root = document_fromstring(html.replace("\0", "").encode(), parser=HTMLParser(encoding="utf-8"))
    except ParserError:  # nothing but comments
        return joined([], title)
    return joined(blocks(root), title)
