"""Tables of articles: JSON lines, JSON, CSV and TSV, an article a row."""

import csv
import hashlib
import io
from collections.abc import Iterator, Mapping
from typing import BinaryIO, cast

import msgspec

from db.read.container.parted import UNCLOSED, Unclosed, parted
from db.read.container.row import article_of, lacks
from db.read.error import ReadError
from db.read.format.charset import decoded
from db.read.size import DOCUMENT, HOLDER, taken
from db.read.source import Source
from db.read.wants import Wants

_HEAD = 1 << 16
_DELIMITERS = ",;\t|"
_LISTS = ("articles", "items", "data", "results", "documents", "response", "docs", "hits")
"""Where the answers of news services keep their articles."""


def lines(stream: BinaryIO, path: str, wants: Wants) -> Iterator[Source | ReadError]:
    """An article a line of JSON; a line that is none is told, and the others are read."""
    limit = wants.max_size or DOCUMENT
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        place = f"line {number:,}"
        if len(line) > limit:
            yield ReadError(path, place, f"is over {limit >> 20} MB", "If that is meant, raise --max-size.")
            while line and not line.endswith(b"\n"):
                line = stream.readline(1 << 20)
            continue
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if not line.strip():
            continue
        try:
            row = msgspec.json.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            yield ReadError(path, place, f"is no JSON ({error})", "Repair that line; the others are read.")
            continue
        yield _source(row, path, str(number), place, wants)


def whole(stream: BinaryIO, path: str, wants: Wants) -> Iterator[Source | ReadError]:
    """The articles of a JSON file: one object, a list of them, or an answer of a news service with such a list."""
    data = taken(stream, wants.max_size or HOLDER // 4, path)
    try:
        found = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        if b"\n{" in data.strip():  # JSON lines under another name
            yield from lines(io.BytesIO(data), path, wants)
            return
        yield ReadError(path, "", f"is no JSON ({error})", "Repair it, or save it again.")
        return
    rows = _rows(found)
    if rows is None:  # the file is one article
        one = _source(found, path, "", "", wants)
        if isinstance(one, Source):
            yield Source(path, data=one.data, form=one.form, stated=one.stated, digest=hashlib.sha256(data).hexdigest())
        else:
            yield one
        return
    for number, row in enumerate(rows, 1):
        yield _source(row, path, str(number), f"item {number:,}", wants)


def cells(stream: BinaryIO, path: str, wants: Wants, delimiter: str | None = None) -> Iterator[Source | ReadError]:
    """An article a row of CSV, under a first row that names the columns; rows count as a spreadsheet counts them."""
    head = stream.read(_HEAD)
    again = cast(BinaryIO, _Again(head, stream))
    text = io.TextIOWrapper(again, _encoding(head), errors="replace", newline="")
    first = head.decode("latin-1").lstrip("ï»¿\r\n").partition("\n")[0]
    chosen = delimiter or max(_DELIMITERS, key=first.count)
    csv.field_size_limit(max(csv.field_size_limit(), wants.max_size or DOCUMENT))
    names: list[str] | None = None
    for number, (line, row) in enumerate(parted(text, chosen), 1):
        place = f"row {number:,}"
        if isinstance(row, csv.Error):
            yield ReadError(path, place, f"cannot be read ({row})", "Save the table again as CSV.")
            continue
        if isinstance(row, Unclosed):
            yield ReadError(path, f"line {line:,}", UNCLOSED, "Close it; the rows below are read.")
            continue
        if not any(map(str.strip, row)):
            continue
        if names is None:
            names = [name.strip() for name in row]
            if (lacking := lacks(names, path, place, wants)) is not None:
                yield lacking
                return
            continue
        yield _source(dict(zip(names, row, strict=False)), path, str(number), place, wants)


def _source(row: object, path: str, mark: str, place: str, wants: Wants) -> Source | ReadError:
    if not isinstance(row, Mapping):
        return ReadError(path, place, "is no object with an article's fields", 'Make each {"title": …, "text": …}.')
    return article_of(row, path, mark, place, wants)


def _rows(found: object) -> list[object] | None:
    """The list of articles in what a JSON file holds, None where it is one article."""
    if isinstance(found, list):
        return found
    if isinstance(found, dict):
        for name in _LISTS:
            inner = found.get(name)
            if isinstance(inner, list) and inner and isinstance(inner[0], dict):
                return inner
            if isinstance(inner, dict) and (rows := _rows(inner)) is not None:
                return rows
    return None


def _encoding(head: bytes) -> str:
    """The encoding of a table, told by its first lines."""
    if head.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    cut = head[: head.rfind(b"\n") + 1] or head
    return decoded(cut)[1]


class _Again(io.RawIOBase):
    """A stream whose head was read already."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        super().__init__()
        self._head = head
        self._stream = stream

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Read the head again, then on."""
        part = self._head[: len(buffer)] or self._stream.read(len(buffer))
        self._head = self._head[len(buffer) :]
        buffer[: len(part)] = part
        return len(part)
