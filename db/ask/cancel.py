"""Stopping a read that nobody waits for any more."""

import threading


class Cancelled(Exception):  # noqa: N818
    """The read was stopped before it was done; there is no answer."""


class Cancel:
    """A flag one thread sets to stop a read that runs in another."""

    __slots__ = ("_event",)

    def __init__(self) -> None:
        self._event = threading.Event()

    def set(self) -> None:
        """Ask the read to stop; it does so within a millisecond or two."""
        self._event.set()

    def is_set(self) -> bool:
        """Whether the read was asked to stop."""
        return self._event.is_set()

    def check(self) -> None:
        """Raise Cancelled if the read was asked to stop."""
        if self._event.is_set():
            raise Cancelled
