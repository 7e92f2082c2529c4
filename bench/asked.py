"""How long a database takes to answer, and how much of what is meant it finds."""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from bench.queries import CLASSES, Split, Target, filters, keystrokes, pasted, targets
from db.ask.cancel import Cancel
from db.ask.language import parse_lenient
from db.ask.library import Library
from explorer.answer import answer

ROWS = 50
_TOP = 10
_TYPED = 12
"""Fragments that are typed letter by letter."""


@dataclass(slots=True)
class Times:
    """Milliseconds, one for each question."""

    all: list[float] = field(default_factory=list)

    def share(self, part: float) -> float:
        """The value that this share of all stays under."""
        held = sorted(self.all)
        return held[min(len(held) - 1, int(part * len(held)))] if held else float("nan")


@dataclass(slots=True)
class Asked:
    """What came of all questions to one database."""

    rows: Times = field(default_factory=Times)
    """Keystrokes of a fragment: 50 quotes."""
    screen: Times = field(default_factory=Times)
    """The same keystrokes: all that the app shows."""
    filters: Times = field(default_factory=Times)
    """A filter: three panes and all counts."""
    pasted: Times = field(default_factory=Times)
    """A whole sentence: 50 quotes."""
    batch: Times = field(default_factory=Times)
    """Whole queries through `onrecord search --batch`, from writing the line to reading its answer: 50 quotes."""
    recall: dict[str, float] = field(default_factory=dict)
    """The share of queries of a class whose target is among the first ten."""


def ask(path: Path, count: int, split: Split) -> Asked:
    """Ask a database all questions, `count` of each class."""
    asked = Asked()
    typed = [text for texts in keystrokes(path, _TYPED, split) for text in texts]
    with _warm(path) as library:
        for text in typed:
            asked.rows.all.append(_ms(partial(library.quotes, parse_lenient(text)[0], limit=ROWS)))
        for target in pasted(path, _TYPED, split):
            asked.pasted.all.append(_ms(partial(library.quotes, parse_lenient(target.query)[0], limit=ROWS)))
    with _warm(path) as library:  # anew, or it would remember what it found before
        for text in typed:
            asked.screen.all.append(_ms(partial(answer, library, parse_lenient(text)[0], None, Cancel())))
        for text in filters(path, 4 * _TYPED, split):
            asked.filters.all.append(_ms(partial(answer, library, parse_lenient(text)[0], None, Cancel())))
    wanted = list(targets(path, count, split))
    found = batch(path, [target.query for target in wanted])
    asked.batch.all = [took for took, _ in found]
    asked.recall = recall(wanted, [results for _, results in found])
    return asked


Result = tuple[int, str, str | None]
"""Id, text, speaker."""


def recall(wanted: Sequence[Target], found: Iterable[Sequence[Result]]) -> dict[str, float]:
    """The share of each class whose target is among the first ten results."""
    hits: dict[str, list[bool]] = {kind: [] for kind in CLASSES}
    for target, results in zip(wanted, found, strict=True):
        hits[target.kind].append(target.found(list(results[:_TOP])))
    return {kind: sum(all_) / len(all_) for kind, all_ in hits.items() if all_}


def batch(path: Path, queries: Sequence[str]) -> list[tuple[float, list[Result]]]:
    """Ask through the command line, one query after the other was answered; milliseconds and results of each."""
    return list(_batch(path, queries))


def _batch(path: Path, queries: Sequence[str]) -> Iterator[tuple[float, list[Result]]]:
    command = [sys.executable, "-m", "explorer", "search", "--batch", "-", "--limit", str(ROWS), "--db", str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdin is not None and child.stdout is not None
        for number, query in enumerate(["warm up", *queries]):
            begun = time.perf_counter()
            child.stdin.write(f"{_plain(query)}\n".encode())
            child.stdin.flush()
            line = child.stdout.readline()
            took = (time.perf_counter() - begun) * 1000
            if number:
                rows = json.loads(line)["results"]
                yield took, [(row["id"], row["text"], row["speaker"]) for row in rows]
        child.stdin.close()


def _plain(query: str) -> str:
    """A query whose punctuation means nothing to the query language."""
    return " ".join(word.strip("'\"^$!|-:") for word in query.split())


@contextmanager
def _warm(path: Path) -> Iterator[Library]:
    """A library that has answered before."""
    library = Library(path)
    try:
        library.warm()
        answer(library, parse_lenient("warm up")[0], None, Cancel())
        yield library
    finally:
        library.close()


def _ms(work: Callable[[], object]) -> float:
    """How many milliseconds a call takes."""
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000
