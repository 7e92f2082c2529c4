"""Brat standoff: articles x.txt, each with an x.ann or x_WHO.ann that marks its attributions."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from db.load.entry import BadLineError
from db.load.folder import Files, files
from db.load.marked import Mark, page_of, spans_in
from db.load.source import Item, Reading
from db.load.word import KINDS, STATUSES
from db.read.encoding import decode
from db.read.error import ReadError
from db.read.standoff import Attribution, attributions
from db.reference.table import key


@contextmanager
def brat(path: Path) -> Iterator[Reading]:
    """Open a folder or a zip of them; raises BadLineError where no text in it has its .ann."""
    with files(path, (".txt", ".ann")) as held:
        texts = sorted(name for name in held.names if name.endswith(".txt"))
        notes = _notes(held.names, {PurePosixPath(text).stem for text in texts})
        pairs = [(text, found) for text in texts if (found := notes.get(PurePosixPath(text).stem))]
        if not pairs:
            lacking = "no .ann" if not notes else "no .txt with the name of a .ann"
            raise BadLineError(f"holds {lacking}; looked for is x.txt with x.ann or x_WHO.ann")
        done = iter(range(len(pairs) + 1))
        at = 0

        def items() -> Iterator[Item]:
            nonlocal at
            for text, note in pairs:
                yield from _items(held, text, note)
                at = next(done) + 1

        yield Reading(items(), lambda: at, len(pairs))


def _notes(names: Sequence[str], stems: set[str]) -> dict[str, str]:
    """Return the file that annotates each text: its own, else the one of its first annotator."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in names:
        if name.endswith(".ann"):
            stem = PurePosixPath(name).stem
            found[stem if stem in stems else stem.rpartition("_")[0]].append(name)
    return {stem: min(some, key=lambda name: (PurePosixPath(name).stem, name)) for stem, some in found.items()}


def _items(held: Files, text_name: str, notes_name: str) -> Iterator[Item]:
    name = text_name
    try:
        text, _ = decode(held.read(text_name), Path(text_name))
        name = notes_name
        notes = held.read(notes_name).decode("utf-8-sig")
    except (BadLineError, ReadError, UnicodeDecodeError) as error:
        reason = "is not UTF-8" if isinstance(error, UnicodeDecodeError) else _reason(error)
        yield Item(0, BadLineError(reason), name)
        return
    wrong: list[tuple[int, str]] = []
    found = list(attributions(notes, text, lambda number, reason, _: wrong.append((number, reason))))
    for number, reason in wrong:
        yield Item(number, BadLineError(reason), notes_name)
    marks = [_mark(text, one) for _, one in found]
    yield Item(0, page_of(text, PurePosixPath(text_name).name, "brat", marks), text_name)


def _mark(text: str, one: Attribution) -> Mark:
    mention = (one.source[0][0], one.source[-1][1]) if one.source else None
    cue = (one.cue[0][0], one.cue[-1][1]) if one.cue else None
    beside = {name.lower(): value for name, value in one.attributes}
    speaker = beside.get("speaker") or " ".join(text[start:end] for start, end in one.source) or None
    return Mark(
        spans_in(text, one.content),
        speaker,
        mention,
        cue,
        kind=KINDS.get(key(beside.get("kind", ""))),
        status=STATUSES.get(key(beside.get("status", "")), "asserted"),
        aloud="thought" not in beside,
    )


def _reason(error: Exception) -> str:
    if isinstance(error, ReadError):
        return f"{error.place}: {error.reason}" if error.place else error.reason
    return str(error)
