"""Keys pressed one after the other: after the first, the app waits for the next."""

from contextlib import suppress

from textual import events
from textual.app import App
from textual.css.query import NoMatches
from textual.screen import Screen

from explorer.config import config_of
from explorer.keys import key_shown
from explorer.widgets.foot import Foot


class ChordApp(App[None]):
    """An app in which two keys can ask for a command: bound as ``g g``, a key no keyboard has."""

    _first = ""
    """The key after which another is waited for."""
    _waits: Screen[object] | None = None
    """The screen it was pressed on."""

    async def on_event(self, event: events.Event) -> None:
        """Take a key that begins or ends two; every other event goes its way."""
        if isinstance(event, events.Key) and not event.is_forwarded and await self._took(event.key, event.character):
            return
        await super().on_event(event)

    def on_mouse_down(self) -> None:
        """Whoever takes the mouse has given up the key."""
        self._wait("")

    async def _took(self, key: str, character: str | None) -> bool:
        """Whether the key needs nothing more; what was begun is given up where the key does not go on with it."""
        first, here = self._first, self._waits is self.screen
        self._wait("")
        if first and here:
            active = self.screen.active_bindings.get(f"{first} {key}")
            if active is not None:
                await self.run_action(active.binding.action, active.node)
                return True
            if key == "escape":
                return True
        if self._begins(key, character):
            self._wait(key)
            return True
        return False

    def _begins(self, key: str, character: str | None) -> bool:
        if getattr(self.screen, "takes_letters", False):
            return False
        where = getattr(self.screen, "where", "")
        if key not in config_of(self).keys.first_keys(where):
            return False
        if self.focused is not None and self.focused.check_consume_key(key, character):
            return False
        return any(other.startswith(f"{key} ") for other in self.screen.active_bindings)

    def _wait(self, key: str) -> None:
        if key == self._first:
            return
        screen = self._waits if self._waits is not None else self.screen
        self._first, self._waits = key, self.screen if key else None
        with suppress(NoMatches):
            screen.query_one(Foot).wait(key_shown(key) if key else "")
