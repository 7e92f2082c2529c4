"""Ids of actors: that of one who was merged into another is not given to somebody else."""

import sqlite3


def free_actor_id(connection: sqlite3.Connection) -> int:
    """Return the lowest id above all that actors have, or would have without what was decided."""
    (found,) = connection.execute(
        "SELECT max(coalesce((SELECT max(id) FROM actor), 0), coalesce((SELECT max(part) FROM member), 0), "
        "coalesce((SELECT max(actor_id) FROM imported_speaker), 0), "
        "coalesce((SELECT max(actor_id) FROM split_actor), 0)) + 1"
    ).fetchone()
    return int(found)
