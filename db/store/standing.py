"""How the quotes of an article stand: what the machine found, with what was decided folded over it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from db.read.article import Span
from db.store.decision import Decision
from db.store.form import Form, Speaking
from db.store.form_rows import Page
from db.store.home import Home
from db.store.ruling import GONE, Ruling, new_extent, ruled, ruling
from db.store.voice import Voice

KEPT = 1_000_000
"""Ordinals of quotes that only a person's word keeps begin here."""
UNQUOTED = "its words are in no quote any more"
_ALIKE = 0.75
"""Share of their words two readings of a quote must have in common to be the same quote."""

Key = int | Span
"""A quote the machine has, by its id; or the words of one that it has not."""


@dataclass(slots=True)
class Standing:
    """What an article comes to."""

    forms: dict[int, Form] = field(default_factory=dict)
    """The quotes that stand, by id."""
    rulings: dict[int, Ruling] = field(default_factory=dict)
    """Of those that stand, what was decided."""
    kept: dict[int, Span] = field(default_factory=dict)
    """Those that only a person's word keeps, with the words they are anchored to."""
    places: dict[int, int | None] = field(default_factory=dict)
    """The quote of each decision that counts, None where there is nothing for it to do."""
    orphans: dict[int, str] = field(default_factory=dict)
    """Decisions that could not all be carried out, with the reason."""


def grouped(machine: Mapping[int, Form], taken: Sequence[tuple[Decision, Home]]) -> dict[Key, list[Decision]]:
    """Return decisions by the quote they are about, in their order."""
    found: dict[Key, list[Decision]] = {}
    for decision, home in taken:
        same = _same(machine, home.span)
        found.setdefault(home.span if same is None else same, []).append(decision)
    return found


def stand(
    page: Page,
    machine: Mapping[int, Form],
    groups: Mapping[Key, Sequence[Decision]],
    homes: Mapping[int, Home],
    speakers: Mapping[Voice, Speaking],
    ids: Mapping[Span, int],
    next_id: int,
) -> Standing:
    """Fold decisions over what the machine found; `ids` has the quotes that were kept before."""
    found = Standing(forms=dict(machine))
    for key, taken in groups.items():
        rule = ruling(taken)
        quote_id = key if isinstance(key, int) else ids.get(key)
        form = machine[key] if isinstance(key, int) else None
        if not isinstance(key, int) and rule.touched and rule.machine is not None:
            if quote_id is None:
                quote_id, next_id = next_id, next_id + 1
            form = _from_afar(rule.machine.form, key, page, quote_id)
            found.kept[quote_id] = key
            voice = rule.machine.voice
            form = replace(form, speaker=speakers.get(voice) if voice else None)
        for decision in taken:
            found.places[decision.id] = None if form is None else quote_id
            if form is None and rule.touched:
                found.orphans[decision.id] = UNQUOTED
        if form is None or quote_id is None:
            continue
        if rule.rejected:
            found.forms.pop(quote_id, None)
            continue
        extent = _extent(page, form, rule, homes, found)
        found.forms[quote_id] = ruled(form, rule, speakers.get(rule.voice) if rule.voice else None, extent)
        found.rulings[quote_id] = rule
    for quote_id, form in found.forms.items():
        outer = form.nested_in
        while outer is not None and outer not in found.forms:
            outer = machine[outer].nested_in if outer in machine else None
        found.forms[quote_id] = replace(form, nested_in=outer)
    return found


def voices(groups: Mapping[Key, Sequence[Decision]]) -> list[Voice]:
    """Return those that decisions name as speakers, in order."""
    found: dict[Voice, None] = {}
    for key, taken in groups.items():
        rule = ruling(taken)
        if rule.rejected:
            continue
        if rule.voice is not None:
            found[rule.voice] = None
        elif not isinstance(key, int) and rule.touched and rule.machine is not None and rule.machine.voice is not None:
            found[rule.machine.voice] = None
    return list(found)


def _same(machine: Mapping[int, Form], span: Span) -> int | None:
    """Return the quote of the machine that has these words, give or take a few at its ends."""
    best: tuple[float, int] | None = None
    for quote_id, form in machine.items():
        start, end = form.extent
        if (start, end) == span:
            return quote_id
        both = min(end, span[1]) - max(start, span[0])
        share = both / (max(end, span[1]) - min(start, span[0]))
        if share >= _ALIKE and (best is None or share > best[0]):
            best = share, quote_id
    return None if best is None else best[1]


def _from_afar(form: Form, span: Span, page: Page, quote_id: int) -> Form:
    """Return a form of another reading, or another library, at its words here."""
    placed = form.placed(span[0], page.text)
    if placed.extent != span:  # other blanks between the words: where its pieces met cannot be told
        placed = replace(placed, spans=(span,))
    return replace(placed, ordinal=KEPT + quote_id)


def _extent(page: Page, form: Form, rule: Ruling, homes: Mapping[int, Home], found: Standing) -> Span | None:
    """Return where a quote is to begin and end, None where that stays; words that are gone make an orphan."""
    if rule.ends is None:
        return None
    ends, decision = rule.ends
    start, end = form.extent
    first = homes[decision.id].span[0]
    extent = new_extent(page.text, first, ends, decision.anchor) if decision.anchor else None
    if extent is None or extent[0] >= end or extent[1] <= start:
        found.orphans[decision.id] = GONE
        return None
    return extent
