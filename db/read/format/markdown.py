"""Markdown: the text is the file's, and what front matter says of it is stated."""

from db.read.document import Document
from db.read.encoding import decode
from db.read.front_matter import fronted
from db.read.source import Source


def read(data: bytes, source: Source) -> Document:
    """The text as it is, front matter included, which is no part of the article."""
    text, encoding = decode(data, source.file or source.path, source.max_size)
    return fronted(text, "text/markdown", encoding) or Document(text, "text/markdown", encoding, is_original=True)
