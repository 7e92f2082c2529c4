"""Which decisions are about which actors of the machine, by the articles and names they are about."""

import sqlite3
from collections.abc import Collection

from db.store.cast import name_key
from db.store.unit import LISTED, in_json

_JOINS = (
    "article r ON r.path = d.path JOIN member m ON m.article_id = r.id",
    "article r ON r.sha256 = d.article_sha256 AND r.extractor <> 'quotebank' JOIN member m ON m.article_id = r.id",
    "article r ON r.doc = d.doc AND r.extractor <> 'quotebank' JOIN member m ON m.article_id = r.id",
)
_BACK = (
    "decision_actor d ON d.path = r.path",
    "decision_actor d ON d.article_sha256 = r.sha256 AND r.extractor <> 'quotebank'",
    "decision_actor d ON d.doc = r.doc AND r.extractor <> 'quotebank'",
)


def links(connection: sqlite3.Connection, parts: Collection[int]) -> set[int]:
    """Return the decisions that may be about some parts."""
    values = in_json(parts)
    found: set[int] = set()
    for join in _BACK:
        for decision_id, meant, name in connection.execute(
            "SELECT DISTINCT d.decision_id, d.name, m.name FROM member m "
            f"JOIN article r ON r.id = m.article_id JOIN {join} WHERE m.part {LISTED} AND d.qids IS NULL",
            values,
        ):
            if meant == name or name_key(meant) == name_key(name):
                found.add(decision_id)
    found.update(
        decision_id
        for (decision_id,) in connection.execute(
            "SELECT d.decision_id FROM imported_speaker s JOIN decision_actor d ON d.name = s.name AND d.qids = s.qids "
            f"WHERE s.actor_id {LISTED}",
            values,
        )
    )
    return found


def linked_parts(connection: sqlite3.Connection, decisions: Collection[int]) -> set[int]:
    """Return the parts that some decisions may be about."""
    values = in_json(decisions)
    found: set[int] = set()
    for join in _JOINS:
        for part, meant, name in connection.execute(
            f"SELECT DISTINCT m.part, d.name, m.name FROM decision_actor d JOIN {join} "
            f"WHERE d.decision_id {LISTED} AND d.qids IS NULL",
            values,
        ):
            if meant == name or name_key(meant) == name_key(name):
                found.add(part)
    found.update(
        part
        for (part,) in connection.execute(
            "SELECT s.actor_id FROM decision_actor d JOIN imported_speaker s ON s.name = d.name AND s.qids = d.qids "
            f"WHERE d.decision_id {LISTED}",
            values,
        )
    )
    return found
