"""Names that tell apart: every article and every actor has a label of its own, which the query language takes."""

import sqlite3
from collections.abc import Iterable

from db.extract.quote import Actor
from db.read.article import Article

_WIDTH = 40


def article_label(connection: sqlite3.Connection, article: Article, own: int | None) -> str:
    """Label an article by its outlet, else its title cut to 40; " 2" and so on keep it unique.

    `own` is the article's id if it is held already: a label that still fits is kept.
    """
    base = cut(article.outlet.value or article.title.value or article.doc)
    if own is not None:
        (held,) = connection.execute("SELECT label FROM article WHERE id = ?", (own,)).fetchone()
        if held == base or (held.startswith(base + " ") and held[len(base) + 1 :].isdigit()):
            return str(held)
    return _free(connection, "SELECT 1 FROM article WHERE label = ?", [base], f"{base} ")


def actor_label(connection: sqlite3.Connection, actor: Actor, items: str = "") -> str:
    """Label an actor by name; of two with one name the second is "name (CC)", "name (role)" or "name (2)".

    `items` are the Wikidata items of one that was imported, the first of which tells it apart.
    """
    name = " ".join(actor.name.split())
    tries = [name]
    if actor.country:
        tries.append(f"{name} ({actor.country})")
    tries += [f"{name} ({cut(role)})" for role in (*actor.roles[:1], *items.split()[:1])]
    return _free(connection, "SELECT 1 FROM actor WHERE label = ?", tries, f"{name} (", ")")


def cut(text: str) -> str:
    """Lay text out on one line of at most 40 characters."""
    line = " ".join(text.split())
    return line if len(line) <= _WIDTH else line[: _WIDTH - 1].rstrip() + "…"


def _free(connection: sqlite3.Connection, taken: str, tries: Iterable[str], head: str, tail: str = "") -> str:
    """Return the first that is free, else one with a number: the next, or one that was given up."""

    def is_taken(label: str) -> bool:
        return connection.execute(taken, (label,)).fetchone() is not None

    for label in tries:
        if not is_taken(label):
            return label
    if not is_taken(f"{head}2{tail}"):
        return f"{head}2{tail}"
    low, high = 2, 4  # an outlet has thousands of articles: to try one number after the other takes ever longer
    while is_taken(f"{head}{high}{tail}"):
        low, high = high, 2 * high
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if is_taken(f"{head}{middle}{tail}") else (low, middle)
    return f"{head}{high}{tail}"
