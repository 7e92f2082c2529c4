"""What a web address tells of the article behind it."""

import re
from urllib.parse import unquote

from db.reference.address import host_of, outlet_at
from db.store.label import cut

__all__ = ["doc_of", "host_of", "is_made", "outlet_at", "path_of"]

_ENDINGS = frozenset({"html", "htm", "shtml", "php", "asp", "aspx", "jsp", "cms", "story", "amp", "ece"})
_LONGEST = 120
_MADE = re.compile(r"(?:(?:quotebank|csv|citron):)+")
"""Begins what an article is known by that has no address: whose quotes it is put together from."""


def path_of(url: str, key: str) -> str:
    """What an article is known by: its address; where it has none, `quotebank:` and what else there is."""
    return url if "://" in url else f"quotebank:{url or key}"


def is_made(path: str) -> bool:
    """Tell whether an article is put together from quotes that have no address."""
    return _MADE.match(path) is not None


def doc_of(path: str) -> str:
    """The last part of an address that says something, without its ending; else the host."""
    scheme, mark, rest = path.partition("://")
    if not mark or not scheme.isalpha():
        return cut(_MADE.sub("", path))
    doc = rest.partition("/")[2].partition("?")[0].partition("#")[0].rstrip("/").rpartition("/")[2]
    stem, dot, ending = doc.rpartition(".")
    if dot and ending.lower() in _ENDINGS:
        doc = stem
    if "%" in doc:
        doc = "".join(char if char.isprintable() else " " for char in unquote(doc))
    return " ".join(doc[:_LONGEST].split()) or host_of(path) or cut(path)
