"""What a file holds: one article, or the many of an archive, a feed, a table or a crawl, one after another."""

import io
import sys
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from lzma import LZMAError
from pathlib import Path
from typing import BinaryIO, cast

from db.read.container.guard import BombError, unpacked
from db.read.error import ReadError
from db.read.form import FORMS, HEAD, Holder, by_bytes, by_name, form_of
from db.read.size import HOLDER, taken, too_large
from db.read.source import STANDARD_INPUT, Form, Source, Stated, named_after, whole
from db.read.wants import Wants

_ARTICLE = 4_000
"""Bytes of an article among many, about."""
_DEEPEST = 1
"""Archives that may stand in an archive, one in another."""
_DAMAGE = (zipfile.BadZipFile, tarfile.TarError, zlib.error, LZMAError, EOFError, OSError, ValueError)


def holder_of(path: Path) -> Holder | None:
    """What a file of many articles is; None for one that is an article itself, or that cannot be opened."""
    if path == STANDARD_INPUT:
        return None
    kind = by_name(path.name)
    if kind is None:
        try:
            with path.open("rb") as file:
                kind = by_bytes(file.read(HEAD))
        except OSError:
            return None  # reading it says what is wrong
    return None if kind in FORMS else cast(Holder, kind)


def guessed(files: Iterable[Path]) -> int:
    """About how many articles files hold: one each, in those that hold many one for every few thousand bytes."""
    return sum(1 + _size(path) // _ARTICLE if holder_of(path) else 1 for path in files)


def sources(path: Path, wants: Wants) -> Iterator[Source | ReadError]:
    """The articles of a file, in its order; what cannot be read of it comes as the reason why."""
    holder = holder_of(path)
    if holder is None:
        yield whole(path, wants.max_size)
        return
    stored = path.absolute().as_posix()
    try:
        size = path.stat().st_size
        if size > (wants.max_size or HOLDER):
            yield too_large(path, wants.max_size or HOLDER)
            return
        with path.open("rb") as stream:
            yield from _members(stream, stored, holder, wants, size, 0)
    except OSError as error:
        reason = f"cannot be opened ({error.strerror or error})"
        yield ReadError(path, "", reason, "Check its permissions: ls -l shows them.")


def standard_input(wants: Wants) -> Iterator[Source | ReadError]:
    """The articles that come through standard input; what comes again is known by its bytes."""
    import hashlib

    try:
        data = taken(sys.stdin.buffer, wants.max_size or HOLDER, "standard input")
    except ReadError as error:
        yield error
        return
    stored = f"stdin:{hashlib.sha256(data).hexdigest()[:12]}"
    yield from _of_bytes(data, stored, by_bytes(data[:HEAD]), wants, 0)


def _members(
    stream: BinaryIO, stored: str, holder: Holder, wants: Wants, size: int, depth: int
) -> Iterator[Source | ReadError]:
    """The articles of something that holds many."""
    try:
        if holder == "packed":
            yield from _packed(stream, stored, wants, size, depth)
        elif holder in ("archive", "tar"):
            yield from _archived(stream, stored, holder, wants, size, depth)
        elif holder == "warc":
            from db.read.container.warc import pages

            yield from pages(stream, stored, wants.max_size)
        elif holder == "feed":
            from db.read.container.feed import entries

            yield from entries(taken(stream, wants.max_size or HOLDER // 16, stored), stored)
        else:
            found = False
            for one in _rows(stream, stored, holder, wants):
                found = True
                yield one
            if not found:
                yield ReadError(stored, "", "holds no articles", "Put a row an article into it, or remove the file.")
    except ReadError as error:
        yield error
    except BombError:
        remedy = "Do not open it elsewhere."
        yield ReadError(stored, "", "unpacks to hundreds of times its size, as a bomb does", remedy)
    except _DAMAGE as error:
        words = " ".join(str(error).split())[:100]
        yield ReadError(stored, "", f"is damaged ({words})", "Fetch it again; what stands before the damage is read.")


def _rows(stream: BinaryIO, stored: str, holder: Holder, wants: Wants) -> Iterator[Source | ReadError]:
    """The articles of a table."""
    from db.read.container import table

    if holder == "jsonl":
        return table.lines(stream, stored, wants)
    if holder == "json":
        return table.whole(stream, stored, wants)
    return table.cells(stream, stored, wants, "\t" if holder == "tsv" else None)


def _packed(stream: BinaryIO, stored: str, wants: Wants, size: int, depth: int) -> Iterator[Source | ReadError]:
    """What one packed file holds."""
    inner = unpacked(stream, size)
    name = stored.rpartition(".")[0]
    kind = by_name(name) if by_name(stored) else None
    if kind is None:
        buffered = io.BufferedReader(cast(io.RawIOBase, inner), HEAD)
        head = buffered.peek(HEAD)[:HEAD]
        if head[257:262] == b"ustar":
            stream.seek(0)
            yield from _members(stream, stored, "tar", wants, size, depth)
            return
        if head.startswith(b"WARC/"):
            stream.seek(0)
            yield from _members(stream, stored, "warc", wants, size, depth)
            return
        kind, inner = by_bytes(head), cast(BinaryIO, buffered)
    if kind in FORMS:
        data = taken(inner, wants.max_size or HOLDER // 16, stored)
        yield Source(stored, data=data, form=cast(Form, kind), doc=named_after(name), max_size=wants.max_size)
    elif kind in ("packed", "archive"):
        yield ReadError(stored, "", "is packed twice", "Unpack it once yourself.")
    else:
        yield from _members(inner, stored, cast(Holder, kind), wants, size, depth)


def _archived(
    stream: BinaryIO, stored: str, holder: Holder, wants: Wants, size: int, depth: int
) -> Iterator[Source | ReadError]:
    """The articles of an archive; an archive in it is opened too, one in that is not."""
    from db.read.container.archive import Member, tarred, zipped

    found = False
    for member in (zipped if holder == "archive" else tarred)(stream, stored, wants.max_size, size):
        found = True
        if not isinstance(member, Member):
            yield member
            continue
        path = f"{stored}!/{member.name}"
        kind = form_of(member.name, member.data[:HEAD])
        if kind in ("archive", "tar") and depth >= _DEEPEST:
            yield ReadError(path, "", "is an archive in an archive in an archive", "Unpack the outer one yourself.")
        else:
            yield from _of_bytes(member.data, path, kind, wants, depth + 1)
    if not found:
        yield ReadError(stored, "", "holds no article", "It holds files of other kinds only.")


def _of_bytes(data: bytes, stored: str, kind: Form | Holder, wants: Wants, depth: int) -> Iterator[Source | ReadError]:
    """The articles of some bytes."""
    if kind in FORMS:
        one = Source(stored, data=data, form=cast(Form, kind), max_size=wants.max_size)
        yield replace(one, doc="standard input") if stored.startswith("stdin:") else one
    else:
        yield from _members(io.BytesIO(data), stored, cast(Holder, kind), wants, len(data), depth)


def of_answer(data: bytes, url: str, media: str, charset: str | None, wants: Wants) -> Iterator[Source | ReadError]:
    """The articles of what a web server sent: a page mostly, or a feed, an archive, a PDF."""
    kind = by_bytes(data[:HEAD])
    if kind == "text" and media in ("text/html", "application/xhtml+xml"):
        kind = "html"
    if kind in FORMS:
        stated = Stated(url=url)
        yield Source(url, data=data, form=cast(Form, kind), charset=charset, stated=stated, max_size=wants.max_size)
    else:
        yield from _of_bytes(data, url, kind, wants, 0)


def each(files: Iterable[Path], wants: Wants, refused: Callable[[ReadError], None]) -> Iterator[Source]:
    """The articles of many files, in order; why something of them cannot be read goes to `refused`."""
    for path in files:
        for one in standard_input(wants) if path == STANDARD_INPUT else sources(path, wants):
            if isinstance(one, ReadError):
                refused(one)
            else:
                yield one


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
