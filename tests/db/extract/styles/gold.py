"""What is to be found in an article, written by hand beside it.

One record a line: `kind | speaker | cue | content | key=value …`. The content is the article's own words; ` [..] `
leaves some out, ` // ` parts its pieces. Speaker `?` is nobody named, cue `-` is none. Keys: `status`, `aloud`, `via`,
`soft=yes` (neither required nor wrong), `soft_speaker=yes` (any speaker will do). `never | words` must be no quote.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from db.read.article import Span

ROOT = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Wanted:
    """One attribution a reader finds."""

    spans: tuple[Span, ...]
    kind: str
    speaker: str | None
    cue: str | None
    status: str
    aloud: bool
    via: str | None
    soft: bool
    soft_speaker: bool


@dataclass(frozen=True, slots=True)
class Sample:
    """One article with its gold."""

    style: str
    path: Path
    text: str
    wanted: tuple[Wanted, ...]
    never: tuple[Span, ...]
    """Words in quotation marks, captions and furniture that nobody says."""


def samples(root: Path = ROOT) -> list[Sample]:
    """Every article of the corpus, style by style."""
    return [_sample(path) for path in sorted(root.glob("*/*.txt"))]


def _sample(path: Path) -> Sample:
    text = path.read_text(encoding="utf-8")
    wanted: list[Wanted] = []
    never: list[Span] = []
    taken: dict[str, int] = {}
    for line in path.with_suffix(".gold").read_text(encoding="utf-8").splitlines():
        if line.startswith("never | "):
            never += _all(text, line.removeprefix("never | "))
        elif line.strip():
            wanted.append(_wanted(text, line, taken, path))
    return Sample(path.parent.name, path, text, tuple(wanted), tuple(never))


def _wanted(text: str, line: str, taken: dict[str, int], path: Path) -> Wanted:
    kind, speaker, cue, content, *more = (part.strip() for part in line.split(" | "))
    keys = dict(pair.split("=", 1) for pair in re.split(r" (?=\w+=)", more[0])) if more else {}
    spans: list[Span] = []
    at = taken.get(content, 0)
    for piece in content.split(" // "):
        first, *rest = piece.split(" [..] ")
        start = text.find(first, spans[-1][1] if spans else at)
        end = start + len(first)
        for words in rest:
            end = text.find(words, end) + len(words)
        if start < 0 or end < start + len(first):
            raise ValueError(f"{path.name}: not in the text: {piece}")
        spans.append((start, end))
    taken[content] = spans[-1][1]
    return Wanted(
        tuple(spans),
        kind,
        None if speaker == "?" else speaker,
        None if cue == "-" else cue,
        keys.get("status", "asserted"),
        keys.get("aloud", "yes") == "yes",
        keys.get("via"),
        "soft" in keys,
        "soft_speaker" in keys,
    )


def _all(text: str, words: str) -> list[Span]:
    return [match.span() for match in re.finditer(re.escape(words), text)]
