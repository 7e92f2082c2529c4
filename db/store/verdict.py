"""Decisions carried out on the quotes of an article: the machine's rows put back, and what was decided done to them."""

import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from db.extract.quote import Actor
from db.read.article import Span
from db.store.actor_rows import Recast, rewrite_casts
from db.store.cast import Cast, name_key
from db.store.decision import Decision
from db.store.form import Form, Speaking
from db.store.form_rows import Page, forms, free_quote_id, repoint, write_form
from db.store.home import Home, Homes, about
from db.store.member_rows import ADDED, members_of_article
from db.store.outcome import Outcome, State, write_outcomes
from db.store.shape import to_text
from db.store.standing import Key, Standing, grouped, stand, voices
from db.store.union import loosen
from db.store.voice import Voice


@dataclass(slots=True)
class _Held:
    """What the machine has of an article, and which quotes only a person's word keeps."""

    machine: dict[int, Form]
    now: dict[int, Form]
    """The quotes as they stand before."""
    kept: dict[Span, int]


@dataclass(slots=True)
class _Asked:
    """What decisions ask of an article."""

    page: Page
    held: _Held
    homes: dict[int, Home]
    """The homes of its decisions, in their order."""
    groups: dict[Key, list[Decision]]
    speakers: dict[Voice, Speaking] = field(default_factory=dict)


def carry_out(
    connection: sqlite3.Connection,
    cast: Callable[[], Cast],
    articles: Iterable[int],
    homes: Homes,
    undone: Collection[str],
) -> set[int]:
    """Bring the quotes of articles in line with all decisions on them; returns the parts that were loosened for it.

    Inside a transaction; twice is as once. The casts of all articles change at once: somebody who comes to a thousand
    of them, or goes, is put together once. `cast` is asked only where somebody new is to speak in an article, `undone`
    are the steps that are taken back.
    """
    outcomes: list[Outcome] = []
    asked = [
        one
        for article_id in sorted(articles)
        if (one := _ask(connection, article_id, homes, undone, outcomes)) is not None
    ]
    loosened = _join_casts(connection, cast, asked)
    for one in asked:
        found = stand(
            one.page, one.held.machine, one.groups, one.homes, one.speakers, one.held.kept, free_quote_id(connection)
        )
        _write(connection, one.page, one.held, found)
        for decision_id in one.homes:
            quote_id, reason = found.places[decision_id], found.orphans.get(decision_id)
            state: State = "orphan" if reason else "idle" if quote_id is None else "applied"
            outcomes.append(Outcome(decision_id, state, reason, one.page.id, quote_id))
    write_outcomes(connection, outcomes)
    return loosened


def _ask(
    connection: sqlite3.Connection, article_id: int, homes: Homes, undone: Collection[str], outcomes: list[Outcome]
) -> _Asked | None:
    """Return what is asked of an article, None where it is gone; what is not asked of any becomes an outcome."""
    page = homes.page(article_id)
    if page is None:
        return None
    here: list[tuple[Decision, Home]] = []
    for decision in about(connection, page.path, page.doc, page.sha256):
        home = homes.find(decision.anchor) if decision.anchor else "no words are named"
        own = not isinstance(home, str) and home.article_id == article_id
        if decision.step in undone:
            outcomes += [Outcome(decision.id, "undone", None, article_id)] if own or isinstance(home, str) else []
        elif isinstance(home, str):
            outcomes.append(Outcome(decision.id, "orphan", home))
        elif own:
            here.append((decision, home))
    held = _held(connection, article_id)
    return _Asked(page, held, {decision.id: home for decision, home in here}, grouped(held.machine, here))


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


def _join_casts(connection: sqlite3.Connection, cast: Callable[[], Cast], asked: Sequence[_Asked]) -> set[int]:
    """Note who the voices are in each article; those it does not know become part of its cast, for others to be joined.

    Returns the parts of actors that were loosened for that.
    """
    casts: dict[int, Recast] = {}
    for one in asked:
        before = members_of_article(connection, one.page.id)
        own = {member.ordinal: member.actor for member in before if member.ordinal < ADDED}
        one.speakers, added = _speakers(connection, own, voices(one.groups))
        if {member.ordinal: member.actor for member in before if member.ordinal >= ADDED} != added:
            casts[one.page.id] = Recast(own | added, before)
    if not casts:
        return set()
    loosened = loosen(
        connection,
        cast(),
        (actor for recast in casts.values() for actor in recast.speaking.values()),
        [member for recast in casts.values() for member in recast.before],
    )
    rewrite_casts(connection, cast(), casts)
    changed = [one for one in asked if one.page.id in casts]
    repoint(connection, {one.page.id: one.held.now for one in changed})
    for one in changed:
        one.held = _held(connection, one.page.id)
        loosened |= {member.part for member in members_of_article(connection, one.page.id)}
    return loosened


def _speakers(
    connection: sqlite3.Connection, own: Mapping[int, Actor], wanted: Sequence[Voice]
) -> tuple[dict[Voice, Speaking], dict[int, Actor]]:
    """Return who the voices are in an article with a cast of its own, and those who come to it by their ordinals."""
    found: dict[Voice, Speaking] = {}
    added: dict[int, Actor] = {}
    for voice in wanted:
        speaking = _known(connection, voice, own)
        if speaking is None:
            speaking = next((Speaking("member", n) for n, actor in added.items() if actor == voice.actor()), None)
        if speaking is None:
            ordinal = ADDED + len(added)
            added[ordinal] = voice.actor()
            speaking = Speaking("member", ordinal)
        found[voice] = speaking
    return found, added


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
