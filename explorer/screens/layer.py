"""What every screen is, a layer among others: it closes once, and below others it is seen as it is."""

from typing import Generic, TypeVar

from textual.await_complete import AwaitComplete
from textual.css.query import NoMatches
from textual.message import Message
from textual.screen import Screen
from textual.widgets._toast import ToastRack

from explorer.log import LOG

Result = TypeVar("Result")


class Layer(Screen[Result], Generic[Result]):
    """A screen over or under others that gives back one result, however many keys reach it while it closes."""

    closing = False
    """Whether a result has been given; what comes after it is for nobody."""

    @property
    def on_top(self) -> bool:
        """Whether no other screen lies over it; Textual's `is_current` is true of what shines through as well."""
        return self.app.screen_stack[-1:] == [self]

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Close with a result, the first time, once it stands; a screen that another one covers stays."""
        if self.closing or not self.on_top:
            return AwaitComplete()
        if not self.is_mounted:  # its parts are still being put in: taken away now, they would look for one another
            self.call_later(self._dismiss_at_last, result)
            return AwaitComplete()
        self.closing = True
        return super().dismiss(result)

    async def _dispatch_message(self, message: Message) -> None:
        """Handle a message; while it closes its parts go first, and what looks for them then is for nobody."""
        try:
            await super()._dispatch_message(message)
        except NoMatches as error:
            if not self.closing:
                raise
            LOG.info("%s looked for a part that is gone: %s", type(self).__name__, error)

    def _compositor_refresh(self) -> None:
        """Draw anew; screens between this one and the topmost keep a picture of it, which Textual leaves as it was."""
        super()._compositor_refresh()
        stack = self.app.screen_stack
        if self in stack:
            for screen in stack[stack.index(self) + 1 : -1]:
                screen.refresh()

    def on_screen_suspend(self) -> None:
        """What is told is shown by the screen that lies over it now, not twice."""
        for rack in self.query(ToastRack):
            rack.display = False

    def _dismiss_at_last(self, result: Result | None) -> None:
        """Close; nobody waits for it, who may be what closes."""
        self.dismiss(result)
