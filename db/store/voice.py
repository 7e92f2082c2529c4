"""A speaker as decisions name them: by what is known of them, so that they are found again in any library."""

from dataclasses import dataclass
from typing import get_args

from db.extract.quote import Actor, ActorKind
from db.store.shape import Json, code_or_none, one_of, text, text_or_none, texts

KINDS: tuple[ActorKind, ...] = get_args(ActorKind)


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who speaks."""

    name: str
    kind: ActorKind = "person"
    country: str | None = None
    roles: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    qids: str | None = None
    """The Wikidata items of a speaker that was imported."""

    def actor(self) -> Actor:
        """Return them as one of an article's cast."""
        return Actor(self.name, self.kind, self.country, self.roles, self.aliases)

    def to_json(self) -> Json:
        """Lay out as JSON."""
        row: dict[str, object] = {"name": self.name, "kind": self.kind, "country": self.country}
        row |= {name: list(held) for name, held in (("roles", self.roles), ("aliases", self.aliases)) if held}
        return row if self.qids is None else row | {"qids": self.qids}

    @staticmethod
    def from_json(row: Json) -> "Voice":
        """Read what `to_json` wrote; raises ShapeError."""
        return Voice(
            text(row, "name"), one_of(row, "kind", KINDS), code_or_none(row, "country"), texts(row, "roles"),
            texts(row, "aliases"), text_or_none(row, "qids"),
        )  # fmt: skip
