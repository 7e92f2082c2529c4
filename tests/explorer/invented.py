"""A small library of invented people, made straight from the migrations: what the frames are drawn from."""

import hashlib
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from db.ask.connection import APPLICATION_ID
from db.index.schema import create
from db.store.migration import migrate


@dataclass(frozen=True)
class Said:
    """One quote to put in: its words must stand in the article's text."""

    words: str
    speaker: str | None
    kind: str = "direct"
    status: str = "asserted"
    cue: str | None = None
    mention: str | None = None
    status_words: str | None = None
    said: str | None = None
    basis: str = "unknown"
    about: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    aloud: bool = True
    confidence: float = 0.9


@dataclass(frozen=True)
class Told:
    """One article to put in."""

    title: str
    text: str
    quotes: tuple[Said, ...]
    outlet: str | None = None
    outlet_basis: str = "unknown"
    author: str | None = None
    published: str | None = None
    basis: str = "unknown"


PEOPLE: dict[str, tuple[str, str | None, str | None]] = {
    "Ada Quill": ("person", "FR", "Minister of Harbours"),
    "Boris Longname-Overhill": ("person", "DE", "Chair of the Bridge Board"),
    "Ministry of Rain": ("government", "PL", None),
    "United Ferries": ("organisation", "GB", None),
    "The Daily Lantern": ("outlet", "US", None),
    "Fishers of the bay": ("group", None, None),
    "an official": ("anonymous", None, None),
}
HARBOUR = Told(
    "Minister says the harbour will not close",
    "Minister says the harbour will not close\n\nBy Nell Ink\n\n"
    '"The harbour will not close this winter," Ada Quill told reporters on Monday.\n\n'
    "She said the boats could stay. It is \"not unthinkable\" to widen the pier, Ada Quill added.\n\n"
    "Photo: the pier\n\n"
    'The Ministry of Rain cannot openly say, "Close every harbour in the land," its paper shows.\n\n'
    "If the storm came, the bridge would fall, Boris Longname-Overhill warned. "
    "The bridge and the harbour were built in the same year.",
    (
        Said("The harbour will not close this winter,", "Ada Quill", cue="told", mention="Ada Quill",
             said="2031-03-11", basis="inferred", about=("FR",), via=("Radio Tide",)),
        Said("the boats could stay", "Ada Quill", "indirect", cue="said", mention="She",
             said="2031-03-12", basis="printed", about=("FR", "GB")),
        Said('It is "not unthinkable" to widen the pier', "Ada Quill", "mixed", cue="added", said="2031-03-12",
             basis="printed"),
        Said("Close every harbour in the land,", "Ministry of Rain", "direct", "negated", cue="say",
             mention="The Ministry of Rain", status_words="cannot openly", said="2031-03-12", basis="printed",
             about=("PL",)),
        Said("If the storm came, the bridge would fall", "Boris Longname-Overhill", "indirect", "hypothetical",
             cue="warned", said="2031-03-12", basis="printed"),
    ),
    "The Daily Lantern", "stated", "Nell Ink", "2031-03-12", "stated",
)  # fmt: skip
FERRY = Told(
    "Ferries wait",
    "Ferries wait\n\nUnited Ferries said the timetable holds. Would the crews agree, an official asked.\n\n"
    "Fishers of the bay have heard that the fares will double.\n\nLeaked notes say the harbour fund is empty.",
    (
        Said("the timetable holds", "United Ferries", "indirect", cue="said", said="2031", basis="inferred"),
        Said("Would the crews agree", "an official", "indirect", "question", cue="asked"),
        Said("the fares will double", "Fishers of the bay", "indirect", "second-hand", cue="heard", aloud=False,
             confidence=0.6),
        Said("the harbour fund is empty", None, "indirect", "unverified", cue="say", confidence=0.35),
    ),
    "Evening Pier", "inferred", None, "2031", "inferred",
)  # fmt: skip
LETTER = Told(
    "A letter",
    'A letter\n\nThe Daily Lantern wrote: "Harbours are for everyone."\n\n'
    "Nobody answered the letter about the harbour.",
    (Said("Harbours are for everyone.", "The Daily Lantern", cue="wrote", said="2030-12-01", basis="stated"),),
)


def build(path: Path, articles: tuple[Told, ...] = (HARBOUR, FERRY, LETTER)) -> Path:
    """Write the library."""
    database = sqlite3.connect(path)
    migrate(database, APPLICATION_ID)
    create(database)
    actors: dict[str, int] = {}
    for number, article in enumerate(articles):
        _put(database, number, article, actors)
    database.commit()
    database.close()
    return path


def _put(database: sqlite3.Connection, number: int, article: Told, actors: dict[str, int]) -> None:
    text = article.text
    outlet = None
    if article.outlet:
        database.execute("INSERT OR IGNORE INTO outlet(name, country) VALUES (?, 'US')", (article.outlet,))
        outlet = database.execute("SELECT id FROM outlet WHERE name = ?", (article.outlet,)).fetchone()[0]
    article_id = _row(
        database, "article", path=f"/invented/{number}.txt", doc=str(number),
        label=article.outlet or article.title[:40], sha256=hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(),
        encoding="utf-8", text=text,
        title=article.title, author=article.author, author_basis="stated" if article.author else "unknown",
        published=article.published, published_basis=article.basis, outlet_id=outlet, outlet_basis=article.outlet_basis,
        extractor="invented", read_at="2031-04-01",
    )  # fmt: skip
    place = 0
    for ordinal, line in enumerate(text.split("\n")):
        kind = "title" if not place else "byline" if line.startswith("By ") else "caption"
        if place and not line.startswith(("By ", "Photo")):
            kind = "body"
        if line:
            database.execute(
                "INSERT INTO zone VALUES (?, ?, ?, ?, ?)", (article_id, ordinal, kind, place, place + len(line))
            )
        place += len(line) + 1
    for ordinal, said in enumerate(article.quotes):
        _quote(database, article_id, ordinal, article, said, actors)
    quoted = [said.words for said in article.quotes]
    for paragraph, line in enumerate(line for line in text.split("\n") if line):
        for sentence in line.split(". "):
            if paragraph and not any(words in sentence or sentence in words for words in quoted):
                start = text.index(sentence)
                _row(
                    database, "passage", article_id=article_id, text=sentence, start=start, end=start + len(sentence),
                    paragraph=paragraph,
                )  # fmt: skip


def _quote(
    database: sqlite3.Connection, article_id: int, ordinal: int, article: Told, said: Said, actors: dict[str, int]
) -> None:
    text = article.text
    start = text.index(said.words)
    actor = None
    kind, country, role = PEOPLE.get(said.speaker or "", ("person", None, None))
    if said.speaker:
        if said.speaker not in actors:
            actors[said.speaker] = _row(
                database, "actor", name=said.speaker, label=said.speaker, kind=kind, country=country
            )
        actor = actors[said.speaker]
    cue, mention, status = (_near(text, words, start) for words in (said.cue, said.mention, said.status_words))
    quote = _row(
        database, "quote", article_id=article_id, ordinal=ordinal, text=said.words, start=start,
        end=start + len(said.words), kind=said.kind, status=said.status, status_start=status[0], status_end=status[1],
        cue=said.cue, cue_start=cue[0], cue_end=cue[1], actor_id=actor, mention=said.mention, mention_start=mention[0],
        mention_end=mention[1], unknown_reason=None if actor else "a leak", role=role, said=said.said,
        said_basis=said.basis, zone="body", confidence=said.confidence, aloud=said.aloud,
        prefix="", suffix="",
    )  # fmt: skip
    database.execute("INSERT INTO quote_span VALUES (?, 0, ?, ?)", (quote, start, start + len(said.words)))
    for code in said.about:
        database.execute("INSERT INTO quote_country VALUES ('about', ?, ?)", (code, quote))
    if country:
        database.execute("INSERT INTO quote_country VALUES ('speaker', ?, ?)", (country, quote))
    for place, name in enumerate(said.via):
        database.execute("INSERT INTO via VALUES (?, ?, ?, 'FR', 'stated', NULL, NULL)", (quote, place, name))


def _near(text: str, words: str | None, start: int) -> tuple[int | None, int | None]:
    """The words' place nearest to the quote."""
    if words is None:
        return None, None
    places = [place for place in range(len(text)) if text.startswith(words, place)]
    best = min(places, key=lambda place: abs(place - start))
    return best, best + len(words)


def _row(database: sqlite3.Connection, table: str, **values: object) -> int:
    marks = ", ".join("?" * len(values))
    cursor = database.execute(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", tuple(values.values()))
    return int(cursor.lastrowid or 0)
