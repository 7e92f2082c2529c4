"""Articles with their quotes as brat standoff: x.txt and x.ann, an event Attribution with Source, Cue and Content."""

import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import IO

from db.ask.record import Record
from db.read.article import Span
from explorer.citation import marks
from explorer.export.excerpt import Excerpt, excerpt
from explorer.export.format import Commission
from explorer.export.out import by_article
from explorer.export.plain import speech
from explorer.export.report import decided
from explorer.text import harmless

CONFIGURATION = """[entities]
Source
Cue
Content

[relations]

[events]
Attribution Source?:Source, Cue?:Cue, Content:Content

[attributes]
Kind Arg:<EVENT>, Value:direct|mixed|indirect
Status Arg:<EVENT>, Value:asserted|negated|hypothetical|conditional|question|second-hand|unverified
Thought Arg:<EVENT>
Bookmarked Arg:<EVENT>
Reviewed Arg:<EVENT>
"""
_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The oldest a zip can hold: the same quotes give the same file."""


def write(records: Iterable[Record], out: IO[bytes], wanted: Commission) -> Sequence[str]:
    """Write a zip of the files."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files(records, wanted.with_text):
            archive.writestr(zipfile.ZipInfo(name, _MOMENT), text.encode("utf-8", "replace"), zipfile.ZIP_DEFLATED)
    return ()


def write_folder(records: Iterable[Record], folder: Path, wanted: Commission) -> None:
    """Write the files into a folder."""
    for name, text in files(records, wanted.with_text):
        (folder / name).write_bytes(text.encode("utf-8", "replace"))


def files(records: Iterable[Record], with_text: bool) -> Iterator[tuple[str, str]]:
    """Give each file's name and text: brat's configuration, then two an article."""
    yield "annotation.conf", CONFIGURATION
    for group in by_article(records):
        source = group[0].source
        name = f"{source.id}-{re.sub(r'[^0-9A-Za-z]+', '-', source.doc).strip('-')[:60] or 'article'}"
        shown = excerpt(group, with_text)
        shown = replace(shown, text=shown.text.replace("\0", "\ufffd"))  # no reader of text files takes a NUL
        yield f"{name}.txt", shown.text
        yield f"{name}.ann", "".join(f"{line}\n" for line in _lines(group, shown))


def _lines(group: Sequence[Record], shown: Excerpt) -> Iterator[str]:
    marked = attribute = notes = 0
    for number, record in enumerate(group, 1):
        names: dict[str, str] = {}
        written: dict[str, tuple[str, str]] = {}
        roles: tuple[tuple[str, Sequence[Span]], ...] = (
            ("Content", record.card.spans),
            ("Cue", [record.cue] if record.cue else []),
            ("Source", [record.mention] if record.mention else []),
        )
        for role, spans in roles:
            pieces = [piece for span in spans for piece in _pieces(shown, span)]
            if pieces:
                marked += 1
                names[role] = f"T{marked}"
                places = ";".join(f"{start} {end}" for start, end in pieces)
                words = " ".join(shown.text[start:end] for start, end in pieces)
                written[role] = places, words
                yield f"T{marked}\t{role} {places}\t{words}"
        # An event has a trigger of its own type: on the cue, and where there is none on the words themselves.
        marked += 1
        places, words = written.get("Cue", written["Content"])
        yield f"T{marked}\tAttribution {places}\t{words}"
        arguments = " ".join(f"{role}:{name}" for role, name in names.items())
        yield f"E{number}\tAttribution:T{marked} {arguments}"
        for line in _attributes(record):
            attribute += 1
            name, _, value = line.partition(" ")
            yield f"A{attribute}\t{name} E{number} {value}".rstrip()
        start, end = record.card.spans[0][0], record.card.spans[-1][1]
        parts = [marks(record.card), speech(record.card), f"characters {start}–{end} of the article", decided(record)]
        notes += 1
        yield f"#{notes}\tAnnotatorNotes E{number}\t{harmless(' · '.join(part for part in parts if part))}"
        if record.card.row.speaker:  # who "he" is: onrecord import brat reads it
            notes += 1
            yield f"#{notes}\tSpeaker E{number}\t{harmless(record.card.row.speaker)}"


def _attributes(record: Record) -> Iterator[str]:
    row = record.card.row
    yield f"Kind {row.kind}"
    yield f"Status {row.status}"
    if row.aloud is False:
        yield "Thought"
    if row.bookmarked:
        yield "Bookmarked"
    if row.reviewed:
        yield "Reviewed"


def _pieces(shown: Excerpt, span: Span) -> Iterator[Span]:
    """Cut a span at its line ends: no annotation of brat goes over one."""
    start, end = shown.span(span)
    for found in re.finditer(r"[^\r\n\t\v\f\x1c-\x1e\x85\u2028\u2029]+", shown.text[start:end]):
        yield start + found.start(), start + found.end()
