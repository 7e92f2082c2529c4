"""How far something long is, on standard error: a bar on a terminal, elsewhere now and then a line."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

_PLAIN_EVERY = 2.0
"""Seconds between two lines of progress where there is no terminal to draw a bar on."""
Show = Callable[[int, int], None]
"""Takes how many are done, and of how many."""


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
        yield (lambda done, total: None) if quiet else _plain(what)
        return
    columns = (TextColumn(what, markup=False), BarColumn(), MofNCompleteColumn(), _Rate(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _plain(what: str) -> Show:
    begun = last = time.monotonic()

    def show(done: int, total: int) -> None:
        nonlocal last
        now = time.monotonic()
        if done and now - last >= _PLAIN_EVERY:
            last = now
            rate = done / max(now - begun, 0.001)
            print(f"{what} {done} of {total}, {rate:.1f}/s, {(total - done) / rate:.0f} s left", file=sys.stderr)

    return show
