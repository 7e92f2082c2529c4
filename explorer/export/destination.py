"""Where an export goes: a file or folder that is there whole or not at all, or standard output."""

import errno
import io
import os
import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from explorer.export.format import ExportError
from explorer.text import visible

STDOUT = Path("-")


def check(target: Path, force: bool, *libraries: Path) -> None:
    """Refuse what is not to be written over, or cannot be a file's name. Raises ExportError."""
    try:
        _check(target, force, *libraries)
    except OSError as error:
        if error.errno != errno.ENAMETOOLONG:
            raise
        raise ExportError(f"the name of the file is too long: {len(target.name):,} letters", "shorten it") from error


def _check(target: Path, force: bool, *libraries: Path) -> None:
    if not target.parent.is_dir():
        raise ExportError(f"no folder {target.parent}", "make it, or name another")
    if any(target.exists() and library.exists() and target.samefile(library) for library in libraries):
        raise ExportError(f"{target} is the library itself", "name another file")
    if target.is_dir() and (any(target.iterdir()) or force):
        raise ExportError(f"{target} is a folder, and is not written over", "name one that is not there yet")
    if target.exists() and not target.is_dir() and not force:
        raise ExportError(f"{target} is there already", "--force writes over it, or name another file")


@contextmanager
def file(target: Path, force: bool) -> Iterator[IO[bytes]]:
    """Give a file to write in, beside the target; it takes its place when all went well, else nothing is left."""
    part = _beside(target)
    try:
        with part.open("xb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        _put(part, target, force)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def folder(target: Path) -> Iterator[Path]:
    """Give a folder to write in, beside the target, likewise."""
    part = _beside(target)
    part.mkdir()
    try:
        yield part
        part.replace(target)
    finally:
        shutil.rmtree(part, ignore_errors=True)


@contextmanager
def standard_output(binary: bool) -> Iterator[IO[bytes]]:
    """Give standard output; on a terminal, what is text is shown with nothing in it that acts."""
    if sys.stdout.isatty():
        if binary:
            raise ExportError("this format is no text for a terminal", "--output FILE writes it into a file")
        yield _Terminal()
    else:
        sys.stdout.flush()
        yield sys.stdout.buffer
    sys.stdout.flush()


class _Terminal(io.BytesIO):
    """Shows what is written to it; each piece is whole letters."""

    def write(self, piece: object, /) -> int:
        """Show a piece."""
        text = bytes(piece).decode("utf-8", "replace") if isinstance(piece, bytes | bytearray | memoryview) else ""
        sys.stdout.write(visible(text.replace("\r\n", "\n")))
        return len(text)


def _beside(target: Path) -> Path:
    return target.with_name(f".{target.name[:60]}.{secrets.token_hex(4)}.part")


def _put(part: Path, target: Path, force: bool) -> None:
    """Put a file in its place; a link is refused where something came there meanwhile, which a move is not."""
    if force:
        part.replace(target)
        return
    try:
        os.link(part, target)
    except FileExistsError as error:
        raise ExportError(f"{target} is there already", "--force writes over it, or name another file") from error
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK, errno.ENOSYS, errno.EACCES):
            raise
        part.replace(target)  # a file system without links
