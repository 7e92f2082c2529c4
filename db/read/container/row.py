"""A row of a table as an article: which field is which, whoever made the table."""

import re
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz import fuzz, process

from db.read.error import MisfitError, ReadError
from db.read.form import by_bytes
from db.read.source import Form, Source, Stated, named_after
from db.read.wants import Wants

_KNOWN: dict[str, tuple[str, ...]] = {
    "text": (
        "maintext", "text", "articlebody", "body", "content", "article", "fulltext", "plaintext", "articletext",
        "bodytext", "story", "rawcontent",
    ),
    "html": ("html", "rawhtml", "contenthtml", "bodyhtml"),
    "title": ("title", "headline", "pagetitle", "name", "webtitle"),
    "author": ("authors", "author", "byline", "creator", "writer", "journalist"),
    "published": (
        "datepublish", "publishedat", "published", "datepublished", "publicationdate", "publishdate", "pubdate",
        "publishedparsed", "webpublicationdate", "date", "publishtime", "timestamp", "datetime", "created", "createdat",
    ),
    "outlet": (
        "outlet", "sitename", "publication", "publisher", "source", "sourcename", "newspaper", "medium", "domain",
        "sourcedomain", "site",
    ),
    "url": ("url", "link", "canonicalurl", "weburl", "canonicallink", "permalink", "uri", "requestedurl"),
    "language": ("language", "lang", "inlanguage"),
}  # fmt: skip
"""Names of fields, the surest first: those of news-please, Common Crawl News, NewsAPI, schema.org and spreadsheets."""
_NO_TEXT = "has no column that is known for the text"
_SHOWN = 12
"""Names of columns that a message holds."""
_NEAR = 60
"""Likeness, of 100, from which on a name is offered for another."""
_PLAIN = re.compile(r"[^a-z0-9]+")
_TAGGED = re.compile(r"</?(?:p|div|br|h[1-6]|ul|li|blockquote)\b[^>]*>", re.IGNORECASE)


def article_of(row: Mapping[object, object], path: str, mark: str, place: str, wants: Wants) -> Source | ReadError:
    """The article of one row; a row without text is told, with the fields it has."""
    by_plain = {_PLAIN.sub("", str(name).lower()): value for name, value in reversed(list(row.items()))}
    said = {field: _field(field, row, by_plain, wants) for field in _KNOWN}
    text, html = said["text"], said["html"]
    if not (text or html):
        return _without_text(row, path, place, wants)
    form: Form = "text"
    if not text:
        text, form = html, "html" if by_bytes((html or "")[:512].encode()) == "html" else "fragment"
    elif _TAGGED.search(text):
        form = "fragment"
    about = Stated(said["title"], said["author"], said["published"], said["outlet"], said["url"], said["language"])
    return Source(
        f"{path}#{mark}",
        data=(text or "").encode("utf-8", "replace"),
        form=form,
        doc=f"{named_after(path)}#{mark}" if mark else None,
        stated=about,
        digest=about.digest(text or ""),
        max_size=wants.max_size,
    )


def lacks(names: Sequence[str], path: str, place: str, wants: Wants) -> MisfitError | None:
    """What a table under these names lacks to be read: a column a person named, or any for the text."""
    has = f"{', '.join(names[:_SHOWN])}{' …' if len(names) > _SHOWN else ''}."
    for field, theirs in wants.columns.items():
        if theirs not in names:
            near = process.extractOne(theirs, names, scorer=fuzz.ratio, processor=str.lower)
            meant = f"Did you mean “{near[0]}”? " if near and near[1] >= _NEAR else ""
            return MisfitError(path, place, f"has no column “{theirs}” for {field}", f"{meant}It has {has}")
    if {"text", "html"}.isdisjoint(wants.columns) and not _knows_text(names):
        return MisfitError(path, place, _NO_TEXT, f"Name it: --map text=COLUMN; it has {has}")
    return None


def _knows_text(names: Iterable[object]) -> bool:
    return any(_PLAIN.sub("", str(name).lower()) in (*_KNOWN["text"], *_KNOWN["html"]) for name in names)


def _field(field: str, row: Mapping[object, object], by_plain: Mapping[str, object], wants: Wants) -> str | None:
    """What a row says of one thing: in the column a person named, else in the first we know that says something."""
    if theirs := wants.columns.get(field):
        value: object = row
        for part in theirs.split(".") if theirs not in row else [theirs]:
            value = value.get(part) if isinstance(value, Mapping) else None
        return _words(value)
    return next((words for name in _KNOWN[field] if (words := _words(by_plain.get(name)))), None)


def _words(value: object) -> str | None:
    """A value in words: a list's with commas, of an object its name."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list):
        return ", ".join(words for one in value if (words := _words(one))) or None
    if isinstance(value, Mapping):
        return next((words for name in ("name", "title", "value", "text") if (words := _words(value.get(name)))), None)
    return None


def _without_text(row: Mapping[object, object], path: str, place: str, wants: Wants) -> ReadError:
    names = ", ".join(str(name) for name in list(row)[:12])
    missing = [theirs for ours, theirs in wants.columns.items() if ours in ("text", "html")]
    if missing:
        kind = ReadError if any(theirs in row for theirs in missing) else MisfitError
        return kind(path, place, f"has no text in “{missing[0]}”", f"It has: {names}.")
    if _knows_text(row):
        return ReadError(path, place, "holds no text", "")
    remedy = f"Name it: --map text=COLUMN; it has {names}."
    return MisfitError(path, place, _NO_TEXT, remedy)
