"""Brat standoff: who said what, as annotators marked it beside the text."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from db.learn.error import LearnError
from db.read.error import ReadError
from db.read.file import read_article
from db.read.standoff import Attribution, attributions

__all__ = ["Annotated", "Attribution", "read_folder", "read_notes"]

WANTED = "Looked for is brat standoff: an article x.txt, and beside it or below DIR x.ann or x_ANNOTATOR.ann."


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article's file and its attributions."""

    file: Path
    attributions: tuple[Attribution, ...]


def read_folder(folder: Path) -> list[Annotated]:
    """All annotated articles below a folder, in order of their names.

    An article `x.txt` is annotated in an `x.ann` or `x_<annotator>.ann` anywhere below the folder; of several
    annotators the first by name counts. Raises LearnError where there is none, or a file cannot be read.
    """
    if not folder.is_dir():
        raise LearnError(f"{folder} is no folder" if folder.exists() else f"{folder} does not exist", WANTED)
    texts = sorted(folder.rglob("*.txt"), key=lambda file: (file.stem, file.as_posix()))
    notes = _notes(folder, {text.stem for text in texts})
    found = [Annotated(text, tuple(read_notes(notes[text.stem], _text(text)))) for text in texts if text.stem in notes]
    if not found:
        lacking = "no .ann" if not any(folder.rglob("*.ann")) else "no .txt with the name of a .ann"
        raise LearnError(f"{folder} holds {lacking}", WANTED)
    return found


def _notes(folder: Path, names: set[str]) -> dict[str, Path]:
    """The file that annotates each named article: its own, else the one of its first annotator."""
    found: dict[str, list[Path]] = defaultdict(list)
    for file in folder.rglob("*.ann"):
        name = file.stem if file.stem in names else file.stem.rpartition("_")[0]
        found[name].append(file)
    return {name: min(files, key=lambda file: (file.stem, file.as_posix())) for name, files in found.items()}


def _text(file: Path) -> str:
    try:
        return read_article(file).text
    except ReadError as error:
        where = f", {error.place}" if error.place else ""
        raise LearnError(f"{file}{where}: {error.reason}", error.remedy) from error


def read_notes(file: Path, text: str) -> Iterator[Attribution]:
    """The attributions of one .ann file that have a content."""
    try:
        notes = file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise LearnError(f"{file}: is not UTF-8 at byte {error.start}", "Save it as UTF-8.") from error
    except OSError as error:
        raise LearnError(f"{file}: cannot be read ({error.strerror})", "Check its permissions.") from error

    def refuse(number: int, reason: str, remedy: str) -> None:
        raise LearnError(f"{file}, line {number}: {reason}", remedy)

    for _, attribution in attributions(notes, text, refuse):
        yield attribution
