"""What an import came to, and how far it is."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

_NAMED = 1_000
"""Bad lines that are remembered; more are only counted."""


class Bad(NamedTuple):
    """A line, or with number 0 the rest of a file, that was left out."""

    path: Path
    number: int
    reason: str
    unit: str = "line"
    """What is numbered; file where nothing of it could be read."""
    within: str = ""
    """The file inside a folder or a container, where it is one of several."""


class Unfit(NamedTuple):
    """A file that is not what the command takes it for."""

    path: Path
    reason: str
    remedy: str
    holds: str = ""
    """Lines that show what it holds."""


class Progress(NamedTuple):
    """How far an import is."""

    path: Path
    quotes: int
    """Looked at in all files so far."""
    at: int
    """Bytes of this file."""
    size: int
    """Bytes of this file; 0 where that is not known."""


@dataclass(slots=True)
class Loaded:
    """What an import came to."""

    added: int = 0
    known: int = 0
    """Quotes that were in already."""
    bad: list[Bad] = field(default_factory=list)
    """The first ones of what was left out."""
    bad_count: int = 0
    odd: list[Bad] = field(default_factory=list)
    """The first ones of what was not understood in quotes that went in."""
    odd_count: int = 0
    unfit: list[Unfit] = field(default_factory=list)
    """Files of which nothing was read, because they are not what the command says; they are among `bad`, too."""
    articles: int = 0
    """Articles that came whole and are new."""
    stopped: bool = False
    """Whether ctrl-c ended it early."""
    quotes: int = 0
    """All the database holds."""

    def leave_out(self, bad: Bad) -> None:
        """Take down what was left out."""
        self.bad_count += 1
        if len(self.bad) < _NAMED:
            self.bad.append(bad)

    def wonder(self, odd: Bad) -> None:
        """Take down what was not understood."""
        self.odd_count += 1
        if len(self.odd) < _NAMED:
            self.odd.append(odd)
