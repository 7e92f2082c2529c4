"""The card of one who speaks."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from db.ask.actor_card import ActorCard
from db.ask.cancel import Cancel
from db.ask.connection import LibraryError
from db.ask.query import Filter, Query
from explorer import acts
from explorer.acting import NOTHING_AGAIN, carry_out
from explorer.commands import bindings
from explorer.draw.actor_card import WRITTEN, actor_rows
from explorer.draw.card import Row
from explorer.draw.piece import plain
from explorer.library_threads import Aside
from explorer.screens.card import Cards, CardScreen
from explorer.toast import TOLD
from explorer.writer import Act, writer_of

if TYPE_CHECKING:
    from db.ask.profile import Profile
    from db.store.correction import Speaker


class ActorCardScreen(CardScreen[ActorCard]):
    """Who it is, and how, when, about what and through whom it speaks; merges it with another, or splits a name off."""

    where = "card"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("card")]
    OPENED_BY = ("quote.actor",)
    TITLE_OF = "Actor"
    KEYS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("dialog.choose", "filter by"), ("card.time", "when said"), ("actor.merge", "merge"),
        ("actor.split", "split name"), ("card.copy", "copy"), ("card.section", "section"),
        ("dialog.close", "close"),
    )  # fmt: skip

    def __init__(self, loader: Aside[Cards], query: Query, actor_id: int) -> None:
        """Take what reads, what is asked now, and who."""
        super().__init__(loader, query)
        self.actor_id = actor_id

    def read(self, library: Cards, cancel: Cancel) -> ActorCard:
        """Read it, on a thread."""
        return library.actor_card(self.actor_id, self.asked, cancel=cancel)

    def rows_of(self, card: ActorCard) -> list[Row]:
        """Its lines."""
        return actor_rows(card)

    def own(self, card: ActorCard) -> tuple[Filter, ...]:
        """The condition that it is this one who speaks."""
        return (Filter("speaker", (card.label,)),)

    def profile_of(self, card: ActorCard) -> Profile:
        """What its quotes are like."""
        return card.profile

    # Deciding

    @property
    def name_held(self) -> str | None:
        """The name of the actor the cursor stands on, where it stands on one."""
        row = self.row
        if self.card is None or row is None or row.section != WRITTEN or not row.asks:
            return None
        value = row.asks[0].values[0]
        return value if value in [one.name for one in self.card.names] else None

    @property
    def named(self) -> tuple[tuple[str, str], ...]:
        """Splitting is named where it works: on a name that stands beside others."""
        splits = self.name_held is not None and self.card is not None and len(self.card.names) > 1
        return tuple(key for key in self.KEYS if splits or key[0] != "actor.split")

    def moved(self) -> None:
        """Other keys may do something."""
        self.draw_keys()

    def action_merge(self) -> None:
        """Ask who else this is; that one goes up in this one."""
        card = self.card
        if card is None:
            return
        self._ask(f"Who else is {card.name}", "", lambda other: acts.merge(card.id, other))

    def action_split(self) -> None:
        """Ask whose the name under the cursor is."""
        card, name = self.card, self.name_held
        if card is None:
            return
        if name is None:
            self.notify("choose one of the names under “Written as” first", timeout=TOLD, markup=False)
        elif len(card.names) == 1:
            self.notify("it is the only name there is: nothing can be split off", timeout=TOLD, markup=False)
        else:
            own = "an actor of its own"
            self._ask(f"Whose name is {name}", own, lambda other: acts.split(card.id, name, other or None))

    def _ask(self, title: str, instead: str, act: Callable[[int], Act]) -> None:
        """Ask for an actor of the library, and do something with it; 0 stands for one that is yet to be."""
        from explorer.screens.speaker import SpeakerScreen

        label = self.card.label if self.card is not None else ""

        def chosen(speaker: Speaker | None) -> None:
            if speaker is not None:
                self.run_worker(self._act(speaker.label, act), group="decide")

        dialog = SpeakerScreen(self.loader, title, new=False, besides=label, instead=instead)
        self.app.push_screen(dialog, chosen)

    async def _act(self, label: str | None, act: Callable[[int], Act]) -> None:
        if label is None:
            carry_out(self.app, act(0))
            return
        query = Query(filters=(Filter("speaker", (label,)),))
        try:
            ids = await self.loader.aside(lambda library, cancel: library.meant("speaker", query, cancel=cancel))
        except (LibraryError, sqlite3.Error, OSError) as error:
            self.notify(f"cannot read the library: {plain(str(error))}", severity="error", markup=False)
            return
        if ids:
            carry_out(self.app, act(min(ids)))
        elif ids is not None:
            self.notify(f"{plain(label)} is no longer in the library", severity="error", markup=False)

    def action_undo(self) -> None:
        """Take back what was decided last."""
        carry_out(self.app, acts.undo())

    def action_redo(self) -> None:
        """Do again what was taken back last."""
        carry_out(self.app, acts.redo(), nothing=NOTHING_AGAIN)

    def decided(self) -> None:
        """Something was decided: read the card again."""
        self._read()

    def action_cancel(self) -> None:
        """Wait no longer for another program, or close."""
        if not writer_of(self.app).give_up():
            self.dismiss(None)
