"""Imported speakers whom a person merged into somebody: what they say later stands under that actor, too."""

import sqlite3

from db.load.rows import add
from db.store.bulk import Value


class Moved:
    """Gives the actor a speaker stands under."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._actors: dict[int, tuple[int, str | None]] = {
            part: (actor_id, country)
            for part, actor_id, country in connection.execute(
                "SELECT m.part, m.actor_id, a.country FROM moved_speaker m JOIN actor a ON a.id = m.actor_id"
            )
        }

    def __contains__(self, part: int) -> bool:
        return part in self._actors

    def write(self, quotes: list[tuple[Value, ...]], column: int) -> bool:
        """Let new quotes, who says them in that column, be of the actors their speakers stand under; tell if any is."""
        if not self._actors:
            return False
        moved: list[tuple[int, int]] = []
        countries: list[tuple[str, int]] = []
        for place, row in enumerate(quotes):
            quote_id, part = row[0], row[column]
            if isinstance(part, int) and isinstance(quote_id, int) and part in self._actors:
                own, country = self._actors[part]
                quotes[place] = (*row[:column], own, *row[column + 1 :])
                moved.append((quote_id, part))
                if country:
                    countries.append((country, quote_id))
        add(self._connection, "moved_quote", "quote_id, part", moved)
        add(self._connection, "quote_country", "country, quote_id, role", sorted(countries), "'speaker'")
        return bool(moved)
