"""The rows of files that hold many articles: which are in them, and whether they have changed."""

import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Container:
    """A file that held articles when it was last read."""

    id: int
    sha256: str
    """Of its bytes."""
    extractor: str
    """What read it, and with which columns for what."""
    is_whole: bool
    """Whether all of it was read, and nothing skipped: else it is looked through again."""


def containers(connection: sqlite3.Connection) -> dict[str, Container]:
    """Every container, by its path."""
    rows = connection.execute("SELECT path, id, sha256, extractor, is_whole FROM container")
    return {path: Container(number, sha256, extractor, bool(whole)) for path, number, sha256, extractor, whole in rows}


def write_container(connection: sqlite3.Connection, path: str, sha256: str, extractor: str, is_whole: bool) -> int:
    """Write a container, over the one held from the same path; returns its id."""
    (number,) = connection.execute(
        "INSERT INTO container (path, sha256, extractor, is_whole) VALUES (?, ?, ?, ?) ON CONFLICT (path) DO UPDATE "
        "SET sha256 = excluded.sha256, extractor = excluded.extractor, is_whole = excluded.is_whole RETURNING id",
        (path, sha256, extractor, int(is_whole)),
    ).fetchone()
    return int(number)


def members(connection: sqlite3.Connection, container_id: int) -> list[str]:
    """The paths of the articles that were in a container."""
    rows = connection.execute("SELECT path FROM article WHERE container_id = ? ORDER BY id", (container_id,))
    return [path for (path,) in rows]


def put_into(connection: sqlite3.Connection, article_id: int, container_id: int) -> None:
    """Write which container an article is in."""
    connection.execute("UPDATE article SET container_id = ? WHERE id = ?", (container_id, article_id))


def drop_containers(connection: sqlite3.Connection) -> None:
    """Remove the containers of which no article is held any more."""
    connection.execute(
        "DELETE FROM container WHERE NOT EXISTS (SELECT 1 FROM article WHERE container_id = container.id)"
    )
