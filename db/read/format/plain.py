"""Plain text: the text is the file's, to the code point."""

from db.read.document import Document
from db.read.encoding import decode
from db.read.front_matter import fronted
from db.read.source import Source


def read(data: bytes, source: Source) -> Document:
    """The text as it is; its words tell what its lines are, and front matter that states a fact."""
    text, encoding = decode(data, source.file or source.path, source.max_size)
    document = fronted(text, "text/plain", encoding)
    if document is not None and (document.title.value or document.published.value or document.author.value):
        return document
    return Document(text, "text/plain", encoding, is_original=True)
