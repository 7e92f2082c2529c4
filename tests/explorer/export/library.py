"""A library to hand on: the invented people, with decisions, an address, pieces and letters that break formats."""

import io
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import cast

from db.ask.language import parse
from db.ask.library import Library
from db.ask.record import Record
from explorer.export.format import ABOUT, Commission, To
from explorer.export.writer import WRITERS
from tests.explorer.invented import FERRY, HARBOUR, LETTER, Said, Told, build

TODAY = date(2031, 4, 1)
NASTY = '=cmd|"x" <script>alert(1)</script> ]]> & \\{}%$#_^~ \x1b[31m\x00\x85\u202e\u2028 @y{a, 漢字 🛳 — \ufffe\r\nnext'
"""Words that mean something to every format there is."""
HOSTILE = Told(
    "-1+1 </title> {\\input{x}} & <b>",
    f'URL: https://example.org/a?b={{c}}&d="e"x\n\n🛳 🛳 Ada Quill said: "{NASTY}" to the press.\n\n'
    'The "boats", Ada Quill said, "will stay" for the Ministry of Rain.',
    (Said(NASTY, "Ada Quill", cue="said", mention="Ada Quill", about=("FR", "GB"), said="2031-03", basis="inferred"),),
    "@Outlet <&> Weekly", "stated", "Nell Ink and Bo Tan", "2031-03", "inferred",
)  # fmt: skip


def make(folder: Path) -> Path:
    """Write the library."""
    path = build(folder / "handed on.db", (HARBOUR, FERRY, LETTER, HOSTILE))
    with closing(sqlite3.connect(path)) as database, database:
        text: str = database.execute("SELECT text FROM article WHERE id = 4").fetchone()[0]
        start, second = text.index("boats"), text.index("will stay")
        cue, source = text.index("said, "), text.index("Ada Quill said, ")
        database.execute(
            "INSERT INTO quote (article_id, ordinal, text, start, end, kind, status, cue, cue_start, cue_end, "
            "actor_id, mention, mention_start, mention_end, said_basis, zone, confidence, prefix, suffix, aloud) "
            "SELECT 4, 7, 'boats … will stay', ?, ?, 'direct', 'asserted', 'said', ?, ?, id, name, ?, ?, 'unknown', "
            "'body', 0.5, '', '', NULL FROM actor WHERE name = 'Ada Quill'",
            (start, second + 9, cue, cue + 4, source, source + 9),
        )  # fmt: skip
        quote: int = database.execute("SELECT max(id) FROM quote").fetchone()[0]
        database.executemany(
            "INSERT INTO quote_span VALUES (?, ?, ?, ?)", [(quote, 0, start, start + 5), (quote, 1, second, second + 9)]
        )
        database.execute("INSERT INTO via VALUES (1, 1, 'The Old Gazette', NULL, 'inferred', NULL, NULL)")
        # a person said so
        database.execute("INSERT INTO verdict VALUES (1, 1, 0, 1, 0, 'look at the <harbour>, twice')")
        database.execute(
            "INSERT INTO member (article_id, ordinal, actor_id, name, kind, country, aliases, roles) "
            "SELECT 4, 1, id, name, kind, country, '[]', '[]' FROM actor WHERE name = 'Ada Quill'"
        )
        database.execute(
            "INSERT INTO alias (actor_id, article_id, text) "
            "SELECT id, 1, 'the boats' FROM actor WHERE name = 'Ada Quill'"
        )
        database.execute(
            "INSERT INTO alias (actor_id, article_id, text) "
            "SELECT id, 1, 'If the storm' FROM actor WHERE name = 'Ministry of Rain'"
        )
    from db.store.index import mend

    mend(path, again=True)
    return path


@contextmanager
def handed(path: Path, to: To, query: str = "") -> Iterator[list[Record]]:
    """Give the quotes of a query as a format takes them."""
    library = Library(path)
    try:
        with library.handout(parse(query), ABOUT[to].group, cast=ABOUT[to].cast) as handout:
            yield list(handout)
    finally:
        library.close()


def written(path: Path, to: To, query: str = "", with_text: bool = False) -> bytes:
    """Write a format into memory."""
    with handed(path, to, query) as records:
        out = io.BytesIO()
        WRITERS[to](records, out, Commission(query, len(records), TODAY, with_text))
    return out.getvalue()


def objects(value: object) -> list[dict[str, object]]:
    """Take a value that JSON holds for a list of objects."""
    return cast(list[dict[str, object]], value)
