"""Which files are articles: every *.txt of what was named."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from db.read.error import ReadError

SUFFIX = ".txt"


def find_files(paths: Iterable[Path | str], refused: Callable[[ReadError], None] | None = None) -> list[Path]:
    """The article files of some files and folders, each once, in the order given and sorted within a folder.

    A file that is named is taken whatever its ending; in a folder only *.txt count, at any depth, and what starts
    with a dot is passed over. Raises ReadError for what is missing and for a folder without articles; a folder inside
    that cannot be opened goes to `refused` where that is given, and the rest is read.
    """
    found: dict[Path, Path] = {}
    for path in map(Path, paths):
        if path.is_dir():
            files = _walk(path, refused or _raise)
            if not files:
                raise ReadError(path, "", f"holds no article (*{SUFFIX})", "Put articles there, one a UTF-8 text file.")
        elif path.is_file():
            files = [path]
        elif path.exists():
            raise ReadError(path, "", "is neither a file nor a folder", "Name a text file or a folder of them.")
        else:
            raise ReadError(path, "", "does not exist", "Check the name; quote it if it holds spaces.")
        for file in files:
            found.setdefault(file.resolve(), file)
    return list(found.values())


def _walk(folder: Path, refused: Callable[[ReadError], None]) -> list[Path]:
    """The articles under a folder; a folder met before (through a link) is not entered again."""
    seen: set[Path] = set()
    found: list[Path] = []
    for root, folders, files in os.walk(folder, followlinks=True, onerror=lambda error: refused(_refusal(error))):
        here = Path(root).resolve()
        if here in seen:
            folders.clear()
            continue
        seen.add(here)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in files:
            file = Path(root, name)
            if name.lower().endswith(SUFFIX) and not name.startswith(".") and file.is_file():
                found.append(file)
    return sorted(found)


def _refusal(error: OSError) -> ReadError:
    """Why a folder was not entered."""
    return ReadError(Path(error.filename or ""), "", f"cannot be opened ({error.strerror})", "Check its permissions.")


def _raise(error: ReadError) -> None:
    """Let a folder that cannot be entered end the search."""
    raise error
