"""The article of a quote outside the app: in a browser, or in the person's editor at the line."""

from __future__ import annotations

import asyncio
import subprocess
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from textual.app import SuspendNotSupported

from explorer.config import config_of
from explorer.draw.piece import plain
from explorer.screens.copying import Copying

if TYPE_CHECKING:
    import webbrowser

Result = TypeVar("Result")


class Opening(Copying[Result], Generic[Result]):
    """A screen that shows one quote in its article."""

    def action_open_url(self) -> None:
        """Open the article in the browser."""
        from explorer.browser import NO_ADDRESS, NOT_HERE, address_of

        if self.detail is None:
            return
        card, page = self.detail.card, self.detail.page
        url = card.url if card and card.url else page.url
        address = address_of(url, page.path)
        if self.app.is_web:  # the browser that shows the app, not one on the machine of the server
            if url is None or address is None:
                self.tell(NOT_HERE)
            else:
                self.app.open_url(address)
                self.tell(f"opening {plain(address)}")
        elif address is None:
            self.tell(NO_ADDRESS)
        else:
            self.later(partial(self._browse, address), "browse")

    async def _browse(self, address: str) -> None:
        from explorer.browser import browser, takes_terminal
        from explorer.clipboard import copy

        found = await asyncio.to_thread(browser)
        if found is None:
            copy(self.app, address)
            self.tell("no browser is found here: the address is sent to the clipboard")
        elif takes_terminal(found):
            self._step_aside(partial(_open, found, address))
        else:
            self.tell(f"opening {plain(address)}")
            await asyncio.to_thread(_open, found, address)

    def action_edit(self) -> None:
        """Open the article in the person's editor, at the line of the quote."""
        from explorer.editor import EditorError, command, takes_terminal

        if self.detail is None:
            return
        if self.app.is_web:  # it would open on the machine of the server
            self.complain("the editor opens in the terminal alone, not in a browser")
            return
        page, card = self.detail.page, self.detail.card
        if not Path(page.path).is_absolute():
            self.complain(
                f"this quote came without a file · {config_of(self.app).keys.told('quote.browse')} opens its address"
            )
            return
        if not Path(page.path).is_file():
            self.complain(f"the file is gone: {plain(page.path)}")
            return
        try:
            words = command(page.path, card.line if card else 1)
            if takes_terminal(words):
                self._step_aside(lambda: subprocess.run(words, check=False))
            else:
                subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        except (EditorError, OSError) as error:
            self.complain(str(error))

    def _step_aside(self, run: Callable[[], object]) -> None:
        """Give the terminal to another program until it ends."""
        try:
            with self.app.suspend():
                run()
            self.app.refresh()
        except SuspendNotSupported:
            self.complain("this terminal cannot step aside for another program")


def _open(found: webbrowser.BaseBrowser, address: str) -> None:
    import webbrowser

    with suppress(OSError, webbrowser.Error):  # it was told where; there is nothing else to do
        found.open(address)
