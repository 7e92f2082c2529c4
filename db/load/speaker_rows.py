"""The actors of ready-made quotes: one for each name, whatever its case, with its Wikidata items.

They are never put together with those of articles, nor with each other: items that differ are people who differ.
"""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from db.extract.quote import ActorKind
from db.index.kind import NUMBER
from db.load.entry import Entry
from db.load.letter_case import cases, is_better
from db.load.recent import Recent
from db.load.rows import add
from db.store.actor_id import free_actor_id

Speaker = tuple[str, str]
"""A name and the Wikidata items, separated by spaces."""
Look = tuple[ActorKind, str | None]
"""The kind of somebody, and their country."""
_USUAL: Look = ("person", None)
_REMEMBERED = 1 << 16


def speaker_of(entry: Entry) -> Speaker | None:
    """Return who says a quote, None where nobody is named."""
    return (entry.speaker, " ".join(entry.qids)) if entry.speaker else None


class Speakers:
    """Gives the actor of a speaker, a new one where there is none."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._recent = Recent[Speaker, int](_REMEMBERED)

    def ids(
        self, speakers: Iterable[Speaker], looks: Mapping[Speaker, Look] = MappingProxyType({})
    ) -> dict[Speaker, int]:
        """Return the actor of each speaker; a new one is of the kind and country told, else a person of none."""
        found: dict[Speaker, int] = {}
        asked = []
        for speaker in dict.fromkeys(speakers):
            actor_id = self._recent.get(speaker)
            if actor_id is None:
                asked.append(speaker)
            else:
                found[speaker] = actor_id
        if asked:
            held = self._held(asked)
            held |= self._in_other_case([speaker for speaker in asked if speaker not in held])
            held |= self._insert([speaker for speaker in asked if speaker not in held], looks)
            for speaker, actor_id in held.items():
                self._recent.put(speaker, actor_id)
            found |= held
        return found

    def countries(self, quotes: Sequence[tuple[int, int, str | None]]) -> set[tuple[str, int, str]]:
        """Return the speakers' countries as rows, for quotes with their actors and the countries a source tells.

        The first country told of somebody is theirs from then on, in the quotes that were in before as well.
        """
        actors = list({actor_id for _, actor_id, _ in quotes})
        known: dict[int, str | None] = dict(
            self._connection.execute(
                "SELECT a.id, a.country FROM json_each(?) j CROSS JOIN actor a ON a.id = j.value", (json.dumps(actors),)
            ).fetchall()
        )
        settled: dict[int, str] = {}
        for _, actor_id, country in quotes:
            if country and known.get(actor_id) is None:
                known[actor_id] = settled[actor_id] = country
        if settled:
            self._settle(settled)
        return {(code, quote_id, "speaker") for quote_id, actor_id, _ in quotes if (code := known.get(actor_id))}

    def _settle(self, countries: Mapping[int, str]) -> None:
        """Give actors their countries, all at once: while much comes in, no SQL index leads to their quotes."""
        one = json.dumps(list(countries.items()))
        self._connection.executemany("UPDATE actor SET country = ?2 WHERE id = ?1", list(countries.items()))
        self._connection.execute(
            "INSERT OR IGNORE INTO quote_country (country, quote_id, role) SELECT json_extract(j.value, '$[1]'), q.id, "
            "'speaker' FROM quote q JOIN json_each(?1) j ON q.actor_id = json_extract(j.value, '$[0]')",
            (one,),
        )
        self._index_again(list(countries))

    def _held(self, speakers: Iterable[Speaker]) -> dict[Speaker, int]:
        rows = self._connection.execute(
            "SELECT s.name, s.qids, s.actor_id FROM json_each(?) j CROSS JOIN imported_speaker s "
            "ON s.name = json_extract(j.value, '$[0]') AND s.qids = json_extract(j.value, '$[1]')",
            (json.dumps(list(speakers)),),
        )
        return {(name, qids): actor_id for name, qids, actor_id in rows}

    def _in_other_case(self, speakers: Sequence[Speaker]) -> dict[Speaker, int]:
        """Return the actors of speakers who are in under the same name in other letters; the better case is shown."""
        tries = {speaker: [(name, speaker[1]) for name in cases(speaker[0])] for speaker in speakers}
        held = self._held({other for others in tries.values() for other in others})
        found: dict[Speaker, int] = {}
        for speaker, others in tries.items():
            other = next((other for other in others if other in held), None)
            if other is not None:
                found[speaker] = held[other]
        if found:
            self._show(found)
        return found

    def _show(self, speakers: Mapping[Speaker, int]) -> None:
        """Let actors be called as speakers are, where that is the better case."""
        rows = self._connection.execute(
            "SELECT a.id, a.name FROM json_each(?) j CROSS JOIN actor a ON a.id = j.value",
            (json.dumps([*speakers.values()]),),
        )
        names: dict[int, str] = dict(rows.fetchall())
        changed: dict[int, Speaker] = {}
        for speaker, actor_id in speakers.items():
            shown = names.get(actor_id, "")
            if shown.lower() == speaker[0].lower() and is_better(speaker[0], shown):
                names[actor_id], changed[actor_id] = speaker[0], speaker
        if not changed:
            return
        labels = self._labels({speaker: actor_id for actor_id, speaker in changed.items()})
        self._connection.executemany(
            "UPDATE actor SET name = ?2, label = ?3 WHERE id = ?1",
            [(actor_id, speaker[0], labels[speaker]) for actor_id, speaker in changed.items()],
        )
        self._index_again(list(changed))

    def _index_again(self, actors: Sequence[int]) -> None:
        """Note that actors, and what they say, are not as they were indexed: no trigger does."""
        one = json.dumps(actors)
        pending = "INSERT OR IGNORE INTO index_pending (kind, id) SELECT"
        self._connection.execute(
            f"{pending} ?2, q.id FROM quote q JOIN json_each(?1) j ON q.actor_id = j.value", (one, NUMBER["quote"])
        )
        self._connection.execute(f"{pending} ?2, value FROM json_each(?1)", (one, NUMBER["actor"]))

    def _insert(self, spelled: list[Speaker], looks: Mapping[Speaker, Look]) -> dict[Speaker, int]:
        """Write those who are new; of one name in two cases the better one."""
        best: dict[Speaker, Speaker] = {}
        for speaker in spelled:
            alike = speaker[0].lower(), speaker[1]
            if alike not in best or is_better(speaker[0], best[alike][0]):
                best[alike] = speaker
        found = self._insert_each(list(best.values()), looks)
        return {speaker: found[best[speaker[0].lower(), speaker[1]]] for speaker in spelled}

    def _insert_each(self, speakers: list[Speaker], looks: Mapping[Speaker, Look]) -> dict[Speaker, int]:
        first = free_actor_id(self._connection)
        ids = {speaker: first + n for n, speaker in enumerate(speakers)}
        labels = self._labels(ids)
        actors = [(ids[speaker], speaker[0], labels[speaker], *looks.get(speaker, _USUAL)) for speaker in speakers]
        add(self._connection, "actor", "id, name, label, kind, country", actors)
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
