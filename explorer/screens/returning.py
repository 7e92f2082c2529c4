"""What comes back the next time beside what was asked: the marked quotes, and the article that was open."""

from __future__ import annotations

from functools import partial

from explorer.answer import Answer
from explorer.draw.words import grouped, many
from explorer.screens.arriving import Arriving
from explorer.screens.marking import Marking
from explorer.session import Marked, Opened, Session, known_by

STRETCH = 200
"""Marked quotes that are looked up at once."""


class Returning(Arriving, Marking):
    """The desk's part that keeps the session and goes on with it."""

    left: Session | None = None
    """The session whose marks and whose article are still to come back."""

    def kept(self) -> Session:
        """What is to come back the next time."""
        self.note_view()
        if self.left is not None:  # one leaves before it has come back
            return Session(self.history, self.numbers, self.left.marked, self.left.opened)
        marked = zip(self.marks.ids("quotes"), self.marks.labels("quotes"), strict=True)
        return Session(self.history, self.numbers, tuple(Marked(*one) for one in marked), self._opened_now())

    def _opened_now(self) -> Opened | None:
        """The article that is open over the desk; a review or another list is begun anew."""
        from explorer.screens.reader import Reader

        above = self.app.screen_stack[self.app.screen_stack.index(self) + 1 :][:1]
        reader = above[0] if above and type(above[0]) is Reader else None
        card = reader.detail.card if reader is not None and reader.detail is not None else None
        if reader is None or card is None:
            return None
        top = reader.view.top if reader.view.is_scrolled else None
        return Opened(Marked(card.row.id, known_by(card.row.text)), top)

    def show_answer(self, answer: Answer) -> None:
        """Show what a query leaves; the first time, go on from there."""
        super().show_answer(answer)
        if (left := self.left) is not None:
            if left.marked or left.opened is not None:
                self.call_after_refresh(self.later, partial(self._bring_back, left), "session")
            else:
                self.left = None

    async def _bring_back(self, left: Session) -> None:
        """Mark what was marked, and open what was open: only what has the words it had."""
        loader, opened = self.loader, left.opened
        if opened is not None and self.on_top and not self.bar.typing:
            detail = await loader.detail(opened.quote.quote_id) if await self._still([opened.quote]) else None
            if detail is not None and self.on_top and not self.bar.typing:
                from explorer.screens.reader import Reader

                reader = Reader(loader, detail, self.answer, bool(self.history.past))
                reader.begin_at = opened.top
                self.app.push_screen(reader, self._came_back)
        gone = 0
        for start in range(0, len(left.marked), STRETCH):
            stretch = left.marked[start : start + STRETCH]
            still = await self._still(stretch)
            gone += len(stretch) - len(still)
            for one in still:
                if not self.marks.has("quotes", one.quote_id):
                    self.marks.toggle("quotes", one.quote_id, one.words)
        self.left = None
        if left.marked:
            self.panes.quotes.redraw()
            self.draw()
        if gone:
            self.tell(f"{grouped(gone)} marked {many(gone, 'quote')} no longer in the library")

    async def _still(self, wanted: tuple[Marked, ...] | list[Marked]) -> list[Marked]:
        """Those that are there with the words they had."""
        ids = [one.quote_id for one in wanted]
        cards = await self.loader.beside(lambda library, cancel: library.cards(ids, cancel=cancel)) or []
        words = {card.row.id: known_by(card.row.text) for card in cards}
        return [one for one in wanted if words.get(one.quote_id) == one.words]
