"""What BBC Citron puts out: JSON with the quotes of one text, and the text in it or in a file beside it.

`{"text": …, "quotes": [{"cue": span, "sources": [span], "contents": [span], "coreferences": [span],
"confidence": "0.8312"}]}`, a span being `{"start", "end", "text"}`. citron-extract and the server leave the text out.
"""

import json
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from hashlib import blake2b
from pathlib import Path, PurePosixPath

import msgspec

from db.load.entry import BadLineError, Entry, More, one_line
from db.load.folder import Files, files
from db.load.lines import STDIN, blocks, opened
from db.load.marked import PRONOUN, UNMARKED, Mark, page_of, spans_in
from db.load.source import Item, Odd, Reading
from db.read.article import Span
from db.read.encoding import decode
from db.read.error import ReadError

USUAL = 0.8
"""The confidence of a quote that comes with none."""


class _Piece(msgspec.Struct):
    """Some words of the text."""

    start: int
    end: int
    text: str | None = None


class _Quote(msgspec.Struct):
    contents: list[_Piece]
    sources: list[_Piece] = []
    coreferences: list[_Piece] | None = None
    cue: _Piece | None = None
    confidence: str | float | None = None


class _Document(msgspec.Struct):
    """One text; what is wrong with one of its quotes is told of that quote alone."""

    quotes: list[msgspec.Raw]
    text: str | None = None


_LINES = re.compile(r"\.(?:jsonl|ndjson)(?:\.gz|\.bz2)?$", re.IGNORECASE)
"""Names of files of an object a line, which may be of any size."""
_document = msgspec.json.Decoder(_Document).decode
_quote = msgspec.json.Decoder(_Quote).decode


@contextmanager
def citron(path: Path) -> Iterator[Reading]:
    """Open a file of Citron's JSON, of one object or of one a line, a folder or zip of them, `-` for standard input."""
    if path == STDIN or (path.is_file() and _LINES.search(path.name)):
        with opened(path) as (stream, raw):
            lines = (line for _, some in blocks(stream) for line in some)
            size = path.stat().st_size if path.is_file() else 0
            name = "standard input" if path == STDIN else _LINES.sub(".jsonl", path.name)
            yield Reading(_lines(name, lines), raw.tell if size else lambda: 0, size, "text")
        return
    if not path.exists():
        path.stat()  # raises what there is to say
    with files(path, (".json", ".jsonl", ".txt")) as held:
        names = [name for name in held.names if not name.endswith(".txt")]
        if not names:
            raise BadLineError("holds no .json")
        at = 0

        def items() -> Iterator[Item]:
            nonlocal at
            for at, name in enumerate(names, 1):  # noqa: B007 -- it is told how far this is
                yield from _file(held, name, path.is_file() and len(names) == 1, path)

        yield Reading(items(), lambda: at, len(names), "quote")


def _file(held: Files, name: str, single: bool, path: Path) -> Iterator[Item]:
    within = "" if single else name
    try:
        data = held.read(name)
    except BadLineError as error:
        yield Item(0, error, within)
        return
    beside = partial(_beside, held, name, path if single else None)
    if name.endswith(".jsonl") or _is_lines(data):
        yield from _lines(name, data.split(b"\n"), within)
    else:
        yield from _items(data, PurePosixPath(name).name, within, beside())


def _lines(name: str, held: Iterator[bytes] | Sequence[bytes], within: str = "") -> Iterator[Item]:
    stem = PurePosixPath(name).stem
    for number, line in enumerate(held, 1):
        if line.strip():
            yield from _items(line, f"{stem}-{number}", within, None, number)


def _is_lines(data: bytes) -> bool:
    """Whether each line is an object: more than one stands in the file."""
    first, _, rest = data.strip().partition(b"\n")
    return first.startswith(b"{") and first.rstrip().endswith(b"}") and rest.lstrip().startswith(b"{")


def _beside(held: Files, name: str, path: Path | None) -> str | None:
    """Return the text that stands beside the JSON under the same name, None where there is none."""
    text = PurePosixPath(name).with_suffix(".txt").as_posix()
    try:
        if path is not None and path.with_suffix(".txt").is_file():
            return decode(path.with_suffix(".txt").read_bytes(), path)[0]
        return decode(held.read(text), Path(text))[0] if text in held.names else None
    except (BadLineError, ReadError, OSError):
        return None


def _items(data: bytes, name: str, within: str, beside: str | None, line: int = 0) -> Iterator[Item]:
    try:
        document = _document(data.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError) as error:
        yield Item(line, BadLineError(f"is not Citron's JSON ({error})"), within)
        return
    quotes: list[_Quote] = []
    for number, raw in enumerate(document.quotes, 1):
        try:
            quote = _quote(raw)
            if not quote.contents:
                raise BadLineError("has no contents")
            _confidence(quote)
            if document.text is not None:
                spans_in(document.text, _spans([*quote.contents, *quote.sources, *(quote.coreferences or ())]))
            quotes.append(quote)
        except (ValueError, RecursionError) as error:
            yield Item(line or number, BadLineError(str(error)), within)
    text = document.text if document.text is not None else beside
    if text is not None and document.text is None and not all(_fits(text, quote) for quote in quotes):
        yield Item(line, Odd("the .txt beside it is not the text of these quotes: they go in without it"), within)
        text = None
    if text is not None:
        yield Item(
            line, page_of(text, PurePosixPath(name).stem, "citron", [_mark(text, one) for one in quotes]), within
        )
        return
    for number, quote in enumerate(quotes, 1):
        try:
            yield Item(line or number, _bare(quote, PurePosixPath(name).stem), within)
        except BadLineError as error:
            yield Item(line or number, error, within)


def _mark(text: str, quote: _Quote) -> Mark:
    named = (
        quote.coreferences or quote.sources
    )  # where it is resolved, sources are who is meant, these what stands there
    mention = (min(one.start for one in named), max(one.end for one in named)) if named else None
    speaker = " and ".join(text[one.start : one.end] for one in quote.sources) or None
    cue = (quote.cue.start, quote.cue.end) if quote.cue else None
    return Mark(spans_in(text, _spans(quote.contents)), speaker, mention, cue, _confidence(quote))


def _bare(quote: _Quote, name: str) -> Entry:
    """Make a quote of the words that stand in the JSON alone."""
    words = " … ".join(one_line(one.text.strip()) for one in quote.contents if one.text and one.text.strip())
    if not words:
        raise BadLineError("has no words: neither the JSON nor a .txt beside it has the text")
    speaker = " and ".join(" ".join(one.text.split()) for one in quote.sources if one.text)
    pronoun = speaker.lower() in ("he", "she", "they", "it", "we", "i", "who")
    digest = blake2b(json.dumps([name, words, speaker, quote.contents[0].start]).encode(), digest_size=16).hexdigest()
    more = More(PRONOUN if pronoun else UNMARKED, place=f"citron:{name}")
    key = f"citron:{digest}"
    return Entry(key, words, None if pronoun or not speaker else speaker, (), None, None, (), _confidence(quote), more)


def _fits(text: str, quote: _Quote) -> bool:
    return all(one.text is None or text[one.start : one.end] == one.text for one in [*quote.contents, *quote.sources])


def _spans(pieces: Sequence[_Piece]) -> list[Span]:
    return [(one.start, one.end) for one in pieces]


def _confidence(quote: _Quote) -> float:
    if quote.confidence is None:
        return USUAL
    try:
        share = float(quote.confidence)
    except ValueError as error:
        raise BadLineError(f"confidence {quote.confidence!r} is no number") from error
    if not 0 <= share <= 1:
        raise BadLineError(f"confidence {share} is not between 0 and 1")
    return share
