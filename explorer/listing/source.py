"""The fields of an article."""

from db.ask.row import SourceRow
from explorer.listing.column import Column, Kind

SOURCES: Kind[SourceRow] = Kind(
    "sources",
    (
        Column("id", "number of the article", lambda row: row.id),
        Column("title", "its title", lambda row: row.title),
        Column(
            "label",
            'what `source:"…"` takes: its outlet, else its title, cut and numbered so that no other has it',
            lambda row: row.label,
        ),
        Column("outlet", "who printed it", lambda row: row.outlet),
        Column("outlet_basis", "stated, inferred or unknown", lambda row: row.outlet_basis),
        Column("published", "day it was printed", lambda row: row.published),
        Column("published_basis", "stated, inferred or unknown", lambda row: row.published_basis),
        Column("quotes", "how many quotes of the query stand in it", lambda row: row.quotes),
    ),
    ("outlet", "published", "quotes", "title"),
)
