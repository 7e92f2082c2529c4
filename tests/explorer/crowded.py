"""A library in which a few invented people say much, in versions, over months, and two of them may be one."""

import sqlite3
from contextlib import closing
from pathlib import Path

from db.store.index import mend
from tests.explorer.invented import Said, Told, build

QUILL, RAIN, EVE = "Ada Quill", "Ministry of Rain", "[bold]Eve \x1b[31mMarkup[/] 漢字 \u202eיעל"
DOUBLE = "Adah Quill"


def _told(title: str, outlet: str | None, published: str | None, *quotes: Said) -> Told:
    lines = [f"{said.speaker or 'Somebody'} said: {said.words}" for said in quotes]
    return Told(title, "\n\n".join([title, *lines]), quotes, outlet, "stated" if outlet else "unknown", None,
                published, "stated" if published else "unknown")  # fmt: skip


CROWD = (
    _told(
        "Harbour stays open", "The Daily Lantern", "2031-03-12",
        Said("The harbour will not close this winter, whatever the weather brings,", QUILL, said="2031-03-11",
             basis="inferred", about=("FR",), via=("Radio Tide",)),
        Said("the boats could stay", QUILL, "indirect", said="2031-03-12", basis="printed", about=("FR", "GB")),
        Said('It is "not unthinkable" to widen the pier', QUILL, "mixed", said="2031-03-12", basis="printed"),
        Said("Close every harbour in the land,", QUILL, "direct", "negated", said="2031-04-02", basis="stated"),
        Said("rain is on its way", RAIN, "indirect", "second-hand", said="2031-03-12", basis="printed", about=("PL",)),
        Said("nothing here is markup [link=x] \x1b[31m", EVE, said="2031-03-12", basis="printed"),
    ),
    _told(
        "Ferries ask", "Evening Pier", "2031-04-03",
        Said("The harbour will not close this winter, whatever the weather brings,", QUILL, said="2031-04",
             basis="stated", via=("Radio Tide",)),
        Said("the harbour would not close this winter whatever the weather might bring", QUILL, "indirect",
             said="2031-04-02", basis="stated", about=("FR",), via=("Radio Tide", "Night Wire")),
        Said("she dreams of a longer pier", QUILL, "indirect", aloud=False, said="2031-05-01", basis="inferred"),
        Said("Will the weather hold", RAIN, "direct", "question"),
    ),
    _told(
        "Letters", None, None,
        Said("will not close this winter", DOUBLE, "mixed"),
        Said("Somebody told us: the harbour will not close this winter, whatever the weather brings, or so", None,
             "indirect", "unverified", confidence=0.4),
    ),
)  # fmt: skip


def crowd(path: Path, others: tuple[Told, ...] = ()) -> Path:
    """Write the library, names and a suggested merge included; other articles come first."""
    build(path, (*others, *CROWD))
    with closing(sqlite3.connect(path)) as connection:
        ids = dict(connection.execute("SELECT name, id FROM actor"))
        rows = [(ids[QUILL], 1, "Quill"), (ids[QUILL], 2, "Quill"), (ids[QUILL], 1, "Ada Quill"), (ids[EVE], 1, EVE)]
        connection.executemany("INSERT INTO alias VALUES (?, ?, ?)", rows)
        connection.execute("UPDATE quote SET role = 'Minister of Bridges' WHERE actor_id = ? AND said > '2031-04'",
                           (ids[QUILL],))  # fmt: skip
        one, other = sorted((ids[QUILL], ids[DOUBLE]))
        connection.execute("INSERT INTO suggested_merge VALUES (?, ?, ?)", (one, other, "given names that may be one"))
        one, other = sorted((ids[RAIN], ids[EVE]))
        connection.execute("INSERT INTO suggested_merge VALUES (?, ?, ?)", (one, other, "[b]hostile[/] \x1b[31m"))
        connection.commit()
    mend(path, again=False)
    return path
