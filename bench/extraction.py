"""Extraction beside the bare parse of the full small English pipeline; with two processes; and what memory it takes."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

ARTICLES = 25
ROUNDS = 3
SHARED = 400
"""Articles read by one process and by two."""
MANY = (100, 1_000, 10_000)
"""Articles after which the memory is looked at."""
MEGABYTE = 1024 * 1024
ONE_CORE = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
Figure = tuple[str, float, float, str]
"""What, ours, the peer's, and who the peer is."""


def _speed() -> Iterator[Figure]:
    """Words a second, each figure in a process of its own that computes on one core."""
    for rules_only in ("rules", "weights"):
        ours, peer = (float(word) for word in _asked("words", rules_only).split())
        name = "by rules alone" if rules_only == "rules" else "with weights"
        yield f"extraction {name}, words a second", ours, peer, "nlp.pipe, whole pipeline"


def extraction() -> Iterator[Figure]:
    """Words a second, then what a second core gives, and the memory at more and more articles."""
    yield from _speed()
    with tempfile.TemporaryDirectory() as folder:
        one, two = (float(word) for word in _asked("jobs", folder).split())
        yield f"{SHARED} articles, 2 jobs, articles a second", two, one, "1 job"
    peer = float(_asked("bare memory"))
    for count in MANY:
        yield (
            f"peak memory at {count:,} articles, MB",
            float(_asked("memory", str(count))),
            peer,
            "the pipeline, loaded",
        )


def _asked(*what: str) -> str:
    """What a process of its own answers."""
    alone = os.environ | dict.fromkeys(ONE_CORE, "1")
    command = [sys.executable, "-m", "bench.extraction", *what]
    return subprocess.run(command, env=alone, check=True, capture_output=True, text=True).stdout


def words_a_second(rules_only: bool) -> tuple[float, float]:
    """Ours and the bare parse's: medians of interleaved rounds over the same texts, by the core's time."""
    import spacy

    from bench.invented import articles
    from db.extract.extract import MODELS, Extractor
    from db.location import seeds
    from db.read.discover import find_files
    from db.read.file import read_article

    texts = [*articles(ARTICLES), *(read_article(path) for path in find_files([seeds()]))]
    lines = [line for article in texts for line in article.text.split("\n") if line.strip()]
    words = sum(len(article.text.split()) for article in texts)
    pipeline, extractor = spacy.load(MODELS[0]), Extractor(rules_only=rules_only)
    both = ((extractor.pipe, texts), (pipeline.pipe, lines))
    ours, peer = [], []
    for number in range(ROUNDS + 1):
        pair = [_seconds(partial(read, given), time.process_time) for read, given in both]
        if number:  # the first one fills the caches
            ours.append(words / pair[0])
            peer.append(words / pair[1])
    return statistics.median(ours), statistics.median(peer)


def articles_a_second(folder: Path) -> tuple[float, float]:
    """With one job and with two, the time to load left in; medians of three rounds."""
    from bench.invented import write
    from db.extract.pool import pooled
    from db.read.source import whole
    from db.store.build import standard_extractor

    write(folder, SHARED)
    files = [whole(path) for path in sorted(folder.glob("*.txt"))]
    rounds = [
        [SHARED / _seconds(partial(pooled, files, standard_extractor, jobs)) for jobs in (1, 2)] for _ in range(3)
    ]
    return statistics.median(one for one, _ in rounds), statistics.median(two for _, two in rounds)


def memory(count: int) -> float:
    """The most memory this process had, in MB, once it has read so many articles."""
    from bench.invented import articles
    from db.extract.extract import Extractor

    for _ in Extractor().pipe(articles(count)):
        pass
    return _peak()


def bare_memory() -> float:
    """The same with the whole pipeline loaded and nothing read."""
    import spacy

    from db.extract.extract import MODELS

    pipeline = spacy.load(MODELS[0])
    return _peak() if pipeline.pipe_names else 0.0


def _peak() -> float:
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / MEGABYTE if sys.platform == "darwin" else most / 1024


def _seconds(work: Callable[[], Iterable[object]], clock: Callable[[], float] = time.perf_counter) -> float:
    """How long it takes to walk through all that a call gives."""
    began = clock()
    for _ in work():
        pass
    return clock() - began


def answer(what: str, *more: str) -> str:
    """The figures asked for on the command line, of this process."""
    match what:
        case "words":
            return "{} {}".format(*words_a_second(more[0] == "rules"))
        case "jobs":
            return "{} {}".format(*articles_a_second(Path(more[0])))
        case "memory":
            return str(memory(int(more[0])))
        case _:
            return str(bare_memory())


def main() -> None:
    """Print every figure with its peer and the ratio of the two, or answer another process."""
    if len(sys.argv) > 1:
        print(answer(*sys.argv[1:]))
        return
    from bench.table import head, show

    head()
    show(extraction())


if __name__ == "__main__":
    main()
