"""Countries for an imported corpus, which has none: many common ones, and a few that ten quotes have."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from bench.words import mixed
from db.store.database import open_to_load

CODES = (
    "US GB DE FR UA RU CN IN JP BR CA AU IT ES PL TR IL IR SA EG ZA NG KE MX AR CL CO SE NO FI DK NL BE CH AT CZ HU RO"
    " BG GR PT IE KR KP TW VN TH PH ID MY SG PK AF IQ SY LB JO YE QA AE NATO EU UN"
).split()
RARE_SPEAKERS = ("NR", "TV", "PW", "KI", "MH")
RARE_ABOUT = ("VU", "TO", "WS")
RARE_QUOTES = 10
_KNOWN = 0.7
"""The share of actors whose country is known."""


def fill(path: Path) -> None:
    """Give the actors of a database a country each, and its quotes what they are about; the same for the same rows."""
    connection, release = open_to_load(path)
    try:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("PRAGMA cache_size = -65536")
        connection.execute("BEGIN IMMEDIATE")
        countries = _of_actors(connection)
        connection.executemany(
            "UPDATE OR IGNORE actor SET country = ? WHERE id = ?",
            [(code, number) for number, code in countries.items()],
        )
        for role, rows in (("speaker", _speaking(connection, countries)), ("about", _about(connection))):
            connection.executemany(
                "INSERT OR IGNORE INTO quote_country (role, country, quote_id) VALUES (?, ?, ?)",
                ((role, code, quote_id) for code, quote_id in sorted(rows)),
            )
        connection.execute("COMMIT")
    finally:
        connection.close()
        release()


def _of_actors(connection: sqlite3.Connection) -> dict[int, str]:
    """The country of each actor; those of rare countries have one quote each and stand all over the corpus."""
    once = (
        "SELECT actor_id FROM quote WHERE actor_id IS NOT NULL GROUP BY actor_id HAVING count(*) = 1 ORDER BY actor_id"
    )
    single = [number for (number,) in connection.execute(once)]
    found = {
        number: _code(mixed(number))
        for (number,) in connection.execute("SELECT id FROM actor")
        if mixed(number + 1) % 1_000 < _KNOWN * 1_000
    }
    wanted = len(RARE_SPEAKERS) * RARE_QUOTES
    step = max(1, len(single) // wanted)
    for n, number in enumerate(single[::step][:wanted]):
        found[number] = RARE_SPEAKERS[n % len(RARE_SPEAKERS)]
    return found


def _speaking(connection: sqlite3.Connection, countries: dict[int, str]) -> Iterator[tuple[str, int]]:
    for quote_id, actor_id in connection.execute("SELECT id, actor_id FROM quote WHERE actor_id IS NOT NULL"):
        if actor_id in countries:
            yield countries[actor_id], quote_id


def _about(connection: sqlite3.Connection) -> Iterator[tuple[str, int]]:
    """One quote in four is about a country, one in twenty about another one, too."""
    (last,) = connection.execute("SELECT max(id) FROM quote").fetchone()
    for number in range(1, last + 1):
        bits = mixed(number + 3_000_000)
        if bits % 4 == 0:
            yield _code(bits >> 8), number
        if bits % 20 == 0:
            yield _code(bits >> 30), number
    step = max(1, last // (len(RARE_ABOUT) * RARE_QUOTES))
    for n in range(len(RARE_ABOUT) * RARE_QUOTES):
        yield RARE_ABOUT[n % len(RARE_ABOUT)], 1 + n * step


def _code(bits: int) -> str:
    """A code, the first ones far more often than the last."""
    share = (bits & 0xFFFF) / 65_536
    return CODES[int(len(CODES) * share**2.5)]
