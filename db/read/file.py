"""A source → an Article: its text, its zones, and what it says of itself."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import cast

from db.read.article import Article, Fact, Zone, ZoneKind
from db.read.date import day
from db.read.document import Document, stated
from db.read.error import ReadError
from db.read.facts import Facts, facts
from db.read.form import FORMS, HEAD, form_of
from db.read.language import language_of
from db.read.line import Line, split
from db.read.size import limit_of, too_large
from db.read.source import Form, Source, named_after, whole
from db.read.zone import Layout, lay_out
from db.reference.address import host_of, outlet_at
from db.reference.outlet import outlet_of

__all__ = ["ReadError", "read_article", "read_source", "read_text"]


def read_article(path: Path) -> Article:
    """Read one article; raises ReadError with the place, the reason and a remedy."""
    return read_source(whole(Path(path)))


def read_text(text: str, path: Path, *, encoding: str = "utf-8", sha256: str | None = None) -> Article:
    """The article a text is, as if it had been read from `path`."""
    digest = sha256 or hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    document = Document(text, "text/plain", encoding, is_original=True)
    return _article(document, Source(path.absolute().as_posix()), digest, None)


def read_source(source: Source) -> Article:
    """Read the article of a source; raises ReadError with the place, the reason and a remedy."""
    form, data = _opened(source)
    document = _reader(form)(data, source)
    return _article(document, source, source.sha256(data), None if document.is_original else data)


def _opened(source: Source) -> tuple[Form, bytes]:
    """The form of a source, and its bytes."""
    path = source.file or Path(source.path)
    if source.data is not None:
        form = source.form or form_of(source.path, source.data[:HEAD])
        return (cast(Form, form), source.data) if form in FORMS else _refuse(path)
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
            form = source.form or form_of(path.name, head)
            if form not in FORMS:
                return _refuse(path)
            limit = limit_of(cast(Form, form), source.max_size)
            # an empty look at what is a folder or gone fails as the whole would
            data = head + file.read(max(0, limit + 1 - len(head)))
    except FileNotFoundError:
        raise ReadError(path, "", "does not exist", "Check the name; quote it if it holds spaces.") from None
    except IsADirectoryError:
        raise ReadError(path, "", "is a folder", "Name the article files in it, or let it be walked.") from None
    except OSError as error:
        reason = f"cannot be opened ({error.strerror})"
        raise ReadError(path, "", reason, "Check its permissions: ls -l shows them.") from None
    if len(data) > limit and form not in ("text", "markdown"):  # of these decoding tells
        raise too_large(path, limit)
    return cast(Form, form), data


def _refuse(path: Path) -> tuple[Form, bytes]:
    remedy = "onrecord build and onrecord extract read all of them."
    raise ReadError(path, "", "holds many articles, where one is to be read", remedy)


def _reader(form: Form) -> Callable[[bytes, Source], Document]:
    """What reads a form; its libraries are loaded when the first of them is read."""
    name = "plain" if form == "text" else form
    return cast(Callable[[bytes, Source], Document], import_module(f"db.read.format.{name}").read)


def _article(document: Document, source: Source, digest: str, original: bytes | None) -> Article:
    """The article of a document: what its format states goes before what its words tell."""
    said = source.stated
    if said.title and not document.marks and not document.title.value:
        document = _titled(document, said.title)
    text = document.text
    if not text.strip() and not document.is_original:
        raise ReadError(source.path, "", "holds no text", "")
    above = (document.title.value or "") if document.body else ""
    layout = _marked(lay_out(split(text[document.body :]), above), document)
    if document.body:
        layout = _moved(layout, document.body)
    known = facts(text, layout)
    url = said.url or document.url
    outlet = _outlet(said.outlet) if said.outlet else document.outlet
    path = source.file or Path(source.path)
    stem = path.name.removesuffix(path.suffix) if path.suffix else path.name
    return Article(
        path=source.path,
        doc=source.doc or (named_after(source.path) if source.file is None else stem or path.name) or source.path,
        text=text,
        sha256=digest,
        encoding=document.encoding,
        title=_first(stated(said.title), document.title, known.title, text),
        author=_first(stated(said.author), document.author, known.author, text),
        published=_dated(day(said.published), document.published, known),
        outlet=_first(outlet, known.outlet, _outlet_at(url), text),
        zones=_front(text, document.body) + layout.zones,
        url=url if url and url.startswith(("http://", "https://")) else None,
        language=language_of(text[document.body :], said.language or document.language),
        media=document.media,
        original=original,
    )


def _titled(document: Document, title: str) -> Document:
    """The document under the title that is known from elsewhere, unless its text begins with it."""
    shown = " ".join(title.split())
    start = " ".join(document.text[: 2 * len(title) + 200].split()).casefold()
    if start.startswith(shown.casefold()):
        return document
    marks = (Zone("title", 0, len(shown)),)
    return replace(document, text=f"{shown}\n\n{document.text}", marks=marks, is_original=False)


def _marked(layout: Layout, document: Document) -> Layout:
    """The layout with what the format itself says of lines."""
    if not document.marks:
        return layout
    kinds = {mark.start: mark.kind for mark in document.marks}
    has_title = "title" in kinds.values()
    own = ("body", "standfirst", "heading", "title")

    def kind(line: Line, told: ZoneKind) -> ZoneKind:
        stated_kind = kinds.get(line.start)
        if stated_kind is None:
            return "body" if told == "title" and has_title else told
        return stated_kind if stated_kind in ("title", "boilerplate") or told in own else told

    pairs = zip(layout.lines, layout.kinds, strict=True)
    return replace(layout, kinds=tuple(kind(line, told) for line, told in pairs))


def _moved(layout: Layout, by: int) -> Layout:
    """The layout, its lines counted from the start of a text before which so much stands."""
    return replace(
        layout, lines=tuple(replace(line, start=line.start + by, end=line.end + by) for line in layout.lines)
    )


def _front(text: str, end: int) -> tuple[Zone, ...]:
    """The zones of front matter."""
    return tuple(Zone("boilerplate", line.start, line.end) for line in split(text[:end])) if end else ()


def _first(*told: "Fact | str") -> Fact:
    """The first of some facts that is known, with the words of the text it stands in."""
    *found, text = told
    for fact in cast("list[Fact]", found):
        if fact.value:
            at = cast(str, text).find(fact.value) if fact.span is None else -1
            return replace(fact, span=(at, at + len(fact.value))) if at >= 0 else fact
    return Fact()


def _dated(said: Fact, document: Fact, known: Facts) -> Fact:
    """The day of publication: what is stated outside goes before the words, what is only inferred behind them."""
    for fact in (said, document, known.published):
        if fact.basis == "stated":
            return fact
    return next((fact for fact in (said, known.published, document) if fact.value), Fact())


def _outlet(name: str) -> Fact:
    known = outlet_of(name) or outlet_at(name)
    return stated(known.name if known else name)


def _outlet_at(url: str | None) -> Fact:
    """The outlet we know at an address."""
    known = outlet_at(host_of(url)) if url else None
    return Fact(known.name, "inferred") if known else Fact()
