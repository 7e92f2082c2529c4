"""What every dialog over the desk shares: it closes once."""

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

Result = TypeVar("Result")


class Dialog(ModalScreen[Result]):
    """A dialog that gives back one result, however many keys reach it while it closes."""

    closing = False
    """Whether a result has been given; what comes after it is for nobody."""

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Close with a result, the first time."""
        if self.closing or not self.is_current:
            return AwaitComplete()
        self.closing = True
        return super().dismiss(result)
