"""The fields of a country, with its quotes in each role."""

from db.ask.row import CountryRow
from explorer.listing.column import Column, Kind

COUNTRIES: Kind[CountryRow] = Kind(
    "countries",
    (
        Column("code", "what `country:` takes; none stands for no country known", lambda row: row.code or "none"),
        Column("name", "its name", lambda row: row.name),
        Column("bloc", "whether it is a bloc, counted where it is named itself", lambda row: row.bloc),
        Column("members", "codes of a bloc's members", lambda row: list(row.members) if row.bloc else []),
        Column("speaker", "quotes of the query whose speaker speaks for it", lambda row: row.now["speaker"]),
        Column("about", "quotes of the query that are about it", lambda row: row.now["about"]),
        Column("outlet", "quotes of the query that its outlets printed", lambda row: row.now["outlet"]),
        Column("speaker_all", "the same of all quotes there are", lambda row: row.all["speaker"]),
        Column("about_all", "the same of all quotes there are", lambda row: row.all["about"]),
        Column("outlet_all", "the same of all quotes there are", lambda row: row.all["outlet"]),
    ),
    ("code", "name", "speaker", "about", "outlet"),
)
