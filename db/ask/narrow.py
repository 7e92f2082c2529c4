"""The rows of the actors and sources panes that have a name as typed."""

import json
import re
from collections.abc import Callable, Sequence
from typing import Generic, Literal, TypeVar

import numpy as np

from db.ask.candidate import Ids, top, weigh_text
from db.ask.fetch import actor_rows, source_rows
from db.ask.likeness import mistyped, spelt
from db.ask.query import Query
from db.ask.row import ActorRow, SourceRow
from db.ask.scope import Read
from db.ask.selection import Tally, meant, tallied
from db.ask.word import spellings
from db.dataclass import dataclass
from db.index.fold import fold, latin
from db.index.letters import codes_of
from db.read.article import Span

Row = TypeVar("Row")
What = Literal["actor", "article"]
_LOOKED_AT = 1000
"""Of those that may be meant, how many with the most quotes are looked at."""
_ALIKE = 300
"""Names with the most letters in common that are looked at where nothing is named as typed."""
_NAMES: dict[What, str] = {
    "actor": """
    SELECT a.id, a.name, (SELECT group_concat(text, ' · ') FROM alias WHERE actor_id = a.id)
    FROM actor a WHERE a.id IN (SELECT value FROM json_each(?))
    """,
    "article": """
    SELECT r.id, coalesce(r.title, ''), r.label || ' · ' || coalesce(o.name, '')
    FROM article r LEFT JOIN outlet o ON o.id = r.outlet_id WHERE r.id IN (SELECT value FROM json_each(?))
    """,
}
"""What each is called first, and what else."""


@dataclass(frozen=True, slots=True)
class Narrowed(Generic[Row]):
    """The rows that are named as typed, the best first."""

    rows: Sequence[Row]
    total: int
    """How many there are, those that are not returned too."""
    cut: bool
    """There may be more than were counted."""


def actors_named(read: Read, query: Query, typed: str, limit: int) -> Narrowed[ActorRow]:
    """Return who said what a query leaves and has a name as typed; misspelt where nobody has it."""
    counts = tallied(read, meant(query.without_field("speaker")), "actor")
    ids, cut = _named(read, "actor", typed, counts, silent=False)
    return Narrowed(actor_rows(read, ids[:limit], counts, lambda name: _lit(name, typed)), len(ids), cut)


def sources_named(read: Read, query: Query, typed: str, limit: int) -> Narrowed[SourceRow]:
    """Return the articles of what a query leaves with a title or outlet as typed; misspelt where none has it."""
    own = meant(query.without_field("source"))
    counts = tallied(read, own, "article")
    ids, cut = _named(read, "article", typed, counts, silent=own.is_empty)
    return Narrowed(source_rows(read, ids[:limit], counts, lambda name: _lit(name, typed)), len(ids), cut)


def _named(read: Read, kind: What, typed: str, counts: Tally, silent: bool) -> tuple[list[int], bool]:
    """Return the ids, best first, and whether there may be more; without `silent` of those that have quotes."""
    forms = [words for form in dict.fromkeys((fold(typed), latin(typed))) if (words := spellings(form))]
    if not forms:
        return [], False
    for inside in (False, True):
        ids = _holding(read, kind, forms, not inside)
        if ids is None:  # of a letter or two nothing is known
            ids = np.flatnonzero(counts)
        near, cut = _most_quoted(ids, counts, silent)
        if found := _graded(read, kind, near, counts, forms, _inside if inside else _begins):
            return found, cut
    chosen = weigh_text(read, (kind,), " ".join(forms[0]))
    if not chosen.full:
        return [], False
    alike, _ = _most_quoted(top(read.overlap(kind, chosen.by_code), chosen.full, _ALIKE), counts, silent)
    return _graded(read, kind, alike, counts, forms, _misspelt), False


def _holding(read: Read, kind: What, forms: Sequence[Sequence[str]], begins: bool) -> Ids | None:
    """Return the ids that may have all words of a form; None where nothing is known."""
    found: Ids | None = None
    for words in forms:
        codes = sorted({code for word in words for code in codes_of(word, begins=begins)})
        if codes:
            held = np.flatnonzero(read.holding(kind, codes))
            found = held if found is None else np.union1d(found, held)
    return found


def _most_quoted(ids: Ids, counts: Tally, silent: bool) -> tuple[Ids, bool]:
    """Return those with the most quotes, and whether there are more."""
    quotes = np.where(ids < len(counts), counts[np.minimum(ids, len(counts) - 1)], 0) if len(counts) else ids * 0
    if not silent:
        ids, quotes = ids[quotes > 0], quotes[quotes > 0]
    if len(ids) <= _LOOKED_AT:
        return ids, False
    return ids[np.argpartition(-quotes, _LOOKED_AT)[:_LOOKED_AT]], True


_Grade = Callable[[Sequence[str], str, str], int]
"""From typed words, the first name and all names, folded, to how well they answer; 0 is not at all."""


def _graded(
    read: Read,
    kind: What,
    ids: Ids,
    counts: Tally,
    forms: Sequence[Sequence[str]],
    grade: _Grade,
) -> list[int]:
    found: list[tuple[int, int, str, int]] = []
    for id_, first, more in read.connection.execute(_NAMES[kind], (json.dumps(ids.tolist()),)):
        read.check()
        name = f" {' '.join(spellings(_spelt(first)))}"
        names = f"{name} {' '.join(spellings(_spelt(more or '')))}"
        if best := max(grade(words, name, names) for words in forms):
            found.append((-best, -int(counts[id_]) if id_ < len(counts) else 0, name, id_))
    return [id_ for *_, id_ in sorted(found)]


def _spelt(name: str) -> str:
    return fold(name) if name.isascii() else f"{fold(name)} {latin(name)}"


def _begins(words: Sequence[str], name: str, names: str) -> int:
    """4 the name begins so, 3 its words do, 2 those of another name."""
    if name.startswith(f" {' '.join(words)}"):
        return 4
    if all(f" {word}" in name for word in words):
        return 3
    return 2 if all(f" {word}" in names for word in words) else 0


def _inside(words: Sequence[str], name: str, names: str) -> int:
    return 2 if all(word in name for word in words) else int(all(word in names for word in words))


def _misspelt(words: Sequence[str], name: str, names: str) -> int:
    held = names.split()
    return int(all(any(spelt(form, word) or mistyped(form, word, prefix=True) for word in held) for form in words))


def _lit(name: str, typed: str) -> tuple[Span, ...]:
    """Return the places of the typed letters in a name: where they begin a word, else inside one."""
    folded = fold(name)
    found: set[Span] = set()
    for word in spellings(fold(typed)):
        places = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(word)}", folded)]
        found.update(places or [match.span() for match in re.finditer(re.escape(word), folded)][:1])
    spans: list[Span] = []
    for start, end in sorted(found):
        if spans and start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return tuple(spans)
