"""How long what is told stays on the screen."""

from time import time

from textual.app import App
from textual.notifications import Notification

TOLD = 3.0
"""Seconds of what happened."""
LASTING = 86400.0
"""Seconds of what stays until it is over."""
UNTIL_KEY = 2 * LASTING
"""Seconds of what stays until a key at most: what was asked for is not quite what is shown."""
LEAST = 1.0
"""Seconds an error stays at least: the key that takes it away is pressed after it was seen."""
SOON = 0.001
"""Seconds a toast has at least: a timer of Textual for a time that is over never ends, and the app stands still."""


class Told(Notification):
    """What is told; a toast that is made for it in the moment its time is over still goes away."""

    @property
    def time_left(self) -> float:
        """Seconds its toast is still to be seen."""
        return max(SOON, self.raised_at + self.timeout - time())

    @property
    def has_expired(self) -> bool:
        """Whether its time is over."""
        return self.raised_at + self.timeout <= time()


def forget(app: App[object]) -> None:
    """Take what happened from the screen; what still goes on stays."""
    for told in list(app._notifications):
        if told.timeout != LASTING:
            app._unnotify(told, refresh=False)
    app._refresh_notifications()
