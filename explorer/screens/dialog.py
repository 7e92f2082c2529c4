"""What every dialog over the desk is: modal, and closed once."""

from typing import Generic, TypeVar

from textual.screen import ModalScreen

from explorer.screens.closing import Closing

Result = TypeVar("Result")


class Dialog(Closing[Result], ModalScreen[Result], Generic[Result]):
    """A dialog that gives back one result."""
