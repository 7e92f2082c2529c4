"""What a person decides about quotes, and takes back: each act opens the database, writes, and carries itself out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from db.store.anchor import anchored
from db.store.correction import Correction, Speaker
from db.store.decision import Decision, Verb, decisions, new_id, taken_back
from db.store.detail import Detail, Ends
from db.store.error import DecisionError
from db.store.form_rows import Page
from db.store.session import PATIENT, Done, Session, Waiting, acting
from db.store.speaker import Chosen, chosen, hold_to
from db.store.step import last_step, last_undo, meant
from db.store.subject import Subject, subjects
from db.store.told_apart import suggest_again
from db.store.wording import done_words

LONGEST_NOTE = 10_000
"""Characters of a note."""


def accept(db: Path, quotes: Sequence[int], *, waiting: Waiting = PATIENT) -> Done:
    """Say that quotes are right as they are."""
    return _on_quotes(db, "accept", quotes, lambda subject: Detail(), waiting)


def reject(db: Path, quotes: Sequence[int], *, waiting: Waiting = PATIENT) -> Done:
    """Say that they are no quotes, or wrong beyond repair: they leave every list."""
    return _on_quotes(db, "reject", quotes, lambda subject: Detail(), waiting)


def bookmark(db: Path, quotes: Sequence[int], on: bool = True, *, waiting: Waiting = PATIENT) -> Done:
    """Bookmark quotes, or take their bookmarks away."""
    return _on_quotes(db, "bookmark" if on else "unbookmark", quotes, lambda subject: Detail(), waiting)


def note(db: Path, quotes: Sequence[int], text: str, *, waiting: Waiting = PATIENT) -> Done:
    """Write a note beside quotes, in place of the one there is; an empty one takes it away."""
    text = text.strip()
    if len(text) > LONGEST_NOTE:
        raise DecisionError(f"a note has at most {LONGEST_NOTE:,} characters", "shorten it")
    return _on_quotes(db, "note", quotes, lambda subject: Detail(note=text), waiting)


def notes(db: Path, texts: Mapping[int, str], *, waiting: Waiting = PATIENT) -> Done:
    """Write notes beside quotes that are there, by their ids, as one step."""

    def act(session: Session) -> Done:
        found = subjects(session.connection, list(texts))
        details = [Detail(note=texts[subject.quote_id].strip()[:LONGEST_NOTE]) for subject in found]
        return _decide(session, "note", found, details, len(texts))

    return acting(db, act, waiting)


def edit(db: Path, quotes: Sequence[int], correction: Correction, *, waiting: Waiting = PATIENT) -> Done:
    """Correct quotes: speaker, status, kind, whether said aloud, and of a single one its ends."""
    if correction == Correction():
        raise DecisionError("nothing is to be otherwise", "change the speaker, the status, the kind or the ends")

    def act(session: Session) -> Done:
        found = subjects(session.connection, quotes)
        moved = correction.start is not None or correction.end is not None
        if moved and len(found) > 1:
            raise DecisionError("the ends of several quotes cannot be the same", "change them one at a time")
        details: list[Detail] = []
        held: list[tuple[Subject, Chosen]] = []
        articles = {subject.page.id for subject in found}
        speakers = chosen(session.connection, correction.speaker, articles) if correction.speaker is not None else {}
        for subject in found:
            detail = Detail(status=correction.status, kind=correction.kind, aloud=correction.aloud)
            if moved:
                detail = replace(detail, ends=_ends(subject, correction))
            if (who := speakers.get(subject.page.id)) is not None:
                detail = replace(detail, voice=who.voice, nobody=who.voice is None)
                held.append((subject, who))
            details.append(detail)
        done = _decide(session, "edit", found, details, len(set(quotes)))
        hold_to(session, held)
        return done

    return acting(db, act, waiting)


def undo(db: Path, step: str | None = None, *, waiting: Waiting = PATIENT) -> Done | None:
    """Take back a step, the last one that was made here where none is named; None where there is nothing to take back.

    What takes a step back is a decision, too: to take that back is to do it again.
    """

    def act(session: Session) -> Done | None:
        wanted = step if step is not None else last_step(session.connection)
        if wanted is None:
            return None
        if wanted in taken_back(session.connection):
            raise DecisionError("that is taken back already", "nothing is to be done")
        return _take_back(session, wanted)

    return acting(db, act, waiting)


def redo(db: Path, *, waiting: Waiting = PATIENT) -> Done | None:
    """Do again what was undone last, if nothing was decided since; None where there is nothing."""

    def act(session: Session) -> Done | None:
        wanted = last_undo(session.connection)
        return None if wanted is None else _take_back(session, wanted)

    return acting(db, act, waiting)


def _on_quotes(
    db: Path, verb: Verb, quotes: Sequence[int], detail: Callable[[Subject], Detail], waiting: Waiting
) -> Done:
    def act(session: Session) -> Done:
        found = subjects(session.connection, quotes)
        return _decide(session, verb, found, [detail(subject) for subject in found], len(set(quotes)))

    return acting(db, act, waiting)


def _decide(session: Session, verb: Verb, found: Sequence[Subject], details: Sequence[Detail], asked: int) -> Done:
    taken = [
        Decision(
            verb, session.step, new_id(), session.moment(), subject.anchor, replace(detail, machine=subject.machine)
        )
        for subject, detail in zip(found, details, strict=True)
    ]
    session.decide(taken)
    return Done(session.step, verb, len(taken), asked - len(found), done_words(taken))


def _take_back(session: Session, wanted: str) -> Done:
    connection = session.connection
    taken = decisions(connection, "step = ?", (wanted,))
    if not taken:
        raise DecisionError("there is no such step", "choose one from the list of decisions")
    decision = Decision("undo", session.step, new_id(), session.moment(), takes_back=wanted)
    told, undoing = meant(connection, wanted)
    if not told:
        raise DecisionError("what it takes back is not in the library", "choose another from the list of decisions")
    session.decide([decision], told)
    suggest_again(connection, told)
    return Done(session.step, "undo", 1, 0, done_words(told, undone=undoing))


def _ends(subject: Subject, correction: Correction) -> Ends:
    page: Page = subject.page
    start = subject.extent[0] if correction.start is None else correction.start
    end = subject.extent[1] if correction.end is None else correction.end
    if not 0 <= start < end <= len(page.text):
        raise DecisionError(
            f"a quote cannot go from {start} to {end} of {len(page.text)} characters", "choose ends inside the article"
        )
    if end <= subject.extent[0] or start >= subject.extent[1]:
        raise DecisionError("nothing of the quote is left between these ends", "choose ends that hold a part of it")
    moved = anchored(page.path, page.doc, page.sha256, page.text, (start, end), page.around)
    return Ends(start - subject.anchor.start, moved.exact, moved.prefix, moved.suffix)


__all__ = [
    "Correction",
    "Done",
    "Speaker",
    "Waiting",
    "accept",
    "bookmark",
    "edit",
    "note",
    "notes",
    "redo",
    "reject",
    "undo",
]
