"""The actors of ready-made quotes: one for each name with its Wikidata items.

They are never put together with those of articles, nor with each other: items that differ are people who differ.
"""

import json
import sqlite3
from collections.abc import Iterable

from db.load.recent import Recent
from db.load.rows import add

Speaker = tuple[str, str]
"""A name and the Wikidata items, separated by spaces."""
_REMEMBERED = 1 << 16


class Speakers:
    """Gives the actor of a speaker, a new one where there is none."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._recent = Recent[Speaker, int](_REMEMBERED)

    def ids(self, speakers: Iterable[Speaker]) -> dict[Speaker, int]:
        """Return the actor of each speaker."""
        found: dict[Speaker, int] = {}
        asked = []
        for speaker in dict.fromkeys(speakers):
            actor_id = self._recent.get(speaker)
            if actor_id is None:
                asked.append(speaker)
            else:
                found[speaker] = actor_id
        if asked:
            rows = self._connection.execute(
                "SELECT s.name, s.qids, s.actor_id FROM json_each(?) j CROSS JOIN imported_speaker s "
                "ON s.name = json_extract(j.value, '$[0]') AND s.qids = json_extract(j.value, '$[1]')",
                (json.dumps(asked),),
            )
            held = {(name, qids): actor_id for name, qids, actor_id in rows}
            held |= self._insert([speaker for speaker in asked if speaker not in held])
            for speaker, actor_id in held.items():
                self._recent.put(speaker, actor_id)
            found |= held
        return found

    def _insert(self, speakers: list[Speaker]) -> dict[Speaker, int]:
        (last,) = self._connection.execute("SELECT coalesce(max(id), 0) FROM actor").fetchone()
        ids = {speaker: last + 1 + n for n, speaker in enumerate(speakers)}
        labels = self._labels(ids)
        actors = [(ids[speaker], speaker[0], labels[speaker], "person") for speaker in speakers]
        add(self._connection, "actor", "id, name, label, kind", actors)
        keys = [(*speaker, ids[speaker]) for speaker in speakers]
        add(self._connection, "imported_speaker", "name, qids, actor_id", keys)
        return ids

    def _labels(self, ids: dict[Speaker, int]) -> dict[Speaker, str]:
        """Label each by its name; where that is taken with its first item, with all of them, with its number."""
        labels: dict[Speaker, str] = {}
        taken: set[str] = set()
        left = dict(ids)
        for choice in range(4):
            tries = {speaker: _label(speaker, number, choice) for speaker, number in left.items()}
            if not tries:
                break
            taken.update(self._taken(tries.values()))
            for speaker, label in tries.items():
                if label not in taken:
                    taken.add(label)
                    labels[speaker] = label
                    del left[speaker]
        for speaker, number in left.items():  # somebody's name ends in our number
            labels[speaker] = f"{speaker[0]} (imported {number}, {speaker[1]})"
        return labels

    def _taken(self, labels: Iterable[str]) -> Iterable[str]:
        rows = self._connection.execute(
            "SELECT a.label FROM json_each(?) j CROSS JOIN actor a ON a.label = j.value", (json.dumps([*labels]),)
        )
        return [label for (label,) in rows]


def _label(speaker: Speaker, number: int, choice: int) -> str:
    name, qids = speaker
    items = qids.split()
    if choice == 0 or (not items and choice < 3):
        return name
    return f"{name} ({(items[0], ', '.join(items), number)[choice - 1] if items else number})"
