"""Keys typed faster than they are handled: each waits for the one before, so that it reaches what that one opened."""

from __future__ import annotations

import asyncio
from collections import deque

from textual import events
from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import Screen

from explorer.chord import ChordApp

PATIENCE = 0.4
"""Seconds after which a key is taken to be handled though nothing says so: its widget went away, perhaps."""
READY = 1.0
"""Seconds keys wait at most for a screen that is still being read: after that they go where there is nothing yet."""
LEAVING = ("escape", "ctrl+c", "ctrl+q")
LOOK = 0.01
"""Seconds between two looks whether it is there."""


class Handled(Message):
    """Follows a key through the same widgets; where it arrives, the key has been handled."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


class TypeAhead(ChordApp):
    """An app that hands on one key at a time.

    Textual sends a key to what has the focus when it is read, not when the key before has moved the focus: of "/boots"
    typed at once the letters would run commands instead of being searched for.
    """

    def __init__(self) -> None:
        super().__init__()
        self._typed: deque[events.Key | events.Paste] = deque()
        self._number = 0
        self._under_way: Screen[object] | None = None
        """The screen that has the key that is being handled."""
        self._late: asyncio.TimerHandle | None = None
        self._reading: tuple[Screen[object], float] | None = None
        """The screen that keys wait for until it has been read, and since when."""

    @property
    def keys_wait(self) -> bool:
        """Whether a key is still being handled, or is to be."""
        return self._under_way is not None or bool(self._typed)

    async def on_event(self, event: events.Event) -> None:
        """Keep a key back while another is being handled; half a character that is pasted can be no one's."""
        if isinstance(event, events.Paste) and not event.is_forwarded:
            event.text = event.text.encode("utf-8", "replace").decode()  # it could neither be looked for nor written
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            self._typed.append(event)
            if self._under_way is None:
                await self._hand_on()
        else:
            await super().on_event(event)

    async def _hand_on(self) -> None:
        """Send the next key on its way."""
        self._under_way = None
        if self._typed and self._screen_stack:
            self._under_way = self.screen
            if self._is_too_early():
                self._late = asyncio.get_running_loop().call_later(LOOK, self._hand_on_later)
                return
            before = self.focused or self.screen
            await super().on_event(self._typed.popleft())
            self._follow(before)

    def _hand_on_later(self) -> None:
        self.call_next(self._hand_on)

    def _is_too_early(self) -> bool:
        """Whether what the next key is for is still being read; who wants to leave never waits."""
        if not getattr(self.screen, "unread", False):
            return False
        if any(isinstance(key, events.Key) and key.key in LEAVING for key in self._typed):
            return False
        now = asyncio.get_running_loop().time()
        if self._reading is None or self._reading[0] is not self.screen:
            self._reading = (self.screen, now)
        return now - self._reading[1] < READY

    def _follow(self, way: MessagePump) -> None:
        self._number += 1
        if self._late is not None:
            self._late.cancel()
        self._late = asyncio.get_running_loop().call_later(PATIENCE, self._arrived, self._number)
        way.post_message(Handled(self._number))

    def on_handled(self, message: Handled) -> None:
        """A key has been handled, but for what it left to be done later."""
        self.call_later(self._arrived, message.number)

    def _arrived(self, number: int) -> None:
        if number != self._number or not self._screen_stack:
            return
        if self._late is not None:
            self._late.cancel()
        if self._under_way is not None and self.screen is not self._under_way:
            self._under_way = self.screen  # it has been opened just now, and is still to choose what has the focus
            self._follow(self.screen)
        else:
            self.call_next(self._hand_on)
