"""Outlets of the world: their country, other names, web addresses and the marks by which their pages are known."""

from dataclasses import dataclass
from functools import cache

from db.reference.table import items, key, rows


@dataclass(frozen=True, slots=True)
class Outlet:
    """A newspaper, broadcaster, site or agency."""

    name: str
    country: str
    """Code of the country it is made in."""
    aliases: tuple[str, ...]
    domains: tuple[str, ...]
    is_agency: bool
    """A wire service: it may be the outlet, but mostly its name in a text is a credit."""
    is_photo_agency: bool
    """Sells pictures: never the outlet of an article, never a speaker."""
    house: tuple[str, ...]
    """Short marks of the outlet's own boilerplate."""


@cache
def outlets() -> dict[str, Outlet]:
    """Every outlet by its name."""
    return {
        row["name"]: Outlet(
            row["name"],
            row["country"],
            tuple(word.strip("*") for word in items(row["aliases"])),
            items(row["domains"]),
            row["flags"] == "agency",
            row["flags"] == "photo",
            items(row["house"]),
        )
        for row in rows("outlets.csv")
    }


@cache
def _by_key() -> dict[str, Outlet]:
    known: dict[str, Outlet] = {}
    for outlet in outlets().values():
        known.setdefault(_key(outlet.name), outlet)
    for outlet in outlets().values():
        for word in (*outlet.aliases, *outlet.domains):
            known.setdefault(_key(word), outlet)
    return known


def outlet_of(words: str) -> Outlet | None:
    """The outlet a name, alias or web address means: "the Guardian", "BFMTV", "www.bbc.co.uk"."""
    return _by_key().get(_key(words.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")))


def _key(words: str) -> str:
    return key(words).removeprefix("the ").replace(" ", "")
