"""The SQL indexes that many new rows are quicker without: dropped while they come in, made again from all at the end.

A program that dies in between leaves a library without them, as right and only slower; the next to write makes them.
"""

import sqlite3

_MADE = {
    "quote_actor": "CREATE INDEX quote_actor ON quote (actor_id)",
    "quote_country_quote": "CREATE INDEX quote_country_quote ON quote_country (quote_id)",
    "article_outlet": "CREATE INDEX article_outlet ON article (outlet_id)",
}
_UNUSED = "quote_said"
"""Nothing is looked up by it any more, since db/index has the days; no reader minds whether it is there."""


def drop(connection: sqlite3.Connection) -> None:
    """Drop them."""
    for name in _MADE:
        connection.execute(f"DROP INDEX IF EXISTS {name}")


def make(connection: sqlite3.Connection) -> None:
    """Make those that are not there, and drop the one that is not needed."""
    held = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'index'")}
    for name, sql in _MADE.items():
        if name not in held:
            connection.execute(sql)
    if _UNUSED in held:
        connection.execute(f"DROP INDEX {_UNUSED}")
