"""Word documents (.docx)."""

import zlib
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from db.read.article import Fact, ZoneKind
from db.read.date import day
from db.read.document import Document, stated
from db.read.error import ReadError
from db.read.format.blocks import Block, joined
from db.read.source import Source

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph

_UNPACKED = 256 << 20
"""Bytes that a document's parts may come to."""
_TEMPLATE = datetime(2013, 12, 23, 23, 15)
"""When the document was made that python-docx copies: programs that use it seldom say another day."""
_STYLES: tuple[tuple[str, ZoneKind], ...] = (
    ("title", "title"), ("subtitle", "standfirst"), ("heading", "heading"), ("caption", "caption"),
)  # fmt: skip


def read(data: bytes, source: Source) -> Document:
    """Its paragraphs and the cells of its tables, with what their styles and its properties say."""
    remedy = "Open it in a word processor and save it again as .docx."
    try:
        with ZipFile(BytesIO(data)) as parts:
            size = sum(part.file_size for part in parts.infolist())
    except (BadZipFile, ValueError, NotImplementedError):
        if data.startswith(b"\xd0\xcf\x11\xe0"):
            raise ReadError(source.path, "", "is encrypted, or an old .doc", remedy) from None
        raise ReadError(source.path, "", "is no Word document, or damaged", remedy) from None
    if size > max(_UNPACKED, source.max_size or 0):
        raise ReadError(source.path, "", f"unpacks to {size >> 20:,} MB", "If that is meant, raise --max-size.")
    import docx
    from docx.oxml.exceptions import InvalidXmlError
    from lxml.etree import XMLSyntaxError

    try:
        document = docx.Document(BytesIO(data))
        parts_of = [Block(p.text, _kind(p.style.name if p.style is not None else None)) for p in _all(document)]
        said = document.core_properties
        title, author, created = said.title, said.author, said.created
    except (KeyError, ValueError, AttributeError, InvalidXmlError, XMLSyntaxError, BadZipFile, zlib.error) as error:
        raise ReadError(source.path, "", f"cannot be read ({error})", remedy) from None
    text, marks = joined(parts_of)
    if not text:
        raise ReadError(source.path, "", "holds no text", "Put the article's text into it, or remove the file.")
    shown = title if title and title.casefold() in text.casefold() else None
    date = day(created.date().isoformat() if created and created.replace(tzinfo=None) != _TEMPLATE else None)
    return Document(
        text=text,
        media="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        title=stated(shown),
        author=stated(author if author not in ("python-docx", "Microsoft Office User") else None),
        published=Fact(date.value, "inferred") if date.value else date,
        marks=marks,
    )


def _all(document: "WordDocument") -> Iterator["Paragraph"]:
    """Every paragraph, those of tables where they stand."""
    from docx.text.paragraph import Paragraph

    for part in document.iter_inner_content():
        if isinstance(part, Paragraph):
            yield part
        else:
            for row in part.rows:
                for cell in row.cells:
                    yield from cell.paragraphs


def _kind(style: str | None) -> ZoneKind | None:
    lower = (style or "").lower()
    return next((kind for word, kind in _STYLES if lower.startswith(word)), None)
