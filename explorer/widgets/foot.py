"""The footer of a screen."""

from explorer.config import config_of
from explorer.draw.foot import foot_line
from explorer.widgets.sheet import Sheet


class Foot(Sheet):
    """The keys of what has the focus, as the person set them."""

    def __init__(self) -> None:
        """Start blank; every screen has one."""
        super().__init__(id="foot", ground="surface")
        self._place = ""
        self._waiting = ""

    def show(self, place: str) -> None:
        """Show the keys of a place."""
        self._place = place
        self._again()

    def wait(self, key: str) -> None:
        """Show that another key is waited for after this one; none where it is empty."""
        self._waiting = key
        self._again()

    def _again(self) -> None:
        place, keymap, waiting = self._place, config_of(self.app).keys, self._waiting
        self.draw(lambda width, height: [foot_line(place, width, keymap, waiting)])
