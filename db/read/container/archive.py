"""Archives: the files in a .zip or a .tar, of which nothing is ever written anywhere."""

import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO

from db.read.container.guard import BombError, Guarded, unpacked
from db.read.error import ReadError
from db.read.form import by_name, is_article
from db.read.size import HOLDER, limit_of, taken

_MOST = 1_000_000
"""Members of one archive."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file of an archive."""

    name: str
    data: bytes


def zipped(stream: BinaryIO, path: str, max_size: int | None, size: int) -> Iterator[Member | ReadError]:
    """The articles of a .zip, in its order."""
    with zipfile.ZipFile(stream) as archive:
        left = max(1 << 28, 200 * size)
        for number, info in enumerate(archive.infolist()):
            if number >= _MOST:
                yield ReadError(path, "", f"holds more than {_MOST:,} files", "Split it; the rest of it is not read.")
                return
            if info.is_dir() or not _is_wanted(info.filename):
                continue
            refused = _refusal(path, info.filename)
            if refused is None and info.flag_bits & 1:
                remedy = "Unpack it with its password, and read the folder."
                refused = ReadError(path, info.filename, "is encrypted", remedy)
            if refused is not None:
                yield refused
                continue
            try:
                with archive.open(info) as member:
                    data = taken(Guarded(member, max(1, info.compress_size)), _limit(info.filename, max_size), path)  # type: ignore[arg-type]
            except BombError:
                yield _bomb(path, info.filename)
                continue
            except ReadError as error:
                yield ReadError(path, info.filename, error.reason, error.remedy)
                continue
            except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError) as error:
                yield ReadError(path, info.filename, f"cannot be unpacked ({error})", "Make the archive anew.")
                continue
            left -= len(data)
            if left < 0:
                yield _bomb(path, "")
                return
            yield Member(info.filename, data)


def tarred(stream: BinaryIO, path: str, max_size: int | None, size: int) -> Iterator[Member | ReadError]:
    """The articles of a .tar, packed or not, in its order; links in it are not followed."""
    try:
        with tarfile.open(fileobj=unpacked(stream, size), mode="r|") as archive:
            for number, info in enumerate(archive):
                archive.members.clear()  # type: ignore[attr-defined]  # or it keeps every header
                if number >= _MOST:
                    yield ReadError(path, "", f"holds more than {_MOST:,} files", "Split it.")
                    return
                name = info.name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
                if not info.isfile() or not _is_wanted(name):
                    continue
                member = archive.extractfile(info)
                if refused := _refusal(path, name):
                    yield refused
                elif member is not None:
                    try:
                        yield Member(name, taken(member, _limit(name, max_size), path))
                    except ReadError as error:
                        yield ReadError(path, name, error.reason, error.remedy)
    except BombError:
        yield _bomb(path, "")


def _is_wanted(name: str) -> bool:
    """Whether a member is taken for articles, as a file in a folder is; one whose path leads out is looked at too."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    hidden = any(part.startswith(".") and part != ".." for part in parts) or "__MACOSX" in parts
    return bool(parts) and not hidden and is_article(parts[-1])


def _refusal(path: str, name: str) -> ReadError | None:
    """Why a member's name is not taken: it would lead out of the archive."""
    plain = name.replace("\\", "/")
    if plain.startswith("/") or plain[1:2] == ":" or ".." in plain.split("/"):
        remedy = "Whoever made the archive may mean harm; nothing of it was written."
        return ReadError(path, name, "has a path that leads out of the archive", remedy)
    return None


def _limit(name: str, max_size: int | None) -> int:
    kind = by_name(name)
    if kind in ("archive", "tar", "feed", "jsonl", "json", "csv", "tsv", "warc", "packed"):
        return max_size or HOLDER
    return limit_of(kind, max_size)  # type: ignore[arg-type]


def _bomb(path: str, name: str) -> ReadError:
    return ReadError(path, name, "unpacks to hundreds of times its size, as a bomb does", "Do not open it elsewhere.")
