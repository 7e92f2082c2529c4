"""The files of a folder or of a zip, by their names, read one at a time."""

import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from db.load.entry import BadLineError

LARGEST = 1 << 26
"""Bytes of the largest file that is read: an annotated article is a few thousand."""


@dataclass(frozen=True, slots=True)
class Files:
    """An open folder or zip."""

    names: tuple[str, ...]
    """In their order, parted by slashes."""
    read: Callable[[str], bytes]
    """Reads one; raises BadLineError where it cannot be read."""


@contextmanager
def files(path: Path, endings: tuple[str, ...]) -> Iterator[Files]:
    """Open a folder, a zip, or a single file, for its files with some endings."""
    if path.is_dir():
        found = sorted(
            file.relative_to(path).as_posix()
            for file in path.rglob("*")
            if file.suffix.lower() in endings and file.is_file()
        )
        yield Files(tuple(found), lambda name: _read(path / name))
    elif path.is_file() and zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            sizes = {info.filename: info.file_size for info in archive.infolist() if not info.is_dir()}
            held = sorted(name for name in sizes if Path(name).suffix.lower() in endings and "__MACOSX" not in name)
            yield Files(tuple(held), lambda name: _unpack(archive, name))
    else:
        yield Files((path.name,), lambda name: _read(path.parent / name))


def _read(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except OSError as error:
        raise BadLineError(f"cannot be read ({error.strerror})") from error
    return _held(data)


def _unpack(archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        with archive.open(name) as stream:  # what it says of its size may be a lie: no more is unpacked than is wanted
            data = stream.read(LARGEST + 1)
    except (OSError, EOFError, RuntimeError, NotImplementedError, zipfile.BadZipFile, zlib.error) as error:
        raise BadLineError(f"cannot be unpacked ({error})") from error
    return _held(data)


def _held(data: bytes) -> bytes:
    if len(data) > LARGEST:
        raise BadLineError(f"is over {LARGEST >> 20} MB, too large for one article")
    return data
