"""The review: one quote after another in its article, the least certain first, and one key for each verdict."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.screen import Screen

from db.ask.cancel import Cancel
from db.ask.connection import LibraryError
from db.ask.language import print_query
from explorer import acts
from explorer.acting import carry_out
from explorer.commands import bindings
from explorer.config import config_of
from explorer.detail import Also
from explorer.draw.article import Shown
from explorer.draw.review import asked_line, claim_lines, over_lines, review_line
from explorer.loader import Loader
from explorer.review import AHEAD, Past, Sitting, id_of, read_again, read_ahead
from explorer.screens.reader import Reader
from explorer.widgets.sheet import Sheet
from explorer.writer import Act, writer_of

LINES, LEAST = 5, 3
"""Lines of who says what at most, and on a low screen."""
LOW = 20

if TYPE_CHECKING:
    from db.store.correction import Correction
    from db.store.session import Done


class ReviewScreen(Reader, inherit_bindings=False):
    """A reader that goes on by itself; gives back the quote one ended at."""

    where = "review"
    BINDINGS: ClassVar[list[BindingType]] = [*Screen.BINDINGS, *bindings("review")]

    def __init__(self, loader: Loader, sitting: Sitting) -> None:
        """Take what reads, and a sitting that has begun."""
        assert sitting.current is not None
        super().__init__(loader, sitting.current, None, False)
        self.sitting = sitting
        self._fresh = False
        """The card of the quote that is shown is to be read again."""

    def on_mount(self) -> None:
        """Put the words to be judged over the article."""
        self.mount(Sheet(id="claim"), before="#rule")
        super().on_mount()
        self.call_after_refresh(self.later, self._make_ready, "ready")

    async def _make_ready(self) -> None:
        await self.loader.threads.run("cards", lambda cancel: acts.make_ready(), Cancel())

    async def _read_versions(self, quote_id: int) -> None:
        with suppress(LibraryError):  # it was rejected, and comes back once that is written
            await super()._read_versions(quote_id)

    def settle(self) -> None:
        """Put everything where the size says; a low screen has no line of facts: most of it is said above."""
        super().settle()
        if self.size.height < LOW:
            self.query_one("#fact-line", Sheet).add_class("gone")

    def show(self) -> None:
        """Show the quote that is to be judged."""
        sitting, before = self.sitting, self.detail
        self.detail = detail = sitting.current
        if detail is not None:
            if before is None or before.page.id != detail.page.id:
                self._also = Also(detail.page.id)
                self.later(self._read_also, "also")
            super().show()
        else:
            self.view.show(None, Shown())
            self.show_side()
            self.query_one("#fact-line", Sheet).draw(lambda width, height: [])
        self._say()

    def _say(self) -> None:
        sitting, keys = self.sitting, config_of(self.app).keys
        card = self.detail.card if self.detail is not None else None
        self.query_one("#top", Sheet).draw(
            lambda width, height: [review_line(self.detail, sitting.decided, sitting.left, width)]
        )
        last = sitting.past[-1].words if sitting.past else ""
        asked = print_query(sitting.query)
        if card is not None:
            line = partial(asked_line, card, last, keys.told("app.undo"), len(sitting.put_off), asked)
        else:
            line = partial(
                over_lines, sitting.exhausted, len(sitting.put_off), keys.told("review.skip"), keys.told("app.escape")
            )
        self.query_one("#trail", Sheet).draw(lambda width, height: [line(width)])
        claim = self.query_one("#claim", Sheet)
        claim.display = card is not None
        if card is not None:
            lines = claim_lines(card, self.size.width, LINES if self.size.height >= LOW else LEAST)
            claim.styles.height = len(lines)
            claim.draw(lambda width, height: lines)

    # Verdicts

    async def action_accept(self) -> None:
        """It is right."""
        self._judge("accepted", acts.accept(self.targets()))

    async def action_reject(self) -> None:
        """It is no quote, or wrong."""
        self._judge("rejected", acts.reject(self.targets()))

    def correct(self, ids: Sequence[int], correction: Correction) -> None:
        """It is right once it is corrected."""
        self._judge("corrected", acts.edit(ids, correction))

    def _judge(self, words: str, act: Act) -> None:
        detail = self.sitting.current
        if detail is None:
            return
        past = self.sitting.did(Past(detail, words))
        self.sitting.undone.clear()
        self._go_on()
        carry_out(self.app, past.keeping_step(act), failed=partial(self._failed, past), quiet=True)

    def _write(self, ids: Sequence[int], act: Act) -> None:
        """A bookmark or a note: one stays with the quote."""
        detail = self.sitting.current
        if detail is not None and id_of(detail) in ids:
            past = self.sitting.did(Past(detail, "", moves=False))
            self.sitting.undone.clear()
            carry_out(self.app, past.keeping_step(act), then=self._written_beside, failed=partial(self._failed, past))

    def _written_beside(self, done: Done | None) -> None:
        self._fresh = True

    def _failed(self, past: Past) -> None:
        """It is not written: back to the quote."""
        self.sitting.back(past)
        if self.is_mounted:
            self.show()

    def action_skip(self) -> None:
        """Put the quote off; where there is no other, begin again with those that were."""
        sitting = self.sitting
        if sitting.current is not None:
            sitting.did(Past(sitting.current, "put off", written=False))
            self._go_on()
        elif sitting.once_more():
            self._go_on()

    def _go_on(self) -> None:
        self.show()
        self.later(self._fill, "fill")

    def action_undo(self) -> None:
        """Take back what was done last, and go back to that quote."""
        if not self.sitting.past:
            super().action_undo()
            return
        past = self.sitting.past[-1]
        self.sitting.back(past)
        self.sitting.undone.append(past)
        if past.written:
            carry_out(self.app, past.undoing(), then=self._written_beside, quiet=past.moves)
        self.show()

    def action_redo(self) -> None:
        """Do again what was taken back last."""
        if not self.sitting.undone:
            super().action_redo()
            return
        past = self.sitting.undone.pop()
        if past.moves and id_of(past.detail) != (id_of(self.sitting.current) if self.sitting.current else None):
            return  # one has gone elsewhere since
        self.sitting.did(past)
        if past.written:
            act, failed = past.keeping_step(acts.redo()), partial(self._failed, past)
            carry_out(self.app, act, then=self._written_beside, failed=failed, quiet=past.moves)
        self._go_on()

    # What comes next

    def show_again(self) -> None:
        """Read on; after a note or a bookmark read the quote again too."""
        self.later(self._fill, "fill")

    def action_reload(self) -> None:
        """Read the quote again, and those that come after it."""
        self._fresh = True
        self.sitting.ahead.clear()
        self._go_on()

    async def _fill(self) -> None:
        """Read the next quotes before one gets to them."""
        sitting = self.sitting
        writer = writer_of(self.app)
        if self._fresh and not writer.under_way and (quote_id := self._shown_id()) is not None:
            self._fresh = False
            detail = await self.loader.aside(lambda library, cancel: read_again(library, quote_id, cancel))
            if detail is not None and self._shown_id() == quote_id:
                sitting.current = detail
                self.show()
        wanted = AHEAD - len(sitting.ahead)
        if wanted <= 0:
            return
        seen, settled = sitting.seen(), not writer.under_way and sitting.decided
        page = sitting.current.page if sitting.current is not None else None
        found = await self.loader.aside(
            lambda library, cancel: read_ahead(library, sitting.query, seen, wanted, page, cancel)
        )
        if found is None:
            return
        none = sitting.current is None
        sitting.add(found[1], wanted)
        if settled is not False and settled == sitting.decided and not writer.under_way:
            sitting.left = found[0]
        if none:
            self.show()
        else:
            self._say()

    def _shown_id(self) -> int | None:
        return id_of(self.sitting.current) if self.sitting.current is not None else None

    # Elsewhere

    async def action_open(self) -> None:
        """Open the quote in its article."""
        await self._come()  # what was taken back just now is in the library once that is written
        if (quote_id := self._shown_id()) is not None:
            await self._open_version(quote_id)

    def go(self, quote_id: int) -> None:
        """Read another quote of the article; it is not the one to be judged."""
        self.later(partial(self._open_version, quote_id), "version")
