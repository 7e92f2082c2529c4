"""A tiny app to open dialogs in."""

import asyncio
from collections.abc import Callable
from typing import Generic, TypeVar

from textual.app import App
from textual.screen import ModalScreen

from db.ask.cancel import Cancel, Cancelled
from explorer.themes import PALETTES, THEMES, variables

Result = TypeVar("Result")
T = TypeVar("T")
Held = TypeVar("Held")
UNSET = object()


class Away(Generic[Held]):
    """Reads an invented library on a thread, as the app's loader reads the real one."""

    def __init__(self, library: Held) -> None:
        """Take the library."""
        self.library = library

    async def aside(self, read: Callable[[Held, Cancel], T], cancel: Cancel | None = None) -> T | None:
        """What was read, None where it was stopped."""
        try:
            return await asyncio.to_thread(read, self.library, cancel or Cancel())
        except Cancelled:
            return None


class Host(App[None]):
    """An app that opens one dialog and keeps what it gives back."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, dialog: ModalScreen[Result]) -> None:
        """Take the dialog."""
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = "paper"
        self.animation_level = "none"
        self.dialog = dialog
        self.result: object = UNSET

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours style sheets name."""
        return variables(PALETTES["ink"])

    def on_mount(self) -> None:
        """Open it."""
        self.push_screen(self.dialog, self._keep)

    def _keep(self, result: object) -> None:
        self.result = result


def cells(app: App[None]) -> list[str]:
    """The screen as text."""
    return ["".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips()]


def dialog_of(app: App[None]) -> str:
    """The part of the screen inside the heavy frame, frame included."""
    lines = cells(app)
    top = next(place for place, line in enumerate(lines) if "┏" in line)
    start, end = lines[top].index("┏"), lines[top].index("┓")
    bottom = next(place for place, line in enumerate(lines) if line[start : start + 1] == "┗")
    return "\n".join(line[start : end + 1] for line in lines[top : bottom + 1]) + "\n"
