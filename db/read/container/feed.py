"""Feeds that were saved: the entries of RSS and Atom, read by feedparser."""

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import cast

from db.read.error import ReadError
from db.read.source import Source, Stated, named_after

_Values = Mapping[str, object]
_END = re.compile(rb"</(?:[\w.-]+:)?(?:rss|feed|rdf)\s*>", re.IGNORECASE)
_NAMED = re.compile(r"\S+@\S+\s*(?:\((.+)\))?|(.+?)\s*<\S+@\S+>")
"""desk@quay.example (Jane Doe), Jane Doe <jane@quay.example>"""


def entries(data: bytes, path: str) -> Iterator[Source | ReadError]:
    """An article an entry: the whole of it where the feed has that, else what it says of it."""
    from feedparser import parse

    # from a stream: it would take a text for an address and fetch it
    feed = cast(_Values, parse(BytesIO(data), sanitize_html=False, resolve_relative_uris=False))
    found = cast(list[_Values], feed.get("entries") or [])
    if not found:
        yield ReadError(path, "", "is no feed, or one without entries", "Save the feed again: it ends in .rss or .xml.")
    elif not _END.search(data.replace(b"\0", b"")):
        remedy = "Save it again; what stands before the cut is read."
        yield ReadError(path, f"entry {len(found)}", "is the last before the feed is cut off", remedy)
    about = cast(_Values, feed.get("feed") or {})
    met: set[str] = set()
    for number, entry in enumerate(found, 1):
        html = _content(entry)
        title = _words(entry, "title")
        if not html and not title:
            yield ReadError(path, f"entry {number}", "holds no text", "")
            continue
        address = _words(entry, "link")
        mark = _words(entry, "id") or address or str(number)
        if mark in met:
            mark = f"{mark} {number}"
        met.add(mark)
        said = Stated(
            title=_plain(title),
            author=_authors(entry),
            published=_words(entry, "published") or _words(entry, "updated"),
            outlet=_plain(_words(about, "title")),
            url=address,
            language=_words(about, "language"),
        )
        yield Source(
            f"{path}#{mark}",
            data=(html or "").encode("utf-8", "replace"),
            form="fragment",
            doc=(named_after(address) if address else "") or f"{named_after(path)}#{number}",
            stated=said,
            digest=said.digest(html or ""),
        )


def _content(entry: _Values) -> str | None:
    """The longest of what an entry holds of its article."""
    parts = [str(part.get("value") or "") for part in cast(list[_Values], entry.get("content") or [])]
    return max([*parts, _words(entry, "summary") or ""], key=len) or None


def _authors(entry: _Values) -> str | None:
    """Names, without the addresses that RSS wants beside them."""
    names = [str(one.get("name") or "") for one in cast(list[_Values], entry.get("authors") or [])]
    whole = _words(entry, "author") or ""
    if "@" not in whole:
        return ", ".join(filter(None, names)) or whole or None
    match = _NAMED.fullmatch(whole)
    return ((match[1] or match[2] or "").strip(' "') or None) if match else None


def _words(values: _Values, name: str) -> str | None:
    found = values.get(name)
    return found.strip() or None if isinstance(found, str) else None


def _plain(words: str | None) -> str | None:
    """A title without marks of HTML that some feeds write into it."""
    if words is None or not ("<" in words or "&" in words):
        return words
    from db.read.format.fragment import text_of

    return " ".join(text_of(words, None)[0].split()) or None
