"""A fuzzy search of the seeds, beside rapidfuzz over every quote."""

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from rapidfuzz import fuzz, process

from db.ask.language import parse
from db.ask.library import Library
from db.ask.query import Query
from db.location import seeds
from db.store.build import build

QUERIES = ("boots on the grund", "zelensyy", "radoslaw sikorsky", "Зеленский", "armies of the world", "xyzzy")
ROUNDS = 5


def search() -> Iterator[tuple[str, float, float, str]]:
    """The median of all queries in milliseconds: counts, three panes and passages, against quote texts alone."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.db"
        build([seeds()], path)
        texts = [row.text for row in Library(path).quotes(Query(), limit=10_000)]
        ours, peer = [], []
        for _ in range(ROUNDS):
            library = Library(path)
            for text in QUERIES:
                query = parse(text)
                ours.append(_ms(lambda query=query: _panes(library, query)))
                peer.append(_ms(lambda text=text: process.extract(text, texts, scorer=fuzz.partial_ratio, limit=50)))
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
