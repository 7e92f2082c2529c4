"""A needle that takes keys too: one that types nothing is written out by its name."""

from textual import events

from explorer.keys import key_shown
from explorer.widgets.needle import Needle

OWN = frozenset("enter escape up down left right home end pageup pagedown tab shift+tab backspace delete".split())
"""Keys that do here what they do in every dialog."""


class KeyNeedle(Needle):
    """Letters are typed; any other key is looked for, and the next letter begins anew."""

    looked = False
    """What it says is a key that was pressed."""

    async def _on_key(self, event: events.Key) -> None:
        if event.key not in OWN and not event.is_printable:
            event.stop()
            event.prevent_default()
            self.value = key_shown(event.key)
            self.cursor_position = len(self.value)
            self.looked = True
            return
        if self.looked and (event.is_printable or event.key in ("backspace", "delete")):
            self.value = ""
        self.looked = False
        await super()._on_key(event)
