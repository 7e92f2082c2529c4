"""Which files are articles: those of every ending we read, of what was named."""

import glob
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from db.read.error import ReadError
from db.read.form import is_article
from db.read.source import STANDARD_INPUT

_KINDS = "*.txt, .md, .html, .pdf, .docx, .eml, .rss, .jsonl, .csv, .warc, .zip …"


def find_files(paths: Iterable[Path | str], refused: Callable[[ReadError], None] | None = None) -> list[Path]:
    """The article files of some files and folders, each once, in the order given and sorted within a folder.

    A file that is named is taken whatever its ending; in a folder only those whose ending we know count, at any depth,
    and what starts with a dot is passed over, and a README. `*`, `?` and `[` are patterns where no file has that very
    name; `-` is standard input. Raises ReadError for what is missing and for a folder without articles; a folder inside
    that cannot be opened, or a link that leads nowhere, goes to `refused` where that is given, and the rest is read.
    """
    found: dict[Path, Path] = {}
    for path in map(Path, paths):
        if path == STANDARD_INPUT:
            found.setdefault(path, path)
            continue
        for one in [path] if os.path.lexists(path) else _matched(path):
            for file in _files(one, refused):
                found.setdefault(file.resolve(), file)
    return list(found.values())


def missing(paths: Iterable[Path]) -> Iterator[ReadError]:
    """Tell which of the paths are not there, and which patterns match nothing; no folder is looked through."""
    for path in paths:
        if path == STANDARD_INPUT or os.path.lexists(path):
            continue
        try:
            for one in _matched(path)[:1]:
                if not os.path.lexists(one):
                    _files(one, None)
        except ReadError as error:
            yield error


def _files(path: Path, refused: Callable[[ReadError], None] | None) -> list[Path]:
    """The article files of one file or folder."""
    if path.is_dir():
        files = _walk(path, refused)
        if not files:
            remedy = "Put articles there, one a UTF-8 text file, or in another form we read."
            raise ReadError(path, "", f"holds no article ({_KINDS})", remedy)
        return files
    if path.is_file():
        return [path]
    if path.exists():
        raise ReadError(path, "", "is neither a file nor a folder", "Name a text file or a folder of them.")
    try:
        path.stat()
    except FileNotFoundError:
        raise ReadError(path, "", "does not exist", "Check the name; quote it if it holds spaces.") from None
    except OSError as error:  # links that go round, a folder that may not be entered
        reason = f"cannot be opened ({error.strerror})"
        raise ReadError(path, "", reason, "Check where it leads: ls -l shows it.") from None
    return []


def _matched(pattern: Path) -> list[Path]:
    """What a pattern matches that the shell left as it was; a name without one is given back."""
    if not glob.has_magic(str(pattern)):
        return [pattern]
    found = sorted(Path(name) for name in glob.glob(str(pattern.expanduser()), recursive=True))  # noqa: PTH207
    files = [path for path in found if path.is_dir() or is_article(path.name)] or found
    if not files:
        raise ReadError(pattern, "", "matches nothing", "Check the pattern; ** stands for folders at any depth.")
    return files


def _walk(folder: Path, refused: Callable[[ReadError], None] | None) -> list[Path]:
    """The articles under a folder; a folder met before (through a link) is not entered again."""
    refuse = refused or _raise
    seen: set[Path] = set()
    found: list[Path] = []
    for root, folders, files in os.walk(folder, followlinks=True, onerror=lambda error: refuse(_refusal(error))):
        here = Path(root).resolve()
        if here in seen:
            folders.clear()
            continue
        seen.add(here)
        kept = _beside_pages(files)
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in kept)
        for name in files:
            file = Path(root, name)
            if is_article(name) and file.is_file():
                found.append(file)
            elif is_article(name) and file.is_symlink() and refused is not None and not file.is_dir():
                refused(ReadError(file, "", "is a link that leads nowhere", "Check where it leads: ls -l shows it."))
    return sorted(found)


def _beside_pages(files: Iterable[str]) -> set[str]:
    """The folders in which browsers put the pictures and frames of a page they save."""
    stems = {name.rpartition(".")[0] for name in files if name.lower().endswith((".html", ".htm"))}
    return {
        f"{stem}{ending}" for stem in stems for ending in ("_files", "_Files", "-Dateien", "_fichiers", "_archivos")
    }


def _refusal(error: OSError) -> ReadError:
    """Why a folder was not entered."""
    return ReadError(Path(error.filename or ""), "", f"cannot be opened ({error.strerror})", "Check its permissions.")


def _raise(error: ReadError) -> None:
    """Let a folder that cannot be entered end the search."""
    raise error
