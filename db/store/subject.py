"""The quote a decision is about: its anchor, and what the machine had said of it."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from db.read.article import Span
from db.store.anchor import Anchor, anchored
from db.store.decision import by_id
from db.store.detail import Machine
from db.store.error import DecisionError
from db.store.form import Form, Speaking
from db.store.form_rows import Page
from db.store.form_rows import forms as forms_of
from db.store.home import Homes
from db.store.member_rows import members_of_article
from db.store.voice import Voice


@dataclass(frozen=True, slots=True)
class Subject:
    """One quote that is decided on."""

    quote_id: int
    page: Page
    anchor: Anchor
    machine: Machine | None
    extent: Span
    """Where it stands now, as a person sees it."""


def subjects(connection: sqlite3.Connection, quotes: Sequence[int]) -> list[Subject]:
    """Return those quotes that are there, the rejected among them; raises DecisionError where none is."""
    rows = connection.execute(
        "SELECT j.value, coalesce(q.article_id, m.article_id), m.form FROM json_each(?) j "
        "LEFT JOIN quote q ON q.id = j.value LEFT JOIN machine_quote m ON m.quote_id = j.value ORDER BY j.key",
        (json.dumps(list(dict.fromkeys(quotes))),),
    ).fetchall()
    homes = Homes(connection)
    now: dict[int, dict[int, Form]] = {}
    found = []
    for quote_id, article_id, text in rows:
        page = homes.page(article_id) if article_id is not None else None
        if page is None:
            continue
        if article_id not in now:
            now[article_id] = forms_of(connection, article_id)
        held = json.loads(text) if text else {}
        if "kept" in held:
            start, end = held["kept"]
            span, machine = (start, end), _last_machine(connection, quote_id)
        else:
            form = Form.from_json(held) if held else now[article_id][quote_id]
            span, machine = form.extent, Machine(form.portable(), _voice(connection, article_id, form.speaker))
        anchor = anchored(page.path, page.doc, page.sha256, page.text, span, page.around)
        stands = now[article_id].get(quote_id)
        found.append(Subject(quote_id, page, anchor, machine, stands.extent if stands else span))
    if not found:
        raise DecisionError(
            "the quote is no longer in the library: its article was read again" if len(quotes) == 1
            else "none of these quotes is in the library any more: their articles were read again",
            "look it up again",
        )  # fmt: skip
    return found


def _voice(connection: sqlite3.Connection, article_id: int, speaker: Speaking | None) -> Voice | None:
    if speaker is None:
        return None
    if speaker.of == "member":
        for member in members_of_article(connection, article_id):
            if member.ordinal == speaker.id:
                actor = member.actor
                return Voice(actor.name, actor.kind, actor.country, actor.roles, actor.aliases)
        return None
    row = connection.execute("SELECT name, qids FROM imported_speaker WHERE actor_id = ?", (speaker.id,)).fetchone()
    return None if row is None else Voice(row[0], qids=row[1])


def _last_machine(connection: sqlite3.Connection, quote_id: int) -> Machine | None:
    """Return what the machine said of a quote it does not find any more when it was decided on before."""
    rows = connection.execute("SELECT decision_id FROM outcome WHERE quote_id = ?", (quote_id,)).fetchall()
    known = [decision.detail.machine for decision in by_id(connection, [row[0] for row in rows])]
    return next((machine for machine in reversed(known) if machine is not None), None)
