"""The article a decision belongs to, and where in it its words stand."""

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from db.read.article import Span
from db.store.anchor import Anchor, locate
from db.store.decision import ON_QUOTES, Decision, decisions
from db.store.form_rows import IMPORTED, Page, page_of

ABSENT = "its article is not in the library"
_ON_QUOTES = f"verb IN ({', '.join(repr(verb) for verb in ON_QUOTES)})"
_CANDIDATES = f"""
SELECT id FROM article WHERE path = ?1
UNION ALL SELECT * FROM (SELECT id FROM article WHERE sha256 = ?2 AND extractor <> '{IMPORTED}' ORDER BY doc <> ?3, id)
UNION ALL SELECT * FROM (SELECT id FROM article WHERE doc = ?3 AND extractor <> '{IMPORTED}' ORDER BY id)
"""


class Home(NamedTuple):
    """Where words stand."""

    article_id: int
    span: Span


class Homes:
    """Finds the homes of decisions; an article is read once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._pages: dict[int, Page | None] = {}

    def page(self, article_id: int) -> Page | None:
        """Return an article."""
        if article_id not in self._pages:
            self._pages[article_id] = page_of(self._connection, article_id)
        return self._pages[article_id]

    def find(self, anchor: Anchor) -> Home | str:
        """Return where the words of a decision stand, or why that cannot be told.

        The article is the one of the path, else one of the same bytes, else one of the same name, if it has them.
        """
        reason = ABSENT
        asked = (anchor.path, anchor.sha256, anchor.doc)
        for (article_id,) in self._connection.execute(_CANDIDATES, asked).fetchall():
            page = self.page(article_id)
            if page is None:
                continue
            found = locate(page.text, anchor, same=page.sha256 == anchor.sha256)
            if not isinstance(found, str):
                return Home(article_id, found)
            reason = found if reason == ABSENT else reason
        return reason


def about(connection: sqlite3.Connection, path: str, doc: str, sha256: str) -> list[Decision]:
    """Return the decisions on quotes that may belong to an article."""
    test = f"{_ON_QUOTES} AND (path = ? OR article_sha256 = ? OR doc = ?)"
    return decisions(connection, test, (path, sha256, doc))


def homes_before(connection: sqlite3.Connection, taken: Iterable[Decision]) -> set[int]:
    """Return the articles that decisions belonged to until now."""
    found: set[int] = set()
    for decision in taken:
        row = connection.execute("SELECT article_id FROM outcome WHERE decision_id = ?", (decision.id,)).fetchone()
        if row is not None and row[0] is not None:
            found.add(row[0])
    return found
