"""A fuzzy search of the seeds, beside rapidfuzz over every quote."""

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from rapidfuzz import fuzz, process

from db.ask.language import parse
from db.ask.library import Library
from db.ask.query import Query
from db.location import seeds
from db.store.build import build

QUERIES = ("boots on the grund", "zelensyy", "radoslaw sikorsky", "Зеленский", "armies of the world", "xyzzy")
ROUNDS = 5


def panes() -> Iterator[tuple[str, float, float, str]]:
    """The median of all queries in milliseconds: counts, three panes and passages, against quote texts alone."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.db"
        build([seeds()], path)
        texts = [row.text for row in Library(path).quotes(Query(), limit=10_000)]
        ours, peer = [], []
        for text in QUERIES * ROUNDS:
            library = Library(path)
            library.warm()
            ours.append(_ms(partial(_panes, library, parse(text))))
            peer.append(_ms(partial(process.extract, text, texts, scorer=fuzz.partial_ratio, limit=50)))
            library.close()
    yield "a search with all panes, ms", statistics.median(ours), statistics.median(peer), "rapidfuzz, quote texts only"


def _panes(library: Library, query: Query) -> None:
    """What a keystroke in the search box asks for."""
    library.counts(query)
    library.quotes(query, limit=50)
    library.actors(query, limit=50)
    library.sources(query, limit=50)
    library.passages(query)


def _ms(work: Callable[[], object]) -> float:
    """How many milliseconds a call takes."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000
