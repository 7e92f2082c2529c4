"""The same queries answered by fzf and by rapidfuzz over every quote."""

import os
import sqlite3
import subprocess
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from bench.asked import Result, Times, recall
from bench.queries import CLASSES, Target

_LINES = 1_000_000
"""Quotes a peer looks through, all classes of queries together, before it is thought to be known."""


MOST = 2_000_000
"""Quotes beyond which peers are not asked: fzf alone takes 20 s a query at a million."""


def some(wanted: Sequence[Target], quotes: int) -> list[Target]:
    """As many queries of each class as a peer can answer in reasonable time, spread over all."""
    each = max(2, min(25, 10 * _LINES // quotes // len(CLASSES)))
    chosen: list[Target] = []
    for kind in CLASSES:
        held = [target for target in wanted if target.kind == kind]
        chosen += held[:: max(1, len(held) // each)][:each]
    return chosen


def fzf(path: Path, wanted: Sequence[Target]) -> tuple[Times, dict[str, float]] | None:
    """Ask `fzf --filter` on one core, the quotes given as lines; None where it is not installed."""
    try:
        from iterfzf import BUNDLED_EXECUTABLE
    except ImportError:
        return None
    if BUNDLED_EXECUTABLE is None:
        return None
    times, found = Times(), []
    environment = os.environ | {"GOMAXPROCS": "1"}
    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder) / "lines"
        with lines.open("w", encoding="utf-8") as file:
            file.writelines(f"{number}\t{text}\t{speaker or ''}\n" for number, text, speaker in _rows(path))
        for target in wanted:
            command = [str(BUNDLED_EXECUTABLE), "-f", target.query, "-d", "\t", "-n", "2.."]
            begun = time.perf_counter()
            with lines.open("rb") as file:
                out = subprocess.run(command, stdin=file, stdout=subprocess.PIPE, env=environment, check=False).stdout
            times.all.append((time.perf_counter() - begun) * 1000)
            first = [line.decode().split("\t") for line in out.split(b"\n", 10)[:10] if line]
            found.append([(int(number), text, speaker or None) for number, text, speaker in first])
    return times, recall(wanted, found)


def brute(path: Path, wanted: Sequence[Target]) -> tuple[Times, dict[str, float]]:
    """Ask rapidfuzz for the best of all quotes (or speakers), one core, nothing prepared but the lower case."""
    from rapidfuzz import fuzz, process

    rows: list[Result] = _rows(path)
    texts = [text.lower() for _, text, _ in rows]
    speakers = [(speaker or "").lower() for _, _, speaker in rows]
    times, found = Times(), []
    for target in wanted:
        begun = time.perf_counter()
        over = speakers if target.kind == "speaker" else texts
        best = process.extract(target.query, over, scorer=fuzz.partial_ratio, limit=10)
        times.all.append((time.perf_counter() - begun) * 1000)
        found.append([rows[place] for _, _, place in best])
    return times, recall(wanted, found)


def _rows(path: Path) -> list[Result]:
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        return connection.execute(
            "SELECT q.id, q.text, a.name FROM quote q LEFT JOIN actor a ON a.id = q.actor_id ORDER BY q.id"
        ).fetchall()
