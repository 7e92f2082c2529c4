"""All that is known of one who speaks: names, roles over time, and what the quotes are like."""

from db.ask.connection import LibraryError
from db.ask.profile import LISTED, Profile
from db.ask.query import Query
from db.ask.scope import Read
from db.dataclass import dataclass
from db.extract.quote import ActorKind


@dataclass(frozen=True, slots=True)
class Written:
    """A name somebody is given."""

    name: str
    articles: int


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody is called beside the name, and when."""

    text: str
    quotes: int
    first: str | None
    """The earliest day or month of a quote with it."""
    last: str | None


@dataclass(frozen=True, slots=True)
class ActorCard:
    """One who speaks."""

    id: int
    label: str
    name: str
    kind: ActorKind
    country: str | None
    role: str | None
    """The role named most often."""
    names: tuple[Written, ...]
    """As written, the commonest first."""
    roles: tuple[Role, ...]
    """In order of time."""
    profile: Profile
    """Under a query without its filter by speaker."""


_ROLES = """
SELECT role, count(*), min(said), max(said) FROM quote WHERE actor_id = ? AND role IS NOT NULL
GROUP BY role ORDER BY count(*) DESC, role LIMIT ?
"""


def actor_card(read: Read, actor_id: int, query: Query) -> ActorCard:
    """Return all that is known of an actor; of the quotes that the query leaves too."""
    from db.ask.profile_maker import profile, said_by

    connection = read.connection
    found = connection.execute("SELECT id, label, name, kind, country FROM actor WHERE id = ?", (actor_id,)).fetchone()
    if found is None:
        raise LibraryError(f"actor {actor_id} is no longer in the library: the articles were read again")
    names = connection.execute(
        "SELECT text, count(*) FROM alias WHERE actor_id = ? GROUP BY text ORDER BY count(*) DESC, text LIMIT ?",
        (actor_id, LISTED),
    )
    written = tuple(Written(*row) for row in names)
    read.check()
    roles = [Role(*row) for row in connection.execute(_ROLES, (actor_id, LISTED))]
    key, label, name, kind, country = found
    return ActorCard(
        id=key,
        label=label,
        name=name,
        kind=kind,
        country=country,
        role=roles[0].text if roles else None,
        names=written,
        roles=tuple(sorted(roles, key=lambda role: (role.first or "~", role.text))),
        profile=profile(read, said_by(read, actor_id), query.without_field("speaker")),
    )
