"""The rows of a table, whether it is text with delimiters or an Excel workbook, one after another."""

import csv
import io
import re
import shutil
import zipfile
import zlib
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, cast

from db.load.column import known_names
from db.load.entry import BadLineError, UnfitError
from db.load.lines import STDIN, opened
from db.read.container.parted import Unclosed, parted

Row = tuple[int, list[str] | Unclosed | BadLineError]
"""The line it begins at, from 1, and its cells."""
_BLOCK = 1 << 18
_SAMPLE = 1 << 16
_DELIMITERS = ",;\t|"
_WIDEST = 1 << 20
"""Letters of one cell: a quotation mark that is not closed must not take the rest of the file for one."""
_BOMS = ((b"\xff\xfe\0\0", "utf-32"), (b"\0\0\xfe\xff", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_UNREAD = re.compile("[\udc80-\udcff]")
"""Bytes that are none of the encoding."""
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
_HIGH = bytes(range(128))
_OLDER = ["cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "mac_roman", "cp850"]
"""What spreadsheets wrote before UTF-8."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """An open table."""

    rows: Iterator[Row]
    """From its first row on."""
    written: str
    """How it is written, for people: UTF-8, semicolons."""
    at: Callable[[], int]
    size: int
    likely: str = ""
    """What rather parts its cells than what the person says; empty where that may be right."""


@contextmanager
def sheet(path: Path, encoding: str | None = None, delimiter: str | None = None) -> Iterator[Sheet]:
    """Open a table, `-` for standard input; raises OSError, or BadLineError where it is none."""
    with _seekable(path) as file:
        head = file.read(4)
        file.seek(0)
        if head.startswith(b"PK\x03\x04"):
            yield _workbook(file)
            return
        if head.startswith(b"\xd0\xcf\x11\xe0"):
            raise UnfitError("is a workbook of an Excel before 2007", "save it as .xlsx or .csv")
        if not encoding and not head.startswith(tuple(mark for mark, _ in _BOMS)):
            _refuse_binary(file.read(_SAMPLE))
            file.seek(0)
        name = encoding or _encoding(file)
        file.seek(0)
        text = io.TextIOWrapper(file, encoding=name, errors="surrogateescape", newline="")
        if name == "utf-8" and head.startswith(b"\xef\xbb\xbf"):
            text.read(1)
        try:
            sample = text.read(_SAMPLE)
        except UnicodeError as error:
            raise UnfitError(f"is not {name.upper()}", "leave --encoding out: it is found out") from error
        best = _delimiter(sample)
        mark = delimiter or best
        size = path.stat().st_size if path.is_file() else 0
        rows = _rows(text, sample, mark, name.upper())
        written = f"{name.upper()}, parted by {_called(mark)}"
        likely = "" if mark == best else _called(best)
        yield Sheet(rows, written, lambda: min(file.tell(), size), size, likely)


@contextmanager
def _seekable(path: Path) -> Iterator[IO[bytes]]:
    """Open a file to be read twice: what is packed, or comes through a pipe, is laid down on disk first."""
    with opened(path) as (stream, raw):
        if stream is raw and path != STDIN and path.is_file():
            yield cast("IO[bytes]", raw)
            return
        with TemporaryFile() as copy:
            shutil.copyfileobj(cast("IO[bytes]", stream), copy, _BLOCK)
            copy.seek(0)
            yield copy


def _encoding(file: IO[bytes]) -> str:
    """Find how a file is written: a few bytes that are not UTF-8 are damage, many are another encoding."""
    head = file.read(4)
    for mark, name in _BOMS:
        if head.startswith(mark):
            return name
    file.seek(0)
    decoder = getincrementaldecoder("utf-8")("surrogateescape")
    good = bad = 0
    high: list[bytes] = []
    while block := file.read(_BLOCK):
        if block.isascii():
            continue
        text = decoder.decode(block)
        wrong = sum("\udc80" <= letter <= "\udcff" for letter in text)
        bad += wrong
        good += len(block.translate(None, _HIGH)) - wrong
        if wrong and len(high) < 8:
            high.append(block)
    if bad <= good:
        return "utf-8"
    data = b"".join(high)
    if _is_western(data):
        return "cp1252"
    from charset_normalizer import from_bytes  # costs 30 ms, and is hardly ever needed

    best = from_bytes(data, cp_isolation=_OLDER).best()
    return best.encoding if best is not None else "cp1252"


def _refuse_binary(head: bytes) -> None:
    """Refuse what no table begins with; of text in UTF-16 without its mark every other byte is a NUL, too."""
    if b"\0" in head.partition(b"\n")[0] or 20 * len(_CONTROLS.findall(head)) > len(head):
        what = "holds NUL bytes" if b"\0" in head else "is binary"
        raise UnfitError(
            f"is no table: it {what}", "name a .csv, .tsv or .xlsx; text in UTF-16 takes --encoding utf-16"
        )


def _is_western(data: bytes) -> bool:
    """Tell whether bytes are Western European as Windows writes it: few letters beyond ASCII, and all make sense."""
    marks = data.translate(None, _HIGH)
    try:
        strange = marks.decode("cp1252")
    except UnicodeDecodeError:
        return False
    good = sum("À" <= letter <= "ÿ" or letter in "“”‘’„‚«»–—…€£°§\xa0šŠžŽœŒ" for letter in strange)
    return len(marks) * 5 < len(data) and good >= 0.9 * len(strange)


def _delimiter(sample: str) -> str:
    """Find what parts the cells: what gives the first row most names we know, else most rows as wide as the first."""
    first = sample.partition("\n")[0]
    if first.lower().startswith("sep=") and len(first.strip()) == 5:
        return first.strip()[4]

    def worth(mark: str) -> tuple[int, int, int]:
        rows = [row for row in csv.reader(io.StringIO(sample, newline=""), delimiter=mark) if row][:50]
        width = len(rows[0]) if rows else 0
        return known_names(rows[0]) if rows else 0, sum(len(row) == width > 1 for row in rows), width

    csv.field_size_limit(_WIDEST)
    try:
        return max(_DELIMITERS, key=worth)
    except csv.Error:
        return ","


def _rows(text: io.TextIOWrapper, sample: str, delimiter: str, called: str) -> Iterator[Row]:
    csv.field_size_limit(_WIDEST)
    for number, row in parted(_lines(text, sample), delimiter):
        if isinstance(row, csv.Error):
            yield number, BadLineError(f"a cell is too long ({row})")
            continue
        cells = row.cells if isinstance(row, Unclosed) else row
        if number == 1 and len(cells) <= 2 and delimiter.join(cells).lower().startswith("sep="):
            continue
        whole = "".join(cells)
        if whole and not whole.isspace():
            wrong = not whole.isascii() and _UNREAD.search(whole)
            yield number, BadLineError(f"not {called}") if wrong else row


def _lines(text: io.TextIOWrapper, sample: str) -> Iterator[str]:
    """Yield the lines of a text of which some is read already, with their ends."""
    last = ""
    for line in io.StringIO(sample, newline=""):
        if last:
            yield last
        last = line
    for line in text:  # the first goes on where what was read ends
        yield last + line
        last = ""
    if last:
        yield last


def _called(delimiter: str) -> str:
    return {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}.get(delimiter, repr(delimiter))


def _workbook(file: IO[bytes]) -> Sheet:
    try:
        from openpyxl import load_workbook
    except ImportError as error:
        raise BadLineError("is an Excel workbook: pip install 'onrecord[excel]', or save it as CSV") from error
    try:
        book = load_workbook(file, read_only=True, data_only=True)
        page = book.worksheets[0]
    except (
        KeyError,
        ValueError,
        TypeError,
        IndexError,
        SyntaxError,
        EOFError,
        zlib.error,
        zipfile.BadZipFile,
        OSError,
    ) as error:
        raise UnfitError(
            "is no table: it is a ZIP file, but no Excel workbook", "name a .csv, .tsv or .xlsx"
        ) from error
    rows = ((n, [_cell(value) for value in row]) for n, row in enumerate(page.iter_rows(values_only=True), 1))
    return Sheet(_filled(rows), f"Excel, the sheet {page.title!r}", lambda: 0, 0)


def _filled(rows: Iterator[tuple[int, list[str]]]) -> Iterator[Row]:
    for number, row in rows:
        if any(row):
            yield number, row


def _cell(value: object) -> str:
    """Write a cell as a person sees it; a time of midnight is a day."""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)
