"""Every kind of row there is, by the noun of the command that prints it."""

from collections.abc import Mapping

from db.ask.row import ActorRow, CountryRow, QuoteCard, SourceRow
from explorer.listing.actor import ACTORS
from explorer.listing.column import Kind
from explorer.listing.country import COUNTRIES
from explorer.listing.quote import QUOTES
from explorer.listing.source import SOURCES

KINDS: Mapping[str, Kind[QuoteCard] | Kind[ActorRow] | Kind[SourceRow] | Kind[CountryRow]] = {
    kind.noun: kind for kind in (QUOTES, ACTORS, SOURCES, COUNTRIES)
}
