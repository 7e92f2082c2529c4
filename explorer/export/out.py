"""Text on its way into a file or to a terminal."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import IO

import msgspec

from db.ask.record import Record
from explorer.text import harmless

_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_ENCODE = msgspec.json.Encoder().encode
_NONE = "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
_NO_LETTER = re.compile(f"[\ud800-\udfff\ufdd0-\ufdef{_NONE}]")
"""What Unicode has for no text; HTML and XML refuse it."""


class Text:
    """A file of text as UTF-8; what no file can hold, half a letter, becomes a question mark."""

    __slots__ = ("_out",)

    def __init__(self, out: IO[bytes]) -> None:
        """Take where it goes."""
        self._out = out

    def write(self, text: str) -> int:
        """Write a text whole."""
        return self._out.write(text.encode("utf-8", "replace"))


def shown(text: str) -> str:
    """Put text on one line in which no letter acts on anything, and none is refused by HTML or XML."""
    return _NO_LETTER.sub("\ufffd", harmless(text))


def to_json(value: object) -> str:
    """Write a value as one line of JSON; what a terminal would obey is escaped, so the data stay what they are."""
    text = _ENCODE(value).decode()
    return text if text.isascii() and "\x7f" not in text else _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def write_list(out: Text, head: str, items: Iterable[object], tail: str) -> None:
    """Write a JSON list between two texts, an item a line, as the items come."""
    out.write(head)
    between = "\n"
    for item in items:
        out.write(between + to_json(item))
        between = ",\n"
    out.write(tail)


def by_article(records: Iterable[Record]) -> Iterator[list[Record]]:
    """Give the quotes of one article after another; they come put together."""
    for _, group in groupby(records, key=lambda record: record.source.id):
        yield list(group)
