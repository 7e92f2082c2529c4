"""The line in a pane's head that one types into to narrow its list."""

from textual import events
from textual.message import Message
from textual.widgets import Input

from explorer.widgets.as_typed import AsTyped

HEADS = 2
"""The line of the screen the heads stand on."""


class FilterBar(AsTyped):
    """An input over the head of one pane; it is there while one types."""

    DEFAULT_CSS = """
    FilterBar, FilterBar:focus {
        layer: over; display: none; width: 1; min-width: 1; height: 1; border: none; padding: 0;
        background: $ink-raised; color: $ink-text; background-tint: transparent 0%; text-style: bold;
    }
    FilterBar.open { display: block; }
    FilterBar>.input--placeholder { color: $ink-faint; text-style: none; }
    FilterBar>.input--cursor { background: $ink-accent; color: $ink-background; text-style: none; }
    """

    class Typed(Message):
        """Other letters stand in it."""

        def __init__(self, value: str) -> None:
            super().__init__()
            self.value = value

    class Entered(Message):
        """Enter was pressed: what is left stays."""

    class Left(Message):
        """Another part of the screen has the keys now; what is left stays."""

    class Moving(Message):
        """The cursor of the list is to move."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    def __init__(self) -> None:
        """Start closed."""
        super().__init__(placeholder=" type to narrow", select_on_focus=False)
        self.can_focus = False

    @property
    def is_open(self) -> bool:
        """Whether one types into it."""
        return self.has_class("open")

    def open(self, value: str) -> None:
        """Begin to type, after what was typed before."""
        self.add_class("open")
        self.can_focus = True
        with self.prevent(Input.Changed):
            self.value = value
        self.cursor_position = len(value)
        self.focus(scroll_visible=False)

    def close(self) -> None:
        """Be seen no more; the focus is for others to give."""
        self.remove_class("open")
        self.can_focus = False

    def settle(self, x: int, width: int) -> None:
        """Stand over a head, from a column of the screen on."""
        self.styles.offset = (max(0, x), HEADS)
        self.styles.width = max(1, width)

    def on_blur(self) -> None:
        """Close, unless the terminal itself lost the keys for a while."""
        if self.is_open and self.screen.focused not in (None, self):
            self.close()
            self.post_message(self.Left())

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell it as this line's own: the search box is another."""
        event.stop()
        if self.is_open:
            self.post_message(self.Typed(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Tell it as this line's own."""
        event.stop()
        self.post_message(self.Entered())

    async def _on_key(self, event: events.Key) -> None:
        if event.key in ("ctrl+n", "ctrl+p"):
            event.stop()
            event.prevent_default()
            self.post_message(self.Moving(1 if event.key == "ctrl+n" else -1))
            return
        await super()._on_key(event)
