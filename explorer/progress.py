"""How far something long is, on standard error: a bar on a terminal, elsewhere now and then a line."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

from explorer.text import one_line

_PLAIN_EVERY = 2.0
"""Seconds between two lines of progress where there is no terminal to draw a bar on."""
_NAME = 36
"""Letters of a name that are shown."""


class Show(Protocol):
    """Takes how many are done, and of how many; maybe also what is at work now."""

    def __call__(self, done: int, total: int, name: str = "", /) -> None:
        """Show it."""


class _Rate(ProgressColumn):
    """Articles a second."""

    def render(self, task: Task) -> Text:
        """Draw the rate, blank until it is known."""
        return Text(f"{task.speed:.1f}/s" if task.speed else "")


@contextmanager
def shown(quiet: bool = False, what: str = "reading") -> Iterator[Show]:
    """Show how much is read, or whatever is done; where there is no terminal, `quiet` shows nothing."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield _nothing if quiet else _plain(what)
        return
    columns = (
        TextColumn(what, markup=False), BarColumn(), MofNCompleteColumn(), _Rate(), TimeRemainingColumn(),
        TextColumn("{task.fields[name]}", markup=False),
    )  # fmt: skip
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(what, total=None, name="")

        def show(done: int, total: int, name: str = "", /) -> None:
            bar.update(task, completed=done, total=total, name=_short(name))

        yield show


def _nothing(done: int, total: int, name: str = "", /) -> None:
    """Show nothing."""


def _short(name: str) -> str:
    """The last part of a path or an address, on one line and not too long."""
    last = one_line(name.rstrip("/").rpartition("/")[2])
    return last if len(last) <= _NAME else f"{last[: _NAME // 2 - 1]}…{last[-_NAME // 2 :]}"


def _plain(what: str) -> Show:
    begun = last = time.monotonic()

    def show(done: int, total: int, name: str = "", /) -> None:
        nonlocal last
        now = time.monotonic()
        if done and now - last >= _PLAIN_EVERY:
            last = now
            rate = done / max(now - begun, 0.001)
            at = f" · {_short(name)}" if name else ""
            print(f"{what} {done} of {total}, {rate:.1f}/s, {(total - done) / rate:.0f} s left{at}", file=sys.stderr)

    return show
