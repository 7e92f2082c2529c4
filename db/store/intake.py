"""What a build is to read: the files that are new or changed, and of files that hold many articles those that are."""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from db.read.discover import find_files
from db.read.error import ReadError
from db.read.source import STANDARD_INPUT, Source, whole
from db.read.sources import holder_of, sources, standard_input
from db.read.wants import Wants
from db.store.writer import Reading, Store


@dataclass(slots=True)
class _Open:
    """A file of many articles that is being read."""

    path: str
    sha256: str
    id: int | None = None
    """None before the first of its articles."""
    left: int = 0
    """Articles that were given out and not written yet."""
    is_read: bool = False
    """Whether its end was reached."""
    is_whole: bool = True
    """Whether nothing of it was skipped."""
    met: set[str] = field(default_factory=set)
    """The paths of its articles."""


class Intake:
    """Tells what is to be read from what is as it was."""

    def __init__(self, store: Store, version: str, wants: Wants, refused: Callable[[ReadError], None]) -> None:
        self._store = store
        self._version = version
        self._reader = f"{version} {wants.name}".rstrip()
        self._wants = wants
        self._refused = refused
        self._held = store.held()
        self._containers = store.containers()
        self._opened: list[_Open] = []
        self._of: dict[str, _Open] = {}
        """The file that holds an article which was given out."""
        self.unchanged = 0
        """Articles that are as they were."""

    def is_new(self, path: Path) -> bool:
        """Tell whether there is something to read in a file; counts what there is where not."""
        if path == STANDARD_INPUT:
            return True
        held = self._held.get(path.as_posix())
        if held is not None:
            if held.extractor == self._version and held.sha256 == _sha256(path):
                self.unchanged += 1
                return False
            return True
        container = self._containers.get(path.as_posix())
        if container is not None and container.is_whole and container.extractor == self._reader:
            if container.sha256 != _sha256(path):
                return True
            self.unchanged += len(self._store.members(container.id))
            return False
        return True

    def sources(self, files: Iterable[Path], fetched: Iterable[Source | ReadError] = ()) -> Iterator[Source]:
        """The articles to read; `fetched` are those of web addresses."""
        for path in files:
            if path != STANDARD_INPUT and holder_of(path) is None:
                yield whole(path, self._wants.max_size)
                continue
            given = standard_input(self._wants) if path == STANDARD_INPUT else sources(path, self._wants)
            opened = _Open(path.as_posix(), _sha256(path) or "")
            self._opened.append(opened)
            for one in given:
                if isinstance(one, ReadError):
                    opened.is_whole = False
                    self._refused(one)
                elif self._is_wanted(one, opened):
                    yield one
            opened.is_read = True
            self._close(opened)
        for one in fetched:
            if isinstance(one, ReadError):
                self._refused(one)
            elif self._held.get(one.path) == Reading(one.sha256(one.data or b""), self._version):
                self.unchanged += 1
            else:
                yield one

    def container_of(self, path: str) -> int | None:
        """Return the id of the file that holds an article which is to be written now."""
        opened = self._of.get(path)
        if opened is None or path == opened.path or not opened.sha256:
            return None
        if opened.id is None:
            opened.id = self._store.put_container(opened.path, opened.sha256, self._reader, False)
        return opened.id

    def done(self, path: str, written: bool) -> None:
        """Take note that an article that was given out has been dealt with."""
        opened = self._of.pop(path, None)
        if opened is not None:
            opened.left -= 1
            opened.is_whole = opened.is_whole and written
            self._close(opened)

    def gone(self, paths: Iterable[Path]) -> Iterator[str]:
        """The articles under some paths that are there no more: their file is not, or it has them no more."""
        roots = [Path(key(path)) for path in paths]
        inside: dict[str, Path] = {}
        dropped: set[str] = set()
        # Where something of a file could not be read, nothing can be said of what it has no more.
        read = {opened.path: opened for opened in self._opened if opened.is_read and opened.is_whole}
        for path, container in self._store.containers().items():
            members = self._store.members(container.id)
            inside |= dict.fromkeys(members, Path(path))
            # of a feed the older entries always go
            if path in read and not path.lower().endswith((".rss", ".atom", ".xml")):
                dropped |= set(members) - read[path].met
        for held in self._held:
            where = inside.get(held, Path(held))
            if any(root == where or root in where.parents for root in roots) and (
                held in dropped or not where.exists()
            ):
                yield held

    def _is_wanted(self, source: Source, opened: _Open) -> bool:
        """Whether a member of a file is new or changed."""
        opened.met.add(source.path)
        held = self._held.get(source.path)
        if held == Reading(source.sha256(source.data or b""), self._version):
            self.unchanged += 1
            return False
        opened.left += 1
        self._of[source.path] = opened
        return True

    def _close(self, opened: _Open) -> None:
        """Write that a file was read to its end, once all that is in it is written."""
        if opened.is_read and not opened.left:
            held = self._containers.get(opened.path)
            if opened.id is not None or held is not None:
                self._store.put_container(opened.path, opened.sha256, self._reader, opened.is_whole)


def find(paths: Iterable[Path], refused: Callable[[ReadError], None]) -> list[Path]:
    """List every file once, in the order of the paths; a path that is none is refused."""
    found: dict[str, Path] = {}
    for path in paths:
        try:
            for file in find_files([path], refused):
                plain = file if file == STANDARD_INPUT else Path(key(file))
                found.setdefault(str(plain), plain)
        except ReadError as error:
            refused(error)
    return list(found.values())


def key(path: Path) -> str:
    """Return a path as articles have it: one for all ways to write it, links not followed."""
    return Path(os.path.normpath(path.absolute())).as_posix()


def _sha256(path: Path) -> str | None:
    """The digest of a file's bytes, None where it cannot be read: reading it says what is wrong."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
