"""Articles in which somebody, a person or a program, marked who says what: what they give as quotes of ours."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from db.extract.quote import ActorKind, Kind, SaidBasis, Status
from db.load.entry import BadLineError, Entry, More
from db.load.source import Page
from db.read.article import Article, Fact, Span
from db.read.file import read_text

_PRONOUNS = frozenset(
    "i you he she it we they me him her us them who whom one his hers their theirs himself herself itself themselves "
    "this that these those".split()
)
_OPENING, _CLOSING = "\"“„«‘'", "\"”“»’'"
_ENDS = " \t\n.,;:!?…"
_MARKED = re.compile(r"[\"“”„«»]")
PRONOUN = "the speaker is marked by a pronoun alone"
UNMARKED = "no speaker is marked"


class Mark(NamedTuple):
    """One quote as it was marked."""

    contents: tuple[Span, ...]
    speaker: str | None = None
    mention: Span | None = None
    """The words that name the speaker where the quote is."""
    cue: Span | None = None
    confidence: float = 1.0
    actor_kind: ActorKind | None = None
    role: str | None = None
    note: str | None = None
    kind: Kind | None = None
    """None where the quotation marks tell it."""
    status: Status = "asserted"
    aloud: bool | None = True
    about: tuple[str, ...] = ()
    said: str | None = None
    said_basis: SaidBasis | None = None


class About(NamedTuple):
    """What is stated of an article beside its text."""

    title: str | None = None
    author: str | None = None
    published: str | None = None
    outlet: str | None = None


def page_of(text: str, name: str, made_by: str, marks: Sequence[Mark], about: About = About()) -> Page:  # noqa: B008
    """Return an article with its quotes; its path is made of its name and its words, wherever its file lies."""
    read = read_text(text, _file(name))
    words = json.dumps([text, *about])
    path = f"{made_by}:{name}@{_digest(words, 6)}"
    article = replace(
        read,
        path=path,
        doc=PurePosixPath(name).stem or name,
        title=_stated(about.title, read.title),
        author=_stated(about.author, read.author),
        published=_stated(about.published, read.published),
        outlet=_stated(about.outlet, read.outlet),
    )
    return Page(article, made_by, tuple(_entries(article, made_by, marks)))


def spans_in(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return spans in order, those that touch or overlap made one; raises BadLineError where one is not in the text."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if not 0 <= start < end <= len(text):
            raise BadLineError(f"{start} to {end} lies outside the article's {len(text)} letters")
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def _entries(article: Article, made_by: str, marks: Sequence[Mark]) -> Iterator[Entry]:
    text = article.text
    published = article.published.value
    for mark in marks:
        speaker = " ".join((mark.speaker or "").split())
        nobody = UNMARKED if not speaker else PRONOUN
        if speaker.lower() in _PRONOUNS:
            speaker = ""
        kind: ActorKind = mark.actor_kind or ("person" if any(map(str.isupper, speaker)) else "anonymous")
        more = More(
            nobody,
            mark.kind or _kind(text, mark.contents),
            mark.status,
            kind,
            role=mark.role,
            about=mark.about,
            said=mark.said,
            outlet=article.outlet.value,
            place=article.path,
            note=mark.note,
            spans=mark.contents,
            cue=mark.cue,
            mention=mark.mention,
            aloud=mark.aloud,
            said_basis=mark.said_basis,
        )
        key = f"{made_by}:{_digest(json.dumps([article.path, mark.contents, mark.mention, mark.speaker]), 16)}"
        words = " … ".join(text[start:end] for start, end in mark.contents)
        yield Entry(key, words, speaker or None, (), published, None, (), mark.confidence, more)


def _kind(text: str, spans: Sequence[Span]) -> Kind:
    """Tell whether the words stand in quotation marks: all of them, some, or none."""
    inside = [_is_inside(text, start, end) for start, end in spans]
    if all(inside):
        return "direct"
    return "mixed" if any(inside) or any(_MARKED.search(text, start, end) for start, end in spans) else "indirect"


def _is_inside(text: str, start: int, end: int) -> bool:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1] in _ENDS:
        end -= 1
    before = text[start : start + 1], text[start - 1 : start] if start else ""
    after = text[end - 1 : end], text[end : end + 1]
    opened = any(letter and letter in _OPENING for letter in before)
    inner = text[start + 1 : end - 1]
    behind = text[end:].lstrip(_ENDS.replace("\n", ""))[:1] if end < len(text) else ""
    closed = any(letter and letter in _CLOSING for letter in (*after, behind))
    return opened and closed and not re.search(r"[”»\"][^“«\"]*[“«\"]", inner)


def _stated(value: str | None, read: Fact) -> Fact:
    return Fact(value, "stated") if value else read


def _digest(words: str, size: int) -> str:
    return blake2b(words.encode("utf-8", "surrogatepass"), digest_size=size).hexdigest()


def _file(name: str) -> Path:
    return Path(name)
