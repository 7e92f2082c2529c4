"""Decisions carried out on the quotes of an article: the machine's rows put back, and what was decided done to them."""

import json
import sqlite3
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from db.extract.quote import Actor
from db.read.article import Span
from db.store.actor_rows import write_actors
from db.store.cast import Cast, name_key
from db.store.decision import Decision
from db.store.form import Form, Speaking
from db.store.form_rows import Page, forms, free_quote_id, repoint, write_form
from db.store.home import Home, Homes, about
from db.store.member_rows import ADDED, members_of_article
from db.store.outcome import Outcome, State, write_outcomes
from db.store.shape import to_text
from db.store.standing import Standing, grouped, stand, voices
from db.store.union import loosen
from db.store.voice import Voice


@dataclass(slots=True)
class _Held:
    """What the machine has of an article, and which quotes only a person's word keeps."""

    machine: dict[int, Form]
    now: dict[int, Form]
    """The quotes as they stand before."""
    kept: dict[Span, int]


def carry_out(
    connection: sqlite3.Connection, cast: Callable[[], Cast], article_id: int, homes: Homes, undone: Collection[str]
) -> set[int]:
    """Bring the quotes of an article in line with all decisions on them; returns the parts that were loosened for it.

    Inside a transaction; twice is as once. `cast` is asked only where somebody new is to speak in the article, `undone`
    are the steps that are taken back.
    """
    page = homes.page(article_id)
    if page is None:
        return set()
    here: list[tuple[Decision, Home]] = []
    outcomes: list[Outcome] = []
    for decision in about(connection, page.path, page.doc, page.sha256):
        home = homes.find(decision.anchor) if decision.anchor else "no words are named"
        own = not isinstance(home, str) and home.article_id == article_id
        if decision.step in undone:
            outcomes += [Outcome(decision.id, "undone", None, article_id)] if own or isinstance(home, str) else []
        elif isinstance(home, str):
            outcomes.append(Outcome(decision.id, "orphan", home))
        elif own:
            here.append((decision, home))
    groups = grouped((held := _held(connection, article_id)).machine, here)
    speakers, loosened = _speakers(connection, cast, article_id, voices(groups))
    if loosened:
        held = _held(connection, article_id)
    found = stand(
        page, held.machine, groups, {decision.id: home for decision, home in here}, speakers, held.kept,
        free_quote_id(connection),
    )  # fmt: skip
    _write(connection, page, held, found)
    for decision, _ in here:
        quote_id = found.places[decision.id]
        reason = found.orphans.get(decision.id)
        state: State = "orphan" if reason else "idle" if quote_id is None else "applied"
        outcomes.append(Outcome(decision.id, state, reason, article_id, quote_id))
    write_outcomes(connection, outcomes)
    return loosened


def forget_machine(connection: sqlite3.Connection, article_id: int) -> None:
    """Forget what the machine had found in an article that is to be written again."""
    connection.execute("DELETE FROM machine_quote WHERE article_id = ?", (article_id,))


def _held(connection: sqlite3.Connection, article_id: int) -> _Held:
    now = forms(connection, article_id)
    machine = dict(now)
    kept: dict[Span, int] = {}
    for quote_id, text in connection.execute(
        "SELECT quote_id, form FROM machine_quote WHERE article_id = ?", (article_id,)
    ):
        row = json.loads(text)
        if "kept" in row:
            start, end = row["kept"]
            kept[start, end] = quote_id
            machine.pop(quote_id, None)
        else:
            machine[quote_id] = Form.from_json(row)
    return _Held(dict(sorted(machine.items(), key=lambda item: item[1].ordinal)), now, kept)


def _write(connection: sqlite3.Connection, page: Page, held: _Held, found: Standing) -> None:
    """Write what is to stand otherwise than before, and what the machine had said of that."""
    for quote_id in held.now.keys() - found.forms.keys():
        connection.execute("DELETE FROM quote WHERE id = ?", (quote_id,))
    for quote_id, form in found.forms.items():
        if held.now.get(quote_id) != form:
            write_form(connection, page, quote_id, form)
    connection.execute("DELETE FROM machine_quote WHERE article_id = ?", (page.id,))
    rows = [
        (quote_id, page.id, to_text(form.to_json()))
        for quote_id, form in held.machine.items()
        if found.forms.get(quote_id) != form
    ]
    rows += [(quote_id, page.id, to_text({"kept": list(span)})) for quote_id, span in found.kept.items()]
    connection.executemany("INSERT INTO machine_quote (quote_id, article_id, form) VALUES (?, ?, ?)", rows)
    connection.execute("DELETE FROM verdict WHERE quote_id IN (SELECT id FROM quote WHERE article_id = ?)", (page.id,))
    connection.executemany(
        "INSERT INTO verdict (quote_id, accepted, edited, bookmarked, kept, note) VALUES (?, ?, ?, ?, ?, ?)",
        [
            (
                quote_id,
                int(rule.accepted),
                int(rule.edited),
                int(rule.bookmarked),
                int(quote_id in found.kept),
                rule.note,
            )
            for quote_id, rule in found.rulings.items()
            if rule.touched
        ],
    )


def _speakers(
    connection: sqlite3.Connection, cast: Callable[[], Cast], article_id: int, wanted: Sequence[Voice]
) -> tuple[dict[Voice, Speaking], set[int]]:
    """Return who the voices are in an article; those it does not know become part of its cast, for others to be joined.

    Returned with them: the parts of actors that were loosened for that.
    """
    members = members_of_article(connection, article_id)
    found: dict[Voice, Speaking] = {}
    added: dict[int, Actor] = {}
    for voice in wanted:
        speaking = _known(connection, voice, {m.ordinal: m.actor for m in members if m.ordinal < ADDED})
        if speaking is None:
            speaking = next((Speaking("member", n) for n, actor in added.items() if actor == voice.actor()), None)
        if speaking is None:
            ordinal = ADDED + len(added)
            added[ordinal] = voice.actor()
            speaking = Speaking("member", ordinal)
        found[voice] = speaking
    if {m.ordinal: m.actor for m in members if m.ordinal >= ADDED} == added:
        return found, set()
    own = {m.ordinal: m.actor for m in members if m.ordinal < ADDED}
    held = forms(connection, article_id)
    loosened = loosen(connection, cast(), [*own.values(), *added.values()], members)
    write_actors(connection, cast(), article_id, own | added, members)
    repoint(connection, article_id, held)
    return found, loosened | {member.part for member in members_of_article(connection, article_id)}


def _known(connection: sqlite3.Connection, voice: Voice, own: Mapping[int, Actor]) -> Speaking | None:
    """Return one of the article's own cast of that name and kind, or a speaker that was imported."""
    if voice.qids is not None:
        row = connection.execute(
            "SELECT actor_id FROM imported_speaker WHERE name = ? AND qids = ?", (voice.name, voice.qids)
        ).fetchone()
        return None if row is None else Speaking("actor", row[0])
    key = name_key(voice.name)
    same = [n for n, actor in own.items() if actor.kind == voice.kind and name_key(actor.name) == key]
    same.sort(key=lambda n: own[n].country != voice.country)
    return Speaking("member", same[0]) if same else None
