"""Brat standoff: who said what, as annotators marked it beside the text."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from db.learn.error import LearnError
from db.read.article import Span
from db.read.error import ReadError
from db.read.file import read_article

ROLES = ("source", "cue", "content")
REPORTING = re.compile(r"\b(?:said|says|told|asked|added|wrote|according to)\b", re.IGNORECASE)
WANTED = "Looked for is brat standoff: an article x.txt, and beside it or below DIR x.ann or x_ANNOTATOR.ann."
OTHERS = "Is it the .ann of this text, and is the text unchanged since it was annotated?"


@dataclass(frozen=True, slots=True)
class Attribution:
    """One annotated attribution, spans in text order."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


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
        lines = file.read_text(encoding="utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise LearnError(f"{file}: is not UTF-8 at byte {error.start}", "Save it as UTF-8.") from error
    except OSError as error:
        raise LearnError(f"{file}: cannot be read ({error.strerror})", "Check its permissions.") from error
    marked: dict[str, tuple[Span, ...]] = {}
    events: list[str] = []
    for number, line in enumerate(lines, 1):
        fields = line.rstrip("\r").split("\t")
        if len(fields) < 2 or not fields[0]:
            continue
        if fields[0].startswith("T"):
            marked[fields[0]] = _spans(file, number, fields[1], len(text))
        elif fields[0].startswith("E") and fields[1].startswith("Attribution"):
            events.append(fields[1])
    for event in events:
        attribution = _attribution(event, marked, text)
        if attribution.content:
            yield attribution


def _spans(file: Path, number: int, field: str, size: int) -> tuple[Span, ...]:
    """The spans of a text-bound annotation: `Content 10 20;25 30`."""
    try:
        pairs = [piece.split() for piece in field.split(" ", 1)[1].split(";")]
        spans = tuple(sorted((int(start), int(end)) for start, end in pairs))
    except (IndexError, ValueError) as error:
        wanted = "Offsets look like this: Content 10 20;25 30"
        raise LearnError(f"{file}, line {number}: no offsets in {field!r}", wanted) from error
    if any(not 0 <= start < end <= size for start, end in spans):
        raise LearnError(f"{file}, line {number}: {field!r} lies outside the article's {size} letters", OTHERS)
    return spans


def _attribution(event: str, marked: dict[str, tuple[Span, ...]], text: str) -> Attribution:
    """The parts of one event, source and cue exchanged where an annotator plainly slipped."""
    parts: dict[str, list[Span]] = {role: [] for role in ROLES}
    for argument in event.split():
        role, _, name = argument.partition(":")
        role = role.rstrip("0123456789").lower()
        if role in parts:
            parts[role] += marked.get(name, ())
    source, cue, content = (tuple(sorted(set(parts[role]))) for role in ROLES)
    words = " ".join(text[start:end] for start, end in source).strip()
    if source and cue and REPORTING.fullmatch(words) and not any(REPORTING.search(text[s:e]) for s, e in cue):
        source, cue = cue, source
    return Attribution(source, cue, content)
