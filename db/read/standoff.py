"""Brat standoff: what the lines of an .ann file mark in the text beside it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from db.read.article import Span

ROLES = ("source", "cue", "content")
REPORTING = re.compile(r"\b(?:said|says|told|asked|added|wrote|according to)\b", re.IGNORECASE)
OFFSETS = "Offsets look like this: Content 10 20;25 30"
OTHERS = "Is it the .ann of this text, and is the text unchanged since it was annotated?"
Complaint = Callable[[int, str, str], None]
"""Told the number of a line that cannot be used, why, and what helps; may raise."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """One annotated attribution, spans in text order."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    attributes: tuple[tuple[str, str], ...] = ()
    """Its attributes and notes: Status negated; of one that is only there or not the value is empty."""


def attributions(notes: str, text: str, complain: Complaint) -> Iterator[tuple[int, Attribution]]:
    """Yield the attributions that have a content, each with the number of its line."""
    marked: dict[str, tuple[Span, ...]] = {}
    events: list[tuple[int, str, str]] = []
    beside: dict[str, list[tuple[str, str]]] = {}
    for number, line in enumerate(notes.split("\n"), 1):
        fields = line.rstrip("\r").split("\t")
        if len(fields) < 2 or not fields[0]:
            continue
        if fields[0].startswith("T"):
            spans = _spans(number, fields[1], len(text), complain)
            if spans:
                marked[fields[0]] = spans
        elif fields[0].startswith("E") and fields[1].startswith("Attribution"):
            events.append((number, fields[0], fields[1]))
        elif fields[0][0] in "AM" and len(words := fields[1].split()) > 1:
            beside.setdefault(words[1], []).append((words[0], " ".join(words[2:])))
        elif fields[0][0] == "#" and len(fields) > 2 and len(words := fields[1].split()) > 1:
            beside.setdefault(words[1], []).append((words[0], fields[2]))
    for number, name, event in events:
        attribution = replace(_attribution(event, marked, text), attributes=tuple(beside.get(name, ())))
        if attribution.content:
            yield number, attribution


def _spans(number: int, field: str, size: int, complain: Complaint) -> tuple[Span, ...]:
    """The spans of a text-bound annotation: `Content 10 20;25 30`."""
    try:
        pairs = [piece.split() for piece in field.split(" ", 1)[1].split(";")]
        spans = tuple(sorted((int(start), int(end)) for start, end in pairs))
    except (IndexError, ValueError):
        complain(number, f"no offsets in {field!r}", OFFSETS)
        return ()
    if any(not 0 <= start < end <= size for start, end in spans):
        complain(number, f"{field!r} lies outside the article's {size} letters", OTHERS)
        return ()
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
