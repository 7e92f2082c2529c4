"""What is searched: the quotes, those who speak, the articles, and the sentences that are in no quote."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from db.index.fold import latin
from db.index.kind import CHUNK, Kind
from db.reference.country import name_of


class Document(NamedTuple):
    """One thing that can be found, by the words of its text."""

    id: int
    text: str


_ACTOR = """
SELECT a.id, a.name, a.country,
  (SELECT group_concat(text, ' · ') FROM (SELECT DISTINCT text FROM alias WHERE actor_id = a.id)),
  (SELECT group_concat(text, ' · ') FROM (SELECT DISTINCT text FROM role WHERE actor_id = a.id))
FROM actor a WHERE
"""
_TEXTS: dict[Kind, str] = {"quote": "text", "passage": "text", "article": "title, label", "outlet": "name"}
"""The columns that are searched."""


def documents(
    connection: sqlite3.Connection, kind: Kind, chunk: int | None = None, ids: Sequence[int] = ()
) -> Iterator[Document]:
    """Yield the documents of a chunk, or those of some ids, in order of id."""
    test = "id IN (SELECT value FROM json_each(?))" if chunk is None else "id >= ? AND id < ?"
    values = (json.dumps(list(ids)),) if chunk is None else (chunk * CHUNK, (chunk + 1) * CHUNK)
    if kind == "actor":
        for id_, name, country, aliases, roles in connection.execute(f"{_ACTOR} {test} ORDER BY id", values):
            yield Document(id_, names_text((name, aliases), (roles, name_of(country) if country else None)))
        return
    rows = connection.execute(f"SELECT id, {_TEXTS[kind]} FROM {kind} WHERE {test} ORDER BY id", values)
    if kind in ("quote", "passage"):
        yield from map(Document._make, rows)
        return
    for id_, *others, one in rows:
        if one.isascii() and (not others or not others[0]):  # a label alone, of which there are many
            yield Document(id_, one)
        else:
            yield Document(id_, names_text((*others, one)))


def texts(connection: sqlite3.Connection, kind: Literal["quote", "passage"], ids: Sequence[int]) -> dict[int, str]:
    """Return the texts of quotes or passages by id."""
    return dict(connection.execute(f"SELECT id, text FROM {kind} WHERE id IN ({','.join(map(str, ids))})"))


def names_text(names: Iterable[str | None], more: Iterable[str | None] = ()) -> str:
    """Join names, in Latin letters too where they are written in others, and what else they are found by."""
    held = " · ".join(name for name in names if name)
    parts = [held, *more]
    if not held.isascii():
        parts.insert(1, latin(held))
    return " · ".join(part for part in parts if part)
