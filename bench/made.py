"""The databases the search is measured on: made once by importing a made-up corpus, then kept."""

import json
import os
import resource
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.corpus import lines, size
from bench.countries import fill
from db.index.update import update

_MEGABYTE = 1024


@dataclass(frozen=True, slots=True)
class Made:
    """A database, and what making it took."""

    path: str
    quotes: int
    import_rate: float
    """Quotes a second, the index included."""
    import_memory: float
    """The most memory the import took, MB."""
    index_rate: float
    """Quotes a second where the index alone is made again."""
    index_bytes: float
    """A quote: of the index that can be dropped, not of the rows."""
    row_bytes: float
    """A quote: of all the rest of the file."""


def made(folder: Path, text: str) -> Made:
    """Return the database of a size from the folder, made first where it is not there."""
    facts = folder / f"{text}.json"
    if not facts.exists():
        folder.mkdir(parents=True, exist_ok=True)
        facts.write_text(json.dumps(asdict(_make(folder, text)), indent=1), encoding="utf-8")
    return Made(**json.loads(facts.read_text(encoding="utf-8")))


def ten(folder: Path) -> Path:
    """A database of ten quotes."""
    path = folder / "10.db"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        _import(_corpus(folder, "10"), path)
    return path


def _make(folder: Path, text: str) -> Made:
    count, path = size(text), folder / f"{text}.db"
    corpus = _corpus(folder, text)
    for old in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
        old.unlink(missing_ok=True)
    _say(f"importing {text}")
    seconds, memory = _import(corpus, path)
    corpus.unlink()
    _say(f"indexing {text} again")
    fill(path)
    begun = time.perf_counter()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        update(connection)
        indexing = time.perf_counter() - begun
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        index, rest = _bytes(connection)
    return Made(str(path), count, count / seconds, memory, count / indexing, index / count, rest / count)


def _corpus(folder: Path, text: str) -> Path:
    """The lines of a size in a file."""
    path = folder / f"{text}.jsonl"
    if not path.exists():
        _say(f"writing {text} quotes")
        part = path.with_suffix(".part")
        with part.open("w", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in lines(size(text)))
        part.rename(path)
    return path


def _import(corpus: Path, path: Path) -> tuple[float, float]:
    """Import through the command, in a process of its own; returns the seconds and the most memory it took, in MB."""
    command = [sys.executable, "-m", "explorer", "import", "quotebank", str(corpus), "--db", str(path), "--quiet"]
    begun = time.perf_counter()
    child = subprocess.Popen(command, env=os.environ | {"OPENBLAS_NUM_THREADS": "1"})
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise RuntimeError(f"the import ended with {child.returncode}")
    return time.perf_counter() - begun, _peak(used)


def _peak(used: resource.struct_rusage) -> float:
    return used.ru_maxrss / _MEGABYTE / (_MEGABYTE if sys.platform == "darwin" else 1)


def _bytes(connection: sqlite3.Connection) -> tuple[int, int]:
    """The bytes of the pages of the index, and of all others."""
    try:
        (index,) = connection.execute("SELECT sum(pgsize) FROM dbstat WHERE name GLOB 'index_*'").fetchone()
    except sqlite3.OperationalError:  # a SQLite without dbstat: what is in the pages, without what is left free
        parts = (("index_trigram", "ids"), ("index_facet", "ids"), ("index_column", "data"), ("index_fact", "data"))
        sums = (connection.execute(f"SELECT sum(length({column}) + 20) FROM {table}") for table, column in parts)
        index = sum(total or 0 for ((total,),) in sums)
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    (page,) = connection.execute("PRAGMA page_size").fetchone()
    return int(index), int(pages * page - index)


def _say(text: str) -> None:
    print(f"bench: {text}", file=sys.stderr, flush=True)
