"""`make bench-search`: search at growing sizes beside fzf and a rapidfuzz brute force, as one table.

`python -m bench.search --sizes 10k,100k,1m --cache FOLDER`; 10m takes an hour to make and 15 GB.
"""

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bench import opened, peers
from bench.asked import ask
from bench.made import made, ten
from bench.queries import CLASSES, Split, targets

NAMES = {"fragment": "fragments", "typos": "with typos", "words": "half-remembered", "speaker": "misspelt speakers"}


class Figure(NamedTuple):
    """One number of one size."""

    what: str
    value: float | None
    """None where it could not be measured."""
    grows: bool = True
    """Whether the growth from size to size tells something."""


def figures(folder: Path, text: str, count: int, split: Split) -> Iterator[Figure]:
    """All numbers of one size."""
    database = made(folder, text)
    path = Path(database.path)
    asked = ask(path, count, split)
    for name, times in (
        ("keystroke, 50 quotes", asked.rows),
        ("keystroke, whole screen", asked.screen),
        ("filter, three panes and counts", asked.filters),
        ("pasted sentence, 50 quotes", asked.pasted),
        ("query through --batch, 50 quotes", asked.batch),
    ):
        yield Figure(f"{name}, p50 ms", times.share(0.5))
        yield Figure(f"{name}, p95 ms", times.share(0.95))
    for kind in CLASSES:
        yield Figure(f"recall@10, {NAMES[kind]}", asked.recall.get(kind), grows=False)
    yield from _peers(path, database.quotes, count, split, asked.batch.share(0.5))
    ours, least = opened.first_frame(path, ten(folder))
    yield Figure("start to filled list, ms", ours)
    yield Figure("  over that at 10 rows", ours / least, grows=False)
    yield Figure("private memory of the app, MB", opened.private_memory(path))
    yield Figure("index, bytes a quote", database.index_bytes, grows=False)
    yield Figure("rows, bytes a quote", database.row_bytes, grows=False)
    yield Figure("import with index, quotes a second", database.import_rate)
    yield Figure("import, most memory MB", database.import_memory)
    yield Figure("index made again, quotes a second", database.index_rate)


def _peers(path: Path, quotes: int, count: int, split: Split, ours: float) -> Iterator[Figure]:
    """What fzf and rapidfuzz take for some of the same queries, and how many times that is."""
    if quotes > peers.MOST:
        print(f"fzf and brute force are not asked at {quotes:,} quotes: a query takes them minutes")
        return
    wanted = peers.some(list(targets(path, count, split)), quotes)
    for name, found in (
        ("fzf --filter", peers.fzf(path, wanted)),
        ("rapidfuzz brute force", peers.brute(path, wanted)),
    ):
        if found is None:
            print(f"{name} is not measured: pip install 'onrecord[bench]' brings it")
            continue
        times, recall = found
        yield Figure(f"{name}, p50 ms", times.share(0.5))
        yield Figure(f"{name}, p95 ms", times.share(0.95))
        yield Figure(f"  p50 over ours through --batch ({len(wanted)} queries)", times.share(0.5) / ours, grows=False)
        for kind in CLASSES:
            yield Figure(f"  {name} recall@10, {NAMES[kind]}", recall.get(kind), grows=False)


def table(found: dict[str, list[Figure]]) -> Iterator[str]:
    """Lay the numbers out: a line a figure, a column a size with the growth from the one before."""
    names = {figure.what: None for held in found.values() for figure in held}
    yield f"{'what':<58}" + "".join(f"{text:>12}{'×' if number else '':>8}" for number, text in enumerate(found))
    for name in names:
        line = f"{name:<58}"
        before: float | None = None
        for held in found.values():
            figure = next((figure for figure in held if figure.what == name), None)
            value = figure.value if figure else None
            growth = f"{value / before:.1f}" if figure and figure.grows and value and before else ""
            line += f"{_number(value):>12}{growth:>8}"
            before = value
        yield line.rstrip()


def _number(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:,.0f}" if abs(value) >= 1_000 else f"{value:.1f}" if abs(value) >= 10 else f"{value:.3f}"


def main() -> None:
    """Measure every size named and print the table."""
    reader = argparse.ArgumentParser(prog="bench.search", description=__doc__)
    reader.add_argument("--sizes", default="10k,100k", help="10k,100k,1m,10m")
    reader.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "onrecord-bench", metavar="FOLDER")
    reader.add_argument("--count", type=int, default=150, help="queries of each class")
    reader.add_argument("--split", choices=["dev", "test"], default="dev", help="test is to be looked at once")
    given = reader.parse_args()
    found: dict[str, list[Figure]] = {}
    for text in given.sizes.split(","):
        found[text] = list(figures(given.cache, text, given.count, given.split))
    print("\n".join(table(found)))


if __name__ == "__main__":
    main()
