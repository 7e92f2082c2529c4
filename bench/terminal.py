"""A program in a pseudo-terminal: how soon something stands on it, and how soon it answers a key."""

import fcntl
import os
import pty
import select
import struct
import termios
import time
from collections.abc import Sequence
from types import TracebackType

SIZE = (120, 36)
PATIENCE = 60.0
QUIET = 0.2
"""Seconds without a byte after which nothing more is taken to come."""
_ASKED = ((b"\x1b[?2026$p", b"\x1b[?2026;2$y"), (b"\x1b[6n", b"\x1b[1;1R"), (b"\x1b[c", b"\x1b[?62c"))
"""What a program may ask a terminal, and what one answers."""


class Terminal:
    """One run of a program; with it ends the program."""

    def __init__(self, command: Sequence[str], environment: dict[str, str] | None = None) -> None:
        """Start the program in a terminal of 120 by 36 cells."""
        self._begun = time.perf_counter()
        self._child, self._terminal = pty.fork()
        if self._child == 0:
            os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"} | (environment or {})
            try:
                os.execvp(command[0], list(command))
            except OSError:
                os._exit(127)
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", SIZE[1], SIZE[0], 0, 0))
        self.written = b""

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        os.kill(self._child, 9)
        os.waitpid(self._child, 0)
        os.close(self._terminal)

    def until(self, *seen: bytes) -> float:
        """Milliseconds from the start until one of these was written."""
        while not any(words in self.written for words in seen):
            if time.perf_counter() > self._begun + PATIENCE or not self._read(PATIENCE):
                raise TimeoutError(f"{seen} never came: {self.written[-200:]!r}")
        return (time.perf_counter() - self._begun) * 1000

    def settle(self) -> None:
        """Take what is written until nothing more comes, or a blinking cursor is all that does."""
        until = time.monotonic() + 1
        while time.monotonic() < until and self._read(QUIET):
            pass

    def press(self, keys: bytes) -> tuple[float, float]:
        """Milliseconds from a key until something was drawn, and until the last was; not a number where nothing was."""
        self.settle()
        pressed = last = time.perf_counter()
        os.write(self._terminal, keys)
        first, until = float("nan"), pressed + 2
        while (now := time.perf_counter()) < until and self._read(QUIET if first == first else until - now):
            last = time.perf_counter()
            first = first if first == first else last
        return (first - pressed) * 1000, (last - pressed) * 1000

    def _read(self, seconds: float) -> bool:
        if not select.select([self._terminal], [], [], seconds)[0]:
            return False
        try:
            new = os.read(self._terminal, 65536)
        except OSError:
            return False
        self.written = self.written[-100_000:] + new
        for asked, answer in _ASKED:
            if asked in new:
                os.write(self._terminal, answer)
        return bool(new)
