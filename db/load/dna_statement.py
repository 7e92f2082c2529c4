"""What the variables of a statement in DNA tell of a quote: those of DNA's own kind, and those that onrecord writes."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, get_args

from db.extract.quote import SaidBasis, Status
from db.load.marked import Mark
from db.load.word import KINDS, STATUSES
from db.read.article import Span
from db.reference.country import bloc_of, code_of
from db.reference.table import key

OWN = frozenset({"person", "organization", "concept", "agreement", "status", "kind", "said", "quote", "note"})
"""The variables of a file that onrecord wrote, where a quote is as many statements as it is about countries."""
_SPEAKERS = ("person", "actor", "speaker", "name", "politician", "individual", "narrator")
_ORGANISATIONS = ("organization", "organisation", "party", "group", "institution", "affiliation")
_SAID = re.compile(r"(\d{4}(?:-\d\d){0,2}) \((\w+)\)")
_THOUGHT = "thought or planned"


class Quoted(NamedTuple):
    """A statement that onrecord wrote, without the country it is about."""

    span: Span
    values: tuple[tuple[str, str], ...]


def mark_of(span: Span, values: Mapping[str, str]) -> Mark:
    """Return the quote of a statement; what is no speaker is noted beside it."""
    person = _of(values, _SPEAKERS)
    organisation = _of(values, _ORGANISATIONS)
    taken = {*_SPEAKERS, *_ORGANISATIONS}
    rest = [f"{name}: {value}" for name, value in values.items() if name.lower() not in taken]
    return Mark(
        (span,),
        person or organisation,
        actor_kind="person" if person else "organisation",
        role=organisation if person else None,
        note=" · ".join(rest) or None,
    )


def merged(marks: Iterable[Mark]) -> Iterator[Mark]:
    """Make one quote of what is coded several times, of other concepts or by other people; all of the notes stay."""
    same: dict[tuple[object, ...], list[Mark]] = {}
    for mark in marks:
        same.setdefault((mark.contents, mark.speaker), []).append(mark)
    for alike in same.values():
        notes = dict.fromkeys(mark.note for mark in alike if mark.note)
        yield alike[0]._replace(
            role=next((mark.role for mark in alike if mark.role), None), note=" | ".join(notes) or None
        )


def quoted(span: Span, values: Mapping[str, str]) -> Quoted:
    """Return what is the same in all statements of one quote."""
    return Quoted(span, tuple(sorted((name, value) for name, value in values.items() if name != "concept")))


def own_mark(quote: Quoted, concepts: Sequence[str]) -> Mark:
    """Return the quote that onrecord made statements of."""
    values = dict(quote.values)
    told = re.findall(r"\[([^\]]*)\]", values.get("status", ""))
    status: Status = next((STATUSES[key(word)] for word in told if key(word) in STATUSES), "asserted")
    day = _SAID.fullmatch(values.get("said", ""))
    bases: dict[str, SaidBasis] = {basis: basis for basis in get_args(SaidBasis)}
    codes = (code_of(concept) or bloc_of(concept) for concept in concepts)
    person = values.get("person")
    return Mark(
        (quote.span,),
        person or values.get("organization"),
        actor_kind=None if person else "organisation",
        note=values.get("note"),
        kind=KINDS.get(key(values.get("kind", ""))),
        status=status,
        aloud=_THOUGHT not in told,
        about=tuple(dict.fromkeys(code for code in codes if code)),
        said=day[1] if day else None,
        said_basis=bases.get(day[2], "unknown") if day else "unknown",
    )


def _of(values: Mapping[str, str], names: Sequence[str]) -> str | None:
    lower = {name.lower(): value for name, value in values.items()}
    return next((lower[name] for name in names if name in lower), None)
