"""Units put together as decided: pure but for the matching of names, which asks what articles there are."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field

from db.store.cast import name_key
from db.store.decision import Decision
from db.store.outcome import Outcome
from db.store.unit import Unit, matching

_Key = tuple[int, int, int]
UNFOUND = "who it is about is in no article of the library any more"


@dataclass(slots=True)
class Group:
    """Units that are one actor."""

    label: int
    """The part that leads; below 0 the decision, times -1, that split it off."""
    units: list[Unit] = field(default_factory=list)
    actor_id: int = 0
    leading: frozenset[_Key] = frozenset()
    """Where a decision made it, what it was made of."""

    @property
    def lead(self) -> Unit:
        """The unit that gives the name."""
        own = (unit for unit in self.units if unit.part == self.label or _key(unit) in self.leading)
        return next(own, self.units[0])

    @property
    def country(self) -> str | None:
        """What the actor speaks for: what the leading part does, else the first that is known."""
        known = sorted(
            (unit for unit in self.units if unit.actor.country), key=lambda unit: unit.part != self.lead.part
        )
        return known[0].actor.country if known else None

    @property
    def is_alone(self) -> bool:
        """Whether all of it is of one part, under which it stands."""
        return all(unit.part == self.actor_id for unit in self.units)


def alone(units: Sequence[Unit]) -> list[Group]:
    """Return the groups the machine makes."""
    found: dict[int, Group] = {}
    for unit in units:
        found.setdefault(unit.part, Group(unit.part, actor_id=unit.part)).units.append(unit)
    return list(found.values())


def fold(
    connection: sqlite3.Connection, units: Sequence[Unit], taken: Sequence[Decision], undone: set[str]
) -> tuple[list[Group], list[Outcome]]:
    """Fold merges and splits, in their order, over what the machine made; returns what came of each, too."""
    label = {_key(unit): unit.part for unit in units}
    leading: dict[int, frozenset[_Key]] = {}
    outcomes: list[Outcome] = []
    for decision in taken:
        if decision.step in undone:
            outcomes.append(Outcome(decision.id, "undone"))
            continue
        sides = [matching(connection, units, named) for named in decision.sides]
        needed = [*sides[:1], *sides[2:]] if decision.verb == "split" else [*sides, []][:2]
        if not needed or not all(needed):
            outcomes.append(Outcome(decision.id, "orphan", UNFOUND))
            continue
        outcomes.append(Outcome(decision.id, "applied"))
        if decision.verb == "merge":
            lead = label[_key(sides[0][0])]
            joined = {label[_key(unit)] for side in sides[:2] for unit in side}
            label = {key: lead if held in joined else held for key, held in label.items()}
        elif decision.verb == "split":
            leaving = {_key(unit) for unit in sides[0]}
            if decision.detail.whole:
                groups = {label[key] for key in leaving}
                names = {name_key(unit.actor.name) for unit in sides[0]}
                leaving |= {
                    _key(unit) for unit in units if label[_key(unit)] in groups and name_key(unit.actor.name) in names
                }
            to = [unit for unit in sides[2] if _key(unit) not in leaving] if len(sides) > 2 else []
            new = label[_key(to[0])] if to else -decision.id
            label |= dict.fromkeys(leaving, new)
            leading.setdefault(new, frozenset(leaving))
    found: dict[int, Group] = {}
    for unit in units:
        held = label[_key(unit)]
        own = leading.get(held, frozenset()) if held < 0 else frozenset()
        found.setdefault(held, Group(held, leading=own)).units.append(unit)
    return list(found.values()), outcomes


def _key(unit: Unit) -> _Key:
    return unit.article_id, unit.ordinal, unit.part
