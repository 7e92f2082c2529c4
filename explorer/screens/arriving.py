"""New quotes while the desk is open: told in a line, shown when they are asked for, the cursor where it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.config import config_of
from explorer.screens.desk_deciding import DeskDeciding

if TYPE_CHECKING:
    from explorer.answer import Answer

EVERY = 2.0
"""Seconds between two looks whether something came in."""


class Arriving(DeskDeciding):
    """The desk's part that looks for what a build or an import writes meanwhile."""

    _newest: int | None = None
    """The highest id of a quote when the library was last asked; None until that is known."""
    _told = 0
    """How many new quotes were told."""

    async def on_mount(self) -> None:
        """Look now and then."""
        self.set_interval(EVERY, self.look_for_new)

    def look_for_new(self) -> None:
        """See whether quotes came in, and tell it where they are more than before."""
        if self.on_top and self.answer is not None:
            self.later(self._look_for_new, "arrived")

    async def _look_for_new(self) -> None:
        from db.ask.arrived import arrived
        from db.ask.cancel import Cancel

        path, since = self.loader.path, self._newest
        found = await self.loader.threads.run("details", lambda cancel: arrived(path, since), Cancel())
        if found is None or since != self._newest:
            return
        if since is None:
            self._newest = found.newest
        elif found.new > self._told:
            self._told = found.new
            key = config_of(self.app).keys.told("app.reload")
            few = f"{found.new:,} new quote{'' if found.new == 1 else 's'}"
            self.tell(f"{few} · {key} shows {'it' if found.new == 1 else 'them'}")

    def show_answer(self, answer: Answer) -> None:
        """What is shown now has all that came in until now."""
        super().show_answer(answer)
        self._newest, self._told = None, 0
        self.call_after_refresh(self.look_for_new)

    def action_reload(self) -> None:
        """Ask again, so that what came in is there; the cursor stays on its quote."""
        self.show_again()
