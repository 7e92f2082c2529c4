"""What ready-made quotes are read from: a reader a format, all giving the same items one after another."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from db.load.entry import BadLineError, Entry
from db.read.article import Article


class Page(NamedTuple):
    """An article that came whole, with the quotes somebody marked in it."""

    article: Article
    made_by: str
    """Stands where articles that were read have the version of what read them: brat, citron, dna."""
    entries: tuple[Entry, ...]


class Run(NamedTuple):
    """Quotes that stand one after another."""

    entries: Sequence[Entry]


class Odd(NamedTuple):
    """Something that could not be taken over of a quote that was."""

    reason: str


class Item(NamedTuple):
    """What stands at one place of a file."""

    number: int
    """Of the line, or of the annotation or statement; of a run that of its first; 0 for the file as a whole."""
    what: Entry | Run | Page | BadLineError | Odd
    within: str = ""
    """The file inside a folder or a container; empty where it is the file that was named."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A file under way."""

    items: Iterator[Item]
    at: Callable[[], int]
    """How many bytes of it are read."""
    size: int
    """Its bytes; 0 where that is not known."""
    unit: str = "line"
    """What is numbered."""


Source = Callable[[Path], AbstractContextManager[Reading]]
"""Opens a file; raises OSError, EOFError or zlib.error where it cannot be read, BadLineError where it is of no kind."""
