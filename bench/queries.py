"""Queries with known targets, spread over all quotes of a corpus: what people type when they look for one of them."""

import json
import random
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from bench.words import COMMON

Class = Literal["fragment", "typos", "words", "speaker"]
CLASSES: tuple[Class, ...] = get_args(Class)
Split = Literal["dev", "test"]
_SEEDS: dict[Split, int] = {"dev": 20_001, "test": 90_001}
_FILLER = frozenset(COMMON[:220])
_LETTERS = "etaoinshrdlucmfwypvbgk"
_SPELLINGS = (
    ("sky", "ski"), ("skyy", "skyi"), ("ou", "u"), ("sh", "sch"), ("v", "w"), ("y", "i"), ("kh", "h"), ("ch", "tch"),
    ("ks", "x"), ("ph", "f"), ("oo", "u"), ("ee", "i"), ("ck", "k"), ("ll", "l"), ("ss", "s"), ("th", "t"), ("ie", "y"),
    ("ü", "ue"), ("ö", "oe"), ("ø", "oe"), ("å", "aa"), ("ä", "ae"), ("ł", "l"), ("ž", "zh"), ("č", "ch"), ("ć", "c"),
)  # fmt: skip
"""Ways one name is written in another alphabet or by another paper."""


@dataclass(frozen=True, slots=True)
class Target:
    """A query and what it is meant to find."""

    kind: Class
    query: str
    quote_id: int
    text: str
    """The words, exactly as they stand in the quote; empty for a speaker."""
    speaker: str | None

    def found(self, results: list[tuple[int, str, str | None]]) -> bool:
        """Tell whether it is among results (id, text, speaker); another quote with the very same words is as good."""
        if self.kind == "speaker":
            return any(speaker == self.speaker for _, _, speaker in results)
        return any(number == self.quote_id or (self.text and self.text in text) for number, text, _ in results)


def targets(path: Path, count: int, split: Split) -> Iterator[Target]:
    """So many queries of each class; the same for the same database and split."""
    with sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True) as connection:
        (last,) = connection.execute("SELECT max(id) FROM quote").fetchone()
        for number, kind in enumerate(CLASSES):
            chance = random.Random(_SEEDS[split] + number)
            for made in range(count):
                # One after another through all rows, each somewhere in its own part of them.
                quote_id = int((made + chance.random()) * last / count) + 1
                row = connection.execute(
                    "SELECT q.id, q.text, a.name FROM quote q LEFT JOIN actor a ON a.id = q.actor_id "
                    "WHERE q.id >= ? AND (? <> 'speaker' OR a.id IS NOT NULL) ORDER BY q.id LIMIT 1",
                    (quote_id, kind),
                ).fetchone()
                target = _MADE[kind](chance, *row) if row else None
                if target is not None:
                    yield target


def keystrokes(path: Path, count: int, split: Split) -> Iterator[list[str]]:
    """Fragments as they are typed, letter by letter."""
    for target in targets(path, count, split):
        if target.kind == "typos":
            yield [target.query[:end] for end in range(1, len(target.query) + 1)]


def pasted(path: Path, count: int, split: Split) -> Iterator[Target]:
    """Whole quotes, a few words of them changed."""
    for target in targets(path, count, split):
        if target.kind == "fragment":
            with sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True) as connection:
                (text,) = connection.execute("SELECT text FROM quote WHERE id = ?", (target.quote_id,)).fetchone()
            chance = random.Random(target.quote_id)
            words = text.split()
            for _ in range(max(1, len(words) // 12)):
                words[chance.randrange(len(words))] = chance.choice(COMMON)
            yield Target("fragment", " ".join(words), target.quote_id, text, target.speaker)


def filters(path: Path, count: int, split: Split) -> Iterator[str]:
    """Filters as a person sets them: a country in each role, an actor, a source, a kind, dates, and some together."""
    chance = random.Random(_SEEDS[split] + 77)
    with sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True) as connection:
        codes = {
            role: [code for (code,) in connection.execute(
                "SELECT DISTINCT country FROM quote_country WHERE role = ?", (role,))]
            for role in ("speaker", "about", "outlet")
        }  # fmt: skip
        (actors,) = connection.execute("SELECT max(id) FROM actor").fetchone()
        (articles,) = connection.execute("SELECT max(id) FROM article").fetchone()

        def label(table: str, last: int) -> str:
            number = int(last * chance.random() ** 2) + 1
            row = connection.execute(
                f"SELECT label FROM {table} WHERE id >= ? ORDER BY id LIMIT 1", (number,)
            ).fetchone()
            return json.dumps(row[0], ensure_ascii=False)

        for number in range(count):
            country = f"country:{chance.choice(codes['speaker'])}"
            about = f"about:{chance.choice(codes['about'])}"
            year = chance.randint(2009, 2019)
            yield (
                country,
                about,
                f"outlet-country:{chance.choice(codes['outlet'])}",
                f"speaker:{label('actor', actors)}",
                f"source:{label('article', articles)}",
                f"{country} {about}",
                f"{country} after:{year}-03 before:{year + 1}-06",
                f"-{country} kind:direct {about}",
            )[number % 8]


def _fragment(chance: random.Random, number: int, text: str, speaker: str | None) -> Target | None:
    part = _middle(chance, text)
    return Target("fragment", part.lower(), number, part, speaker) if part else None


def _typos(chance: random.Random, number: int, text: str, speaker: str | None) -> Target | None:
    part = _middle(chance, text, 14)
    if not part:
        return None
    return Target("typos", _mistyped(chance, part.lower(), chance.randint(1, 3)), number, part, speaker)


def _words(chance: random.Random, number: int, text: str, speaker: str | None) -> Target | None:
    """Four to six content words, in order or not, one of them dropped or another in its place."""
    held = list(dict.fromkeys(word for word in _bare(text) if len(word) > 3 and word not in _FILLER))
    if len(held) < 5:
        return None
    size = min(len(held), chance.randint(4, 6))
    chosen = [held[place] for place in sorted(chance.sample(range(len(held)), size))]
    dice = chance.random()
    if dice < 0.4:
        del chosen[chance.randrange(size)]
    elif dice < 0.7:
        chosen[chance.randrange(size)] = chance.choice(COMMON[150:])
    if chance.random() < 0.5:
        chance.shuffle(chosen)
    return Target("words", " ".join(chosen), number, "", speaker)


def _speaker(chance: random.Random, number: int, text: str, speaker: str | None) -> Target | None:
    """The name with an error or two, or as another paper spells it."""
    if speaker is None or len(speaker) < 6:
        return None
    name = speaker.lower()
    spelt = [(old, new) for old, new in _SPELLINGS if old in name]
    if spelt and chance.random() < 0.5:
        for old, new in chance.sample(spelt, min(len(spelt), chance.randint(1, 2))):
            name = name.replace(old, new, 1)
    else:
        name = _mistyped(chance, name, chance.randint(1, 2))
    return Target("speaker", name, number, "", speaker)


_MADE: dict[Class, Callable[[random.Random, int, str, str | None], Target | None]] = {
    "fragment": _fragment,
    "typos": _typos,
    "words": _words,
    "speaker": _speaker,
}


def _bare(text: str) -> list[str]:
    return [bare for word in text.split() if (bare := word.strip(".,?!").lower())]


def _middle(chance: random.Random, text: str, least: int = 10) -> str:
    """Three to six words from within a quote as they stand there; empty where it has none of that length."""
    words = text.split()
    if len(words) < 5:
        return ""
    for _ in range(8):
        size = chance.randint(3, min(6, len(words) - 2))
        start = chance.randint(1, len(words) - size - 1)
        part = " ".join(words[start : start + size])
        content = [word for word in _bare(part) if word not in _FILLER and len(word) > 3]
        if len(part) >= least and content:
            return part
    return ""


def _mistyped(chance: random.Random, text: str, errors: int) -> str:
    """The text with so many letters put in, left out, mistaken or swapped, never the first one."""
    letters = list(text)
    for _ in range(errors):
        place = chance.choice([n for n in range(1, len(letters) - 1) if letters[n].isalpha()] or [1])
        match chance.randrange(4):
            case 0:
                letters.insert(place, chance.choice(_LETTERS))
            case 1:
                del letters[place]
            case 2:
                letters[place] = chance.choice(_LETTERS.replace(letters[place], ""))
            case _:
                letters[place], letters[place + 1] = letters[place + 1], letters[place]
    return "".join(letters)
