"""A small library of invented people and outlets."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

import pytest

from db.ask.connection import APPLICATION_ID, schema_version
from db.ask.library import Library
from db.index.schema import create
from db.index.update import update


@dataclass(frozen=True)
class Said:
    """One quote to be written."""

    speaker: str | None
    text: str
    kind: str = "direct"
    status: str = "asserted"
    said: str | None = None
    about: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    aloud: bool | None = True
    confidence: float = 1.0


@dataclass
class Shelf:
    """Writes a library row by row, without the store."""

    path: Path
    actors: dict[str, int] = field(default_factory=dict)
    outlets: dict[str, tuple[int, str | None]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.connection = sqlite3.connect(self.path)
        folder = files("db.store").joinpath("migrations")
        for script in sorted(folder.iterdir(), key=lambda entry: entry.name):
            if script.name.endswith(".sql"):
                self.connection.executescript(script.read_text(encoding="utf-8"))
        create(self.connection)
        self.connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        self.connection.execute(f"PRAGMA user_version = {schema_version()}")
        self.connection.execute("PRAGMA journal_mode = WAL")

    def actor(self, name: str, country: str | None, *aliases: str, label: str = "", kind: str = "person") -> None:
        row = (name, label or name, kind, country)
        found = self.connection.execute("INSERT INTO actor (name, label, kind, country) VALUES (?, ?, ?, ?)", row)
        self.actors[label or name] = found.lastrowid or 0
        self._aliases = {**getattr(self, "_aliases", {}), label or name: aliases}

    def outlet(self, name: str, country: str | None) -> None:
        found = self.connection.execute("INSERT INTO outlet (name, country) VALUES (?, ?)", (name, country))
        self.outlets[name] = (found.lastrowid or 0, country)

    def article(self, title: str, outlet: str | None, said: list[Said], passages: tuple[str, ...] = ()) -> int:
        number = self.connection.execute("SELECT count(*) FROM article").fetchone()[0]
        text = "\n".join([title, *(one.text for one in said), *passages])
        outlet_id, country = self.outlets[outlet] if outlet else (None, None)
        article = (
            self.connection.execute(
                "INSERT INTO article (path, doc, label, sha256, encoding, text, title, author_basis, published, "
                "published_basis, outlet_id, outlet_basis, extractor, read_at) "
                "VALUES (?, ?, ?, ?, 'utf-8', ?, ?, 'unknown', NULL, 'unknown', ?, 'stated', 'test', '2026')",
                (f"/{number}.txt", f"doc{number}", f"{outlet or title} {number}", "0" * 64, text, title, outlet_id),
            ).lastrowid
            or 0
        )
        for speaker, aliases in self._aliases.items():
            for alias in aliases:
                row = (self.actors[speaker], article, alias)
                self.connection.execute("INSERT INTO alias VALUES (?, ?, ?)", row)
        for ordinal, one in enumerate(said):
            self._quote(article, ordinal, one, text.index(one.text), country)
        for place, passage in enumerate(passages):
            start = text.index(passage)
            self.connection.execute(
                "INSERT INTO passage (article_id, text, start, end, paragraph) VALUES (?, ?, ?, ?, ?)",
                (article, passage, start, start + len(passage), place),
            )
        self.connection.commit()
        return article

    def _quote(self, article: int, ordinal: int, one: Said, start: int, country: str | None) -> None:
        actor = self.actors[one.speaker] if one.speaker else None
        end = start + len(one.text)
        quote = self.connection.execute(
            "INSERT INTO quote (article_id, ordinal, text, start, end, kind, status, actor_id, said, said_basis, zone, "
            "confidence, aloud, prefix, suffix) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'stated', 'body', ?, ?, '', '')",
            (article, ordinal, one.text, start, end, one.kind, one.status, actor, one.said, one.confidence, one.aloud),
        ).lastrowid
        self.connection.execute("INSERT INTO quote_span VALUES (?, 0, ?, ?)", (quote, start, end))
        speaks_for = self.connection.execute("SELECT country FROM actor WHERE id = ?", (actor,)).fetchone()
        roles = [("speaker", speaks_for[0] if speaks_for else None), ("outlet", country)]
        for role, code in [*roles, *(("about", code) for code in one.about)]:
            if code:
                self.connection.execute("INSERT INTO quote_country VALUES (?, ?, ?)", (role, code, quote))
        for place, name in enumerate(one.via):
            row = (quote, place, name)
            self.connection.execute("INSERT INTO via VALUES (?, ?, ?, NULL, 'stated', NULL, NULL)", row)


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    shelf = Shelf(tmp_path / "small.db")
    shelf.actor("Wołodia Krzemień", "PL", "Krzemien", "Minister Krzemień")
    shelf.actor("Anatolij Zubrenko", "UA", "Zubrenko", "Anatoly Zubrenko", "the governor")
    shelf.actor("Greta Holm", "NO", "Holm")
    shelf.actor("Anna Lind", "SE", label="Anna Lind (SE)")
    shelf.actor("Anna Lind", "FI", label="Anna Lind (FI)")
    shelf.actor("Holm's allies", None, kind="group")
    shelf.outlet("Harbour Post", "GB")
    shelf.outlet("Nordlys Avis", "NO")
    shelf.article(
        "Krzemień answers the dockers",
        "Harbour Post",
        [
            Said("Wołodia Krzemień", "The bridge stays closed until spring.", said="2024-03-05", about=("PL",)),
            Said(
                "Greta Holm",
                "No ferries will cross on the ice.",
                "mixed",
                said="2024-03",
                about=("NO", "PL"),
                confidence=0.8,
            ),
            Said(
                "Anatolij Zubrenko",
                "our harbour is impossible to defend",
                "indirect",
                "negated",
                about=("UA",),
                confidence=0.5,
            ),
            Said(None, "the older quay collapsed", "indirect", said="2023", aloud=None, confidence=0.3),
        ],
        ("Dockers gathered before the closed bridge.",),
    )
    shelf.article(
        "Ferries return",
        "Nordlys Avis",
        [
            Said("Greta Holm", "Ferries are back, and the bridge is open.", said="2024-04-01", via=("Radio Kyst",)),
            Said("Holm's allies", "a possible end to the order", "indirect", said="2024", aloud=False, confidence=0.72),
            Said("Anna Lind (SE)", "We don't know the tonnage.", said="2024-04-02"),
        ],
    )
    shelf.article("Łódź letters", None, [Said("Anna Lind (FI)", "Kept “in good order”, I hope.", "mixed")])
    yield shelf
    shelf.connection.close()


@pytest.fixture(params=["pending", "indexed"])
def library(shelf: Shelf, request: pytest.FixtureRequest) -> Iterator[Library]:
    if request.param == "indexed":
        with closing(sqlite3.connect(shelf.path, isolation_level=None)) as connection:
            update(connection)
    library = Library(shelf.path)
    yield library
    library.close()
