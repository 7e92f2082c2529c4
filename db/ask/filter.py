"""The filters of a query as the quotes they leave."""

import numpy as np

from db.ask.few import ROLES
from db.ask.interval import read_interval
from db.ask.query import NONE, Filter, Query
from db.ask.roster import named
from db.ask.scope import Read
from db.ask.verdict import decided, is_verdict
from db.ask.word import spellings
from db.index.column import SURE, UNKNOWN, Numbers, first_day
from db.index.fold import fold
from db.index.snapshot import Mask


def filtered(read: Read, query: Query) -> Mask:
    """Return which quotes the filters of a query leave; shared, not to be written in."""
    found = read.held
    for item in query.filters:
        found = found & _kept(read, item)
    return found


def _kept(read: Read, item: Filter) -> Mask:
    """Return which quotes a filter leaves."""
    found = read.memory.get("filter", item, np.ndarray)
    if found is None:
        found = _holds(read, item)
        if item.exclude:
            found = ~found
        read.memory.put("filter", item, found, room=24)
    return found


def _holds(read: Read, item: Filter) -> Mask:
    field, values, numbers = item.field, item.values, read.snapshot.numbers
    if field in ROLES:
        return _having(read, field, [value for value in values if value != NONE], NONE in values)
    if field in ("kind", "status", "aloud"):
        return read.snapshot.mask(read.connection, field, values)
    if (about := is_verdict(field)) is not None:
        return decided(read, about, values)
    if field == "via":
        return _via(read, values)
    if field == "confidence":
        wanted = read_interval(values[0])
        low, high, sure = round(wanted.low * SURE), round(wanted.high * SURE), numbers["sure"]
        found = np.logical_and(
            sure > low if wanted.above else sure >= low, sure < high if wanted.below else sure <= high
        )
        # What a person vouches for is certain, whatever the machine thought.
        vouched = decided(read, "reviewed", ("yes",))
        return found | vouched if high == SURE and not wanted.below else found & ~vouched
    if field == "after":
        return np.greater_equal(numbers["said"], max(1, first_day(values[0])))
    if field == "before":
        dated: Mask = np.not_equal(numbers["said"], UNKNOWN)
        return np.logical_and(dated, np.less(numbers["said"], first_day(values[0])))
    if field == "speaker":
        spoken = _flags(named(read, "speaker", values), read.snapshot.actor)
        return np.logical_or(spoken, read.snapshot.actor == UNKNOWN) if _unknown(values) else spoken
    if field == "outlet":
        outlets = _flags(named(read, "outlet", values), read.snapshot.outlet)
        if _unknown(values):
            outlets = outlets | (read.snapshot.outlet == UNKNOWN)
        return _of_articles(outlets, read.snapshot.article)
    return _flags(named(read, "source", values), read.snapshot.article)


def _unknown(values: tuple[str, ...]) -> bool:
    return NONE in map(str.lower, values)


def _having(read: Read, field: str, values: list[str], none: bool) -> Mask:
    found = read.snapshot.mask(read.connection, field, values) if values else np.zeros(read.size, bool)
    return found | ~read.snapshot.mask(read.connection, field) if none else found


def _via(read: Read, values: tuple[str, ...]) -> Mask:
    """A carrier is meant where each word asked for begins a word of its name."""
    wanted = [words for value in values if value.lower() != NONE and (words := spellings(fold(value)))]
    names = [
        name
        for name in read.snapshot.values(read.connection, "via")
        if any(all(f" {word}" in f" {fold(name)}" for word in words) for words in wanted)
    ]
    return _having(read, "via", names, _unknown(values))


def _flags(ids: list[int], owner: Numbers) -> Mask:
    """Return which rows have one of some owners."""
    if len(ids) == 1:
        return np.equal(owner, ids[0])
    flags = np.zeros(max([*ids, int(owner.max(initial=0))]) + 1, bool)
    flags[ids] = True
    return flags[np.maximum(owner, 0)]


def _of_articles(flags: Mask, article: Numbers) -> Mask:
    """Return which quotes stand in an article that is flagged."""
    if not len(flags):
        return np.zeros(len(article), bool)
    found: Mask = flags.take(article, mode="clip") & (article > 0)
    return found
