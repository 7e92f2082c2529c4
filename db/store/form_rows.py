"""The rows of a quote, read as a form and written from one."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from db.read.article import Span
from db.store.actor_rows import write_countries
from db.store.anchor import AROUND
from db.store.form import Carrier, Form, Speaking

IMPORTED = "quotebank"
"""The extractor of articles that were put together from imported quotes: what stands around one is not known."""


@dataclass(frozen=True, slots=True)
class Page:
    """An article as far as its quotes need it."""

    id: int
    path: str
    doc: str
    sha256: str
    text: str
    extractor: str
    outlet_country: str | None

    @property
    def around(self) -> bool:
        """Whether what stands beside a quote is known."""
        return self.extractor != IMPORTED


def page_of(connection: sqlite3.Connection, article_id: int) -> Page | None:
    """Return an article, None where it is gone."""
    row = connection.execute(
        "SELECT r.id, r.path, r.doc, r.sha256, r.text, r.extractor, o.country "
        "FROM article r LEFT JOIN outlet o ON o.id = r.outlet_id WHERE r.id = ?",
        (article_id,),
    ).fetchone()
    return None if row is None else Page(*row)


def forms(connection: sqlite3.Connection, article_id: int) -> dict[int, Form]:
    """Return the quotes of an article by id, in order."""
    ordinals = dict(
        connection.execute("SELECT part, ordinal FROM member WHERE article_id = ?", (article_id,)).fetchall()
    )
    spans: dict[int, list[Span]] = {}
    for quote_id, start, end in _of(connection, "quote_span", "start, end", article_id, "ordinal"):
        spans.setdefault(quote_id, []).append((start, end))
    about: dict[int, list[str]] = {}
    for quote_id, role, country in _of(connection, "quote_country", "role, country", article_id, "country"):
        if role == "about":
            about.setdefault(quote_id, []).append(country)
    via: dict[int, list[Carrier]] = {}
    for quote_id, name, country, basis, start, end in _of(
        connection, "via", "name, country, basis, start, end", article_id, "ordinal"
    ):
        via.setdefault(quote_id, []).append(Carrier(name, country, basis, _span(start, end)))
    found: dict[int, Form] = {}
    for row in connection.execute(
        "SELECT q.id, q.ordinal, q.start, q.end, kind, status, status_start, status_end, aloud, "
        "cue, cue_start, cue_end, mention, mention_start, mention_end, coalesce(m.part, q.actor_id), "
        "unknown_reason, role, said, said_basis, zone, nested_in, confidence "
        "FROM quote q LEFT JOIN moved_quote m ON m.quote_id = q.id "
        "WHERE q.article_id = ? ORDER BY q.ordinal",
        (article_id,),
    ):
        (quote_id, ordinal, start, end, kind, status, *places, part, reason, role, said, basis, zone, nested, sure) = (
            row
        )
        status_start, status_end, aloud, cue, cue_start, cue_end, mention, mention_start, mention_end = places
        speaker = None
        if part is not None:
            speaker = Speaking("member", ordinals[part]) if part in ordinals else Speaking("actor", part)
        found[quote_id] = Form(
            ordinal=ordinal,
            spans=tuple(spans.get(quote_id, [(start, end)])),
            kind=kind,
            status=status,
            status_span=_span(status_start, status_end),
            aloud=None if aloud is None else bool(aloud),
            cue=cue,
            cue_span=_span(cue_start, cue_end),
            mention=mention,
            mention_span=_span(mention_start, mention_end),
            speaker=speaker,
            unknown_reason=reason,
            role=role,
            said=said,
            said_basis=basis,
            zone=zone,
            nested_in=nested,
            confidence=sure,
            about=tuple(about.get(quote_id, ())),
            via=tuple(via.get(quote_id, ())),
        )
    return found


def write_form(connection: sqlite3.Connection, page: Page, quote_id: int, form: Form) -> None:
    """Write a quote, over the one of that id where there is one."""
    part, actor_id = _actor(connection, page.id, form.speaker)
    start, end = form.extent
    text, around = page.text, page.around
    row = {
        "id": quote_id,
        "article_id": page.id,
        "ordinal": form.ordinal,
        "text": " … ".join(text[low:high] for low, high in form.spans),
        "start": start,
        "end": end,
        "kind": form.kind,
        "status": form.status,
        **_ends("status", form.status_span),
        "cue": form.cue,
        **_ends("cue", form.cue_span),
        "actor_id": actor_id,
        "mention": form.mention,
        **_ends("mention", form.mention_span),
        "unknown_reason": form.unknown_reason,
        "role": form.role,
        "said": form.said,
        "said_basis": form.said_basis,
        "zone": form.zone,
        "nested_in": form.nested_in,
        "confidence": form.confidence,
        "aloud": None if form.aloud is None else int(form.aloud),
        "prefix": text[max(0, start - AROUND) : start] if around else "",
        "suffix": text[end : end + AROUND] if around else "",
    }
    names, values = ", ".join(row), ", ".join(f":{name}" for name in row)
    updates = ", ".join(f"{name} = excluded.{name}" for name in row if name != "id")
    connection.execute(f"INSERT INTO quote ({names}) VALUES ({values}) ON CONFLICT (id) DO UPDATE SET {updates}", row)
    for table in ("quote_span", "quote_country", "via", "moved_quote"):
        connection.execute(f"DELETE FROM {table} WHERE quote_id = ?", (quote_id,))
    connection.executemany(
        "INSERT INTO quote_span VALUES (?, ?, ?, ?)", [(quote_id, n, *span) for n, span in enumerate(form.spans)]
    )
    countries = [("about", code) for code in form.about]
    if page.outlet_country:
        countries.append(("outlet", page.outlet_country))
    speaks_for = connection.execute("SELECT country FROM actor WHERE id = ?", (actor_id,)).fetchone()
    if speaks_for and speaks_for[0]:
        countries.append(("speaker", speaks_for[0]))
    connection.executemany(
        "INSERT OR IGNORE INTO quote_country (role, country, quote_id) VALUES (?, ?, ?)",
        [(*one, quote_id) for one in countries],
    )
    connection.executemany(
        "INSERT INTO via (quote_id, ordinal, name, country, basis, start, end) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (quote_id, n, one.name, one.country, one.basis, *(one.span or (None, None)))
            for n, one in enumerate(form.via)
        ],
    )
    if part != actor_id:
        connection.execute("INSERT INTO moved_quote (quote_id, part) VALUES (?, ?)", (quote_id, part))


def repoint(connection: sqlite3.Connection, held: Mapping[int, Mapping[int, Form]]) -> None:
    """Let the quotes of articles be of those their casts are now; `held` is how they were before these changed."""
    actors: set[int] = set()
    for article_id, forms_held in held.items():
        for quote_id, form in forms_held.items():
            if form.speaker is None or form.speaker.of != "member":
                continue
            part, actor_id = _actor(connection, article_id, form.speaker)
            connection.execute(
                "UPDATE quote SET actor_id = ?1 WHERE id = ?2 AND actor_id IS NOT ?1", (actor_id, quote_id)
            )
            connection.execute("DELETE FROM moved_quote WHERE quote_id = ?", (quote_id,))
            if part != actor_id:
                connection.execute("INSERT INTO moved_quote (quote_id, part) VALUES (?, ?)", (quote_id, part))
            if actor_id is not None:
                actors.add(actor_id)
    write_countries(connection, actors)


def free_quote_id(connection: sqlite3.Connection) -> int:
    """Return an id no quote had; those of rejected ones, which may come back, are held beside."""
    (found,) = connection.execute(
        "SELECT max(coalesce((SELECT max(seq) FROM sqlite_sequence WHERE name = 'quote'), 0), "
        "coalesce((SELECT max(quote_id) FROM machine_quote), 0)) + 1"
    ).fetchone()
    return int(found)


def _actor(connection: sqlite3.Connection, article_id: int, speaker: Speaking | None) -> tuple[int | None, int | None]:
    """Return the actor the machine has for a speaker, and the one that stands."""
    if speaker is None:
        return None, None
    if speaker.of == "member":
        row = connection.execute(
            "SELECT part, actor_id FROM member WHERE article_id = ? AND ordinal = ?", (article_id, speaker.id)
        ).fetchone()
        return (None, None) if row is None else (row[0], row[1])
    row = connection.execute("SELECT actor_id FROM moved_speaker WHERE part = ?", (speaker.id,)).fetchone()
    return speaker.id, speaker.id if row is None else row[0]


def _of(connection: sqlite3.Connection, table: str, columns: str, article_id: int, order: str) -> sqlite3.Cursor:
    names = ", ".join(f"t.{name}" for name in columns.split(", "))
    return connection.execute(
        f"SELECT t.quote_id, {names} FROM quote q JOIN {table} t ON t.quote_id = q.id "
        f"WHERE q.article_id = ? ORDER BY t.quote_id, t.{order}",
        (article_id,),
    )


def _span(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else (start, end)


def _ends(name: str, span: Span | None) -> dict[str, int | None]:
    start, end = span if span else (None, None)
    return {f"{name}_start": start, f"{name}_end": end}
