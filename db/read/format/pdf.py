"""PDF, its letters found by pdfium: lines put together into paragraphs, running heads told from the article."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median
from typing import TYPE_CHECKING

from db.read.article import Fact
from db.read.date import day
from db.read.document import Document, stated
from db.read.error import ReadError
from db.read.format.blocks import Block, joined
from db.read.format.page_line import PageLine, flowed
from db.read.source import Source

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_WRONG_PASSWORD = "password"
_PAGE_NUMBER = re.compile(r"\W*(?:page\W*)?\d{1,4}(?:\W*(?:of|/)\W*\d{1,4})?\W*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_BROKEN = re.compile(r"(?<=[\n\ufffe])")
"""Where lines end: pdfium puts one that ends in a hyphen and the next together, with this sign between."""
_EDGE = 2
"""Lines at the top and at the bottom of a page that may be running heads."""
_CREATED = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?")


def read(data: bytes, source: Source) -> Document:
    """The text of all pages, with the title and the author the file states where they are in its text."""
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if _WRONG_PASSWORD in str(error).lower():
            remedy = "Take the password off: print it into a new PDF."
            raise ReadError(source.path, "", "is encrypted", remedy) from None
        raise ReadError(source.path, "", "is no PDF, or damaged", "Open it in a viewer and print it anew.") from None
    try:
        pages = [list(_lines(pdf, number)) for number in range(len(pdf))]
        said = pdf.get_metadata_dict(skip_empty=True)
    except pypdfium2.PdfiumError as error:
        raise ReadError(
            source.path, "", f"cannot be read ({error})", "Open it in a viewer and print it anew."
        ) from None
    finally:
        pdf.close()
    text, marks = joined(_blocks(pages))
    if not any(map(str.isalpha, text)):
        remedy = "Its pages are pictures: make text of them first, with ocrmypdf for example."
        raise ReadError(source.path, "", "holds no text", remedy)
    lower = " ".join(text.split()).casefold()
    title, author = (_in(lower, said.get(name)) for name in ("Title", "Author"))
    return Document(
        text=text,
        media="application/pdf",
        title=stated(title),
        author=stated(author),
        published=_created(said.get("CreationDate", "")),
        marks=marks,
    )


def _in(text: str, words: str | None) -> str | None:
    """What the file states, where its pages say it too: programs fill in names of templates and of users."""
    return words if words and " ".join(words.split()).casefold() in text else None


def _created(words: str) -> Fact:
    """The day the file was made: it may be long after the article was published, so it is inferred."""
    match = _CREATED.match(words)
    found = day("-".join(part for part in match.groups() if part)) if match else Fact()
    return Fact(found.value, "inferred") if found.value else Fact()


def _lines(pdf: "PdfDocument", number: int) -> Iterator[PageLine]:
    """The lines of a page in the order pdfium reads them, with their places."""
    page = pdf[number]
    letters = page.get_textpage()
    try:
        text, at = letters.get_text_range(), 0
        for raw in _BROKEN.split(text):
            line = raw.rstrip("\r\n")
            if line.strip():
                first = at + len(line) - len(line.lstrip())
                last = at + len(line.rstrip()) - 1
                count = letters.count_chars()
                left, low, _, high = letters.get_charbox(min(first, count - 1), loose=True)
                _, _, right, _ = letters.get_charbox(min(last, count - 1), loose=True)
                yield PageLine(line.strip(), left, right, low, high - low)
            at += len(raw)
    finally:
        letters.close()
        page.close()


def _blocks(pages: Sequence[Sequence[PageLine]]) -> Iterator[Block]:
    """The paragraphs of all pages; one goes on over the foot of its page."""
    running = _running(pages)
    usual = median([line.size for page in pages for line in page] or [1.0])
    largest = max((line.size for page in pages[:1] for line in page if line not in running), default=0.0)
    title = largest if largest > 1.25 * usual else None
    kept = [[line for line in page if line not in running] for page in pages]
    for lines, text in flowed(kept):
        if title is not None and lines[0].size == title:
            yield Block(text, "title")
            title = None
        elif lines[0].size > 1.15 * usual and len(text) < 200:
            yield Block(text, "heading")
        else:
            yield Block(text)
    heads = dict.fromkeys(line.text for page in pages for line in page if line in running)
    yield from (Block(text, "boilerplate") for text in heads)


def _running(pages: Sequence[Sequence[PageLine]]) -> set[PageLine]:
    """Page numbers, and the lines that stand at the edge of most pages: the paper's name, the date of the print."""
    edges = [(*page[:_EDGE], *page[-_EDGE:]) for page in pages]
    often = Counter(key for edge in edges for key in {_DIGITS.sub("#", line.text) for line in edge})
    least = max(3, len(pages) // 2)
    return {
        line
        for edge in edges
        for line in edge
        if _PAGE_NUMBER.fullmatch(line.text) or often[_DIGITS.sub("#", line.text)] >= least
    }
