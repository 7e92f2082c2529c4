"""What every screen that gives something back shares: it closes once."""

from typing import Generic, TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import Screen

Result = TypeVar("Result")


class Closing(Screen[Result], Generic[Result]):
    """A screen that gives back one result, however many keys reach it while it closes."""

    closing = False
    """Whether a result has been given; what comes after it is for nobody."""

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Close with a result, the first time; a screen that another one covers stays."""
        if self.closing or not self.is_current:
            return AwaitComplete()
        self.closing = True
        return super().dismiss(result)
