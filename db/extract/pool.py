"""A pool of processes that extract, each with a pipeline of its own."""

import os
import pickle
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from queue import SimpleQueue
from threading import Thread

from db.extract.outcome import Outcome, outcomes
from db.extract.quote import Extracts
from db.read.source import Source

MOST = 4
"""Processes that are started unasked: each takes some 300 MB."""
WORTH = 50
"""Articles from which one more process is worth the second it takes to load."""
CHUNK = 12
"""Sources a process is given at once."""
HEAVY = 4 << 20
"""Bytes of sources from which no more are given at once."""
AHEAD = 100
"""Outcomes held back for the one whose turn it is, before no more sources are given out."""
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
"""Variables that keep a process from computing on the other ones' cores."""

Load = Callable[[], Extracts]
_Place = tuple[int, Source]
"""A source and its place in the order."""


class PoolError(Exception):
    """The processes cannot be started."""


def jobs_for(count: int) -> int:
    """How many processes are worth it for so many articles: 1 for a few, at most the cores there are."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(cores, MOST, count // WORTH))


def pooled(sources: Iterable[Source], load: Load, jobs: int) -> Generator[Outcome, None, None]:
    """What comes of each source, in order, with so many processes; `load`, which must pickle, is called in each.

    With one job all is done in this process. A source that ends its process is told as a fault, and the others go on.
    Raises what `load` raises, and PoolError where a process ends before it is ready.
    """
    if jobs == 1:
        yield from outcomes(sources, load)
        return
    pool = _Pool(sources, load, jobs)
    try:
        yield from pool.outcomes()
    finally:
        pool.end()


@dataclass(slots=True, eq=False)
class _Worker:
    """A process at the other end of a pipe."""

    process: BaseProcess
    connection: Connection
    given: deque[_Place] = field(default_factory=deque)
    """The sources whose outcome is still to come, in order."""
    ready: bool = False
    careful: bool = False
    """Whether it is given one source at a time, after another process ended on them."""


class _Pool:
    """Gives out sources and brings what came of them back into order."""

    def __init__(self, sources: Iterable[Source], load: Load, jobs: int) -> None:
        self._sources = enumerate(sources)
        self._load = load
        self._jobs = jobs
        self._workers: list[_Worker] = []
        self._again: deque[_Place] = deque()
        """Sources left by a process that ended: one of them may have ended it."""
        self._done: dict[int, Outcome] = {}
        self._next = 0

    def outcomes(self) -> Iterator[Outcome]:
        """Every outcome, in order."""
        while self._give():
            for connection in wait([w.connection for w in self._workers if w.given]):
                self._hear(next(w for w in self._workers if w.connection is connection))
            while self._next in self._done:
                yield self._done.pop(self._next)
                self._next += 1

    def end(self) -> None:
        """End all processes, whatever they are doing."""
        for worker in self._workers:
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join()
            worker.connection.close()
        self._workers.clear()

    def _give(self) -> bool:
        """Give every process something to do; tells whether any has."""
        for worker in self._workers:
            self._fill(worker)
        while len(self._workers) < self._jobs and (chunk := self._chunk()):
            self._send(self._start(), chunk)
        return any(worker.given for worker in self._workers)

    def _fill(self, worker: _Worker) -> None:
        """Give a process more: a chunk while it has one left, so that it never waits."""
        if worker.careful:
            if not worker.given and self._again:
                self._send(worker, [self._again.popleft()])
            worker.careful = bool(worker.given)
        elif len(worker.given) <= CHUNK and (chunk := self._chunk()):
            self._send(worker, chunk)

    def _chunk(self) -> list[_Place]:
        """The next sources, fewer where they are heavy, none while too many outcomes are held back."""
        chunk: list[_Place] = []
        if len(self._done) < AHEAD:
            weight = 0
            for place in islice(self._sources, CHUNK):
                chunk.append(place)
                weight += place[1].weight
                if weight > HEAVY:
                    break
        return chunk

    @staticmethod
    def _send(worker: _Worker, chunk: list[_Place]) -> None:
        worker.given.extend(chunk)
        with suppress(BrokenPipeError, ConnectionResetError):  # it has ended, as hearing from it tells next
            worker.connection.send([source for _, source in chunk])

    def _start(self) -> _Worker:
        """Start one more process."""
        context = get_context("spawn")
        here, there = context.Pipe()
        process = context.Process(target=_work, args=(there, self._load), daemon=True)
        with _alone():
            process.start()
        there.close()
        worker = _Worker(process, here)
        self._workers.append(worker)
        return worker

    def _hear(self, worker: _Worker) -> None:
        """Take what a process says."""
        try:
            message = worker.connection.recv()
        except (EOFError, ConnectionResetError):
            self._lose(worker)
            return
        if isinstance(message, Exception):
            raise message
        if isinstance(message, Outcome):
            place, _ = worker.given.popleft()
            self._done[place] = message
        worker.ready = True

    def _lose(self, worker: _Worker) -> None:
        """Replace a process that has ended; the sources it had are read one by one, to find the one that ends it."""
        worker.process.join()
        worker.connection.close()
        self._workers.remove(worker)
        how = f"the process that read it ended ({_told(worker.process.exitcode)})"
        if not worker.ready:
            raise PoolError(how.replace(" that read it", " that was to read"))
        if worker.careful:
            place, source = worker.given.popleft()
            self._done[place] = Outcome(source.path, fault=how)
        self._again.extendleft(reversed(worker.given))
        if self._again:
            self._start().careful = True
            self._fill(self._workers[-1])


def _told(code: int | None) -> str:
    """How a process ended."""
    if code is not None and code < 0:
        return signal.Signals(-code).name
    return f"exit status {code}"


@contextmanager
def _alone() -> Iterator[None]:
    """Processes started here compute on one core each, and leave ctrl-c to this one."""
    held = {name: os.environ.get(name) for name in THREADS}
    os.environ |= dict.fromkeys(THREADS, "1")
    masks = hasattr(signal, "pthread_sigmask")
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT}) if masks else None
    try:
        yield
    finally:
        if before is not None:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        for name, value in held.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _work(connection: Connection, load: Load) -> None:
    """What a process does: load, then extract the sources it is given until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        extractor = load()
    except Exception as error:
        connection.send(_sendable(error))
        return
    connection.send(True)
    inbox: SimpleQueue[list[Source] | None] = SimpleQueue()
    Thread(target=_listen, args=(connection, inbox), daemon=True).start()
    while (sources := inbox.get()) is not None:
        try:
            for outcome in outcomes(sources, lambda: extractor):
                connection.send(outcome)
        except (BrokenPipeError, ConnectionResetError):
            return


def _listen(connection: Connection, inbox: "SimpleQueue[list[Source] | None]") -> None:
    """Take in what is given while the process works: else both ends may wait to be rid of what they send."""
    while True:
        try:
            inbox.put(connection.recv())
        except (EOFError, OSError):
            inbox.put(None)
            return


def _sendable(error: Exception) -> Exception:
    """The error, or one with its words where it does not pickle."""
    try:
        copy = pickle.loads(pickle.dumps(error))
    except Exception:
        return PoolError(f"{type(error).__name__}: {error}")
    return error if type(copy) is type(error) else PoolError(str(error))
