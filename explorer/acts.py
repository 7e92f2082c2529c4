"""Every act of a person as the writer takes it; what writes is imported on the writer's thread, when it is needed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from explorer.writer import Act

if TYPE_CHECKING:
    from db.store.correction import Correction
    from db.store.session import Done, Waiting


def accept(quotes: Sequence[int]) -> Act:
    """Say that quotes are right."""

    def act(path: Path, waiting: Waiting) -> Done:
        from db.store import decide

        return decide.accept(path, quotes, waiting=waiting)

    return act


def reject(quotes: Sequence[int]) -> Act:
    """Say that they are wrong."""

    def act(path: Path, waiting: Waiting) -> Done:
        from db.store import decide

        return decide.reject(path, quotes, waiting=waiting)

    return act


def bookmark(quotes: Sequence[int], on: bool) -> Act:
    """Bookmark quotes, or take their bookmarks away."""

    def act(path: Path, waiting: Waiting) -> Done:
        from db.store import decide

        return decide.bookmark(path, quotes, on, waiting=waiting)

    return act


def note(quotes: Sequence[int], text: str) -> Act:
    """Write a note; an empty one takes it away."""

    def act(path: Path, waiting: Waiting) -> Done:
        from db.store import decide

        return decide.note(path, quotes, text, waiting=waiting)

    return act


def edit(quotes: Sequence[int], correction: Correction) -> Act:
    """Correct quotes."""

    def act(path: Path, waiting: Waiting) -> Done:
        from db.store import decide

        return decide.edit(path, quotes, correction, waiting=waiting)

    return act


def merge(into: int, other: int) -> Act:
    """Say that two actors are one, which keeps the name of the first."""

    def act(path: Path, waiting: Waiting) -> Done:
        from db.store import merge as merging

        return merging.merge(path, into, other, waiting=waiting)

    return act


def apart(one: int, other: int) -> Act:
    """Say that two actors are not one."""

    def act(path: Path, waiting: Waiting) -> Done:
        from db.store import merge as merging

        return merging.apart(path, one, other, waiting=waiting)

    return act


def split(actor: int, name: str, into: int | None) -> Act:
    """Say that a name of an actor is somebody else's; with nobody named, an actor's of its own."""

    def act(path: Path, waiting: Waiting) -> Done:
        from db.store import merge as merging

        return merging.split(path, actor, name, into=into, waiting=waiting)

    return act


def undo(step: str | None = None) -> Act:
    """Take back a step, or the last one."""

    def act(path: Path, waiting: Waiting) -> Done | None:
        from db.store import decide

        return decide.undo(path, step, waiting=waiting)

    return act


def redo() -> Act:
    """Do again what was taken back last."""

    def act(path: Path, waiting: Waiting) -> Done | None:
        from db.store import decide

        return decide.redo(path, waiting=waiting)

    return act


def make_ready() -> None:
    """Import what writes, so that the first act need not wait for it."""
    import db.store.decide  # noqa: F401
