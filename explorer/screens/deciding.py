"""What a person decides about quotes: bookmark, note, accept, reject, correct, and take back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Generic, TypeVar

from textual import events
from textual.worker import Worker, WorkerCancelled, WorkerFailed

from db.ask.row import QuoteCard
from explorer import acts
from explorer.acting import NOTHING_AGAIN, NOTHING_BACK, carry_out
from explorer.draw.words import grouped, many
from explorer.screens.copying import Copying
from explorer.writer import Act, writer_of

if TYPE_CHECKING:
    from db.store.correction import Correction
    from db.store.session import Done

Result = TypeVar("Result")
ARRIVES = 1.0
"""Seconds in which a quote one has gone to is read."""
SOON = 0.05
"""Seconds after which one looks again."""
STRETCH = 200
"""Quotes read at once to see whether one of them has no bookmark."""


class Deciding(Copying[Result], Generic[Result]):
    """A screen whose quotes can be decided on: the marked ones, else the one that is shown."""

    stale = False
    """Something was decided while another screen lay over this one."""

    # What is decided

    async def action_accept(self) -> None:
        """Say that the quotes are right."""
        if ids := await self._ids():
            self._write(ids, acts.accept(ids))

    async def action_reject(self) -> None:
        """Say that they are wrong: they leave every list."""
        if ids := await self._ids():
            self._write(ids, acts.reject(ids))

    async def action_bookmark(self) -> None:
        """Bookmark the quotes; take the bookmarks away where all of them have one."""
        ids = await self._ids()
        if ids:
            on = not await self._all_bookmarked(ids)
            self._write(ids, acts.bookmark(ids, on))

    async def action_note(self) -> None:
        """Write a note on the quotes, in place of the one there is."""
        from explorer.screens.note import NoteScreen

        ids = await self._ids()
        cards = await self._cards(ids[:1])
        if not cards:
            return
        verdict = cards[0].verdict
        held = (verdict.note or "") if verdict and len(ids) == 1 else ""

        def written(text: str | None) -> None:
            if text == held == "" and len(ids) == 1:
                self.tell("no note: nothing was written")
            elif text is not None and (text != held or len(ids) > 1):
                self._write(ids, acts.note(ids, text))

        self.app.push_screen(NoteScreen(self._title("Note on", ids), held), written)

    async def action_correct(self) -> None:
        """Correct the quotes: speaker, status, kind, and the ends of a single one."""
        from explorer.screens.correct import CorrectScreen

        ids = await self._ids()
        cards = await self._cards(ids[:1])
        if not cards:
            return
        card, page = cards[0], self.detail.page if self.detail is not None else None
        if page is None or page.id != card.row.article_id:
            article = card.row.article_id
            page = await self.loader.aside(lambda library, cancel: library.article(article, cancel=cancel))
        if page is None:
            return

        def corrected(correction: Correction | None) -> None:
            if correction is not None:
                self.correct(ids, correction)

        title = self._title("Correct", ids)
        self.app.push_screen(CorrectScreen(self.loader, card, page, title, single=len(ids) == 1), corrected)

    def correct(self, ids: Sequence[int], correction: Correction) -> None:
        """Write a correction."""
        self._write(ids, acts.edit(ids, correction))

    def action_undo(self) -> None:
        """Take back what was decided last."""
        carry_out(self.app, acts.undo(), nothing=NOTHING_BACK)

    def action_redo(self) -> None:
        """Do again what was taken back last."""
        carry_out(self.app, acts.redo(), nothing=NOTHING_AGAIN)

    def stop_reading(self) -> bool:
        """Wait no longer for another program, or read no longer; whether there was something to stop."""
        return writer_of(self.app).give_up() or super().stop_reading()

    # On which quotes

    async def _ids(self) -> tuple[int, ...]:
        """The quotes to decide on; where there are none, that is told."""
        await self._come()
        ids = self.targets()
        if not ids:
            self.tell("no quote is selected")
        return ids

    async def _come(self) -> None:
        """Wait a moment for what the keys before asked for: a key pressed twice is not meant for one quote."""
        deadline = asyncio.get_running_loop().time() + ARRIVES
        while not writer_of(self.app).waits and (left := deadline - asyncio.get_running_loop().time()) > 0:
            going = [
                worker
                for worker in self.app.workers
                if not worker.is_finished
                and (worker.group == "decide" or (worker.node is self and worker.group in ("answer", "detail")))
            ]
            if not going:
                return
            await asyncio.wait([asyncio.ensure_future(_over(worker)) for worker in going], timeout=min(left, SOON))

    async def _cards(self, ids: Sequence[int]) -> list[QuoteCard]:
        card = self.detail.card if self.detail is not None else None
        if card is not None and [card.row.id] == list(ids):
            return [card]
        found = await self.loader.aside(lambda library, cancel: library.cards(ids, cancel=cancel)) if ids else None
        if ids and found == []:
            self.complain("the quote is no longer in the library")
        return found or []

    async def _all_bookmarked(self, ids: Sequence[int]) -> bool:
        for start in range(0, len(ids), STRETCH):
            cards = await self._cards(ids[start : start + STRETCH])
            if not all(card.verdict is not None and card.verdict.bookmarked for card in cards):
                return False
        return True

    def _title(self, verb: str, ids: Sequence[int]) -> str:
        return f"{verb} {f'{grouped(len(ids))} ' if len(ids) > 1 else 'the '}{many(len(ids), 'quote')}"

    def _write(self, ids: Sequence[int], act: Act) -> None:
        carry_out(self.app, act, then=self.before_deciding(ids))

    def before_deciding(self, ids: Sequence[int]) -> Callable[[Done | None], None]:
        """The quotes are going to be decided on; returns what to do once they were, before all is read again."""
        return lambda done: None

    # What is shown afterwards

    def decided(self) -> None:
        """Something was decided: read again what is shown, once it is seen; what is behind a dialog is."""
        if self.is_seen:
            self.show_again()
        else:
            self.stale = True

    @property
    def is_seen(self) -> bool:
        """Nothing but dialogs lies over this screen."""
        stack = self.app.screen_stack
        return self in stack and all(screen.is_modal for screen in stack[stack.index(self) + 1 :])

    def show_again(self) -> None:
        """Read again what is shown."""

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Nothing lies over this screen any more: catch up."""
        if self.stale:
            self.stale = False
            self.show_again()


async def _over(worker: Worker[None]) -> None:
    """Wait for a worker; whoever began it tells what was wrong."""
    with suppress(WorkerFailed, WorkerCancelled):
        await worker.wait()
