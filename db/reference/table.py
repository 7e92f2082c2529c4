"""The data files of this room: CSV with a header line, lists inside a cell parted by "|"."""

import unicodedata
from functools import lru_cache
from pathlib import Path

# Not by importlib.resources, which takes longer to import than a table to be read.
_ROOM = Path(__file__).parent


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one data file, in file order."""
    import csv  # once a table is asked for

    text = (_ROOM / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def items(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())


_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i", "ħ": "h"}
)


def plain(text: str) -> str:
    """The text without accents, its case kept: "Élysée" → "Elysee"."""
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


@lru_cache(maxsize=65536)
def key(text: str) -> str:
    """What two spellings of one name have in common: no case, accents, dots or apostrophes, single spaces."""
    low = plain(text).casefold().translate(_LETTERS)
    for char in ".'’‘ʼ`":
        low = low.replace(char, "")
    return " ".join(low.replace("-", " ").replace("_", " ").split())
