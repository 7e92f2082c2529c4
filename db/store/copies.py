"""Linking the articles that print one story: those that are new are compared with the few that share words in a row."""

import sqlite3
from collections import Counter
from typing import get_args

from db.read.article import Zone, ZoneKind
from db.store.story import Story, story

_NEW = (  # by the index of those that have one: an import of quotes leaves many articles that have none
    "SELECT id FROM article INDEXED BY article_story WHERE story IS NOT NULL AND "
    "NOT EXISTS (SELECT 1 FROM story_mark WHERE article_id = article.id) ORDER BY id"
)
_ALIKE = 64
"""Articles looked at that have the same words in a row: what more of them have is no story's own."""
_COMPARED = 8
"""Articles that one is compared with, those that share most of its marks first."""
_KINDS: dict[str, ZoneKind] = {kind: kind for kind in get_args(ZoneKind)}


def link_copies(connection: sqlite3.Connection) -> None:
    """Give each article that is new the `story` of one that it is a copy of, in the transaction that is open."""
    for (article_id,) in connection.execute(_NEW).fetchall():
        own = _story_of(connection, article_id)
        if own is None:
            continue
        alike: Counter[int] = Counter()
        for mark in own.marks:
            sql = "SELECT article_id FROM story_mark WHERE mark = ? LIMIT ?"
            alike.update(other for (other,) in connection.execute(sql, (mark, _ALIKE)))
        for other, _ in alike.most_common(_COMPARED):
            found = _story_of(connection, other)
            if found is not None and own.is_copy(found):
                sql = "UPDATE article SET story = (SELECT story FROM article WHERE id = ?) WHERE id = ?"
                connection.execute(sql, (other, article_id))
                break
        connection.executemany("INSERT INTO story_mark VALUES (?, ?)", [(mark, article_id) for mark in own.marks])


def _story_of(connection: sqlite3.Connection, article_id: int) -> Story | None:
    (text,) = connection.execute("SELECT text FROM article WHERE id = ?", (article_id,)).fetchone()
    zones = connection.execute("SELECT kind, start, end FROM zone WHERE article_id = ? ORDER BY ordinal", (article_id,))
    return story(text, [Zone(_KINDS[kind], start, end) for kind, start, end in zones])
