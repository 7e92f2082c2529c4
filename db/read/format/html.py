"""HTML: the article of a web page, found by trafilatura, its date by htmldate."""

import re
from typing import TYPE_CHECKING

from db.read.article import Fact
from db.read.date import day
from db.read.document import Document, stated
from db.read.error import ReadError
from db.read.format.blocks import joined
from db.read.format.charset import decoded
from db.read.quiet import quiet
from db.read.source import Source
from db.reference.outlet import outlet_of

if TYPE_CHECKING:
    from trafilatura.settings import Document as Page

_LANGUAGE = re.compile(r"<html\b[^>]{0,500}?\s(?:xml:)?lang\s*=\s*[\"']?([A-Za-z]{2})(?![A-Za-z])", re.IGNORECASE)
_PUBLISHED = {"original_date": True, "extensive_search": False}
"""Only what the page states, never what may be a date in its text or address."""
_NAMES = re.compile(r"\s*[;|]\s*")
_XML = re.compile(r"^\s*<\?xml[^>]*\?>")
_LARGEST_TITLE = 300
_LONG_TAG = re.compile(r"<[^<>]{100000,}")
_MOST = 20_000
"""Attributes of one tag: libxml2 compares each with all others."""
_FEWEST = 12
"""Words of the shortest article."""
_REMEDY = "Save the page of one article, not a list of them."


def read(data: bytes, source: Source) -> Document:
    """The article of a page: title, headings and paragraphs, the page around them left out."""
    html, encoding = decoded(data, source.charset)
    return read_page(html, source, encoding)


def read_page(html: str, source: Source, encoding: str = "utf-8") -> Document:
    """The article of a page that is text already."""
    # libxml2 obeys an encoding declared inside a text that has none, and takes NUL for the end
    if any(tag.group().count("=") > _MOST for tag in _LONG_TAG.finditer(html)):
        raise ReadError(source.path, "", "is no page: one tag has thousands of attributes", _REMEDY)
    page = _found(_XML.sub("", html).replace("\0", ""), source.stated.url)
    if page is None or page.body is None:
        raise ReadError(source.path, "", "has no article in it", _REMEDY)
    from db.read.format.tree import blocks

    title = _title(page.title)
    text, marks = joined(blocks(page.body), title)
    if len(text.split()) < _FEWEST:
        raise ReadError(source.path, "", "has no article in it", _REMEDY)
    language = _LANGUAGE.search(html)
    return Document(
        text=text,
        media="text/html",
        encoding=encoding,
        title=stated(title),
        author=stated(", ".join(_NAMES.split(page.author)) if page.author else None),
        published=day(page.date),
        outlet=_outlet(page.sitename),
        url=page.url if page.url and page.url.startswith(("http://", "https://")) else None,
        language=language[1].lower() if language else None,
        marks=marks,
    )


def _found(html: str, url: str | None) -> "Page | None":
    from trafilatura import bare_extraction

    quiet("trafilatura", "htmldate", "courlan", "readability", "justext")
    for careful in (True, False):
        page = bare_extraction(
            html,
            url=url,
            with_metadata=True,
            include_comments=False,
            include_formatting=True,
            favor_recall=not careful,
            date_extraction_params=dict(_PUBLISHED),
        )
        if page is not None and not isinstance(page, dict) and (page.text or "").strip():
            return page
    return None


def _title(words: str | None) -> str | None:
    return words if words and len(words) <= _LARGEST_TITLE else None


def _outlet(name: str | None) -> Fact:
    """The site's own name; a handle such as @quaypost is none."""
    if not name or name.startswith("@"):
        return Fact()
    known = outlet_of(name)
    return stated(known.name if known else name)
