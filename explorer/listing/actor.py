"""The fields of an actor."""

from db.ask.row import ActorRow
from explorer.listing.column import Column, Kind

ACTORS: Kind[ActorRow] = Kind(
    "actors",
    (
        Column("id", "number of the actor", lambda row: row.id),
        Column("name", "the name it goes by", lambda row: row.name),
        Column(
            "label",
            'what `speaker:"…"` takes: its name, with more behind it where another has the same',
            lambda row: row.label,
        ),
        Column("kind", "person, government, organisation, bloc, outlet, group or anonymous", lambda row: row.kind),
        Column("country", "code of the country it speaks for", lambda row: row.country),
        Column("quotes", "how many quotes of the query are its own", lambda row: row.quotes),
    ),
    ("name", "kind", "country", "quotes"),
)
