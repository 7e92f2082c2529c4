"""`onrecord build`: articles into the database, with a progress bar and an account at the end."""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar
from rich.text import Text

from db.location import seeds
from db.store.build import Progress, Report, build
from explorer.failure import STOPPED, WRONG, say
from explorer.text import one_line

_PLAIN_EVERY = 2.0
"""Seconds between two lines of progress where there is no terminal to draw a bar on."""


def run(paths: Sequence[Path], db: Path, prune: bool = False, quiet: bool = False) -> int:
    """Build, print what it came to, and return the exit status."""
    with _progress(quiet) as progress:
        report = build(paths or [seeds()], db, prune=prune, progress=progress)
    if report.skipped or not quiet:
        print("\n".join(account(report, db)))
    if report.stopped:
        held = report.read + report.unchanged
        say(f"stopped: {held} of {report.found} articles are in; run the same command to go on")
        return STOPPED
    return WRONG if report.skipped else 0


def build_from_seeds(db: Path) -> int:
    """Build an absent database from the seeds, after saying so; returns 0, or the exit status to end with."""
    print(f"onrecord: no library at {one_line(str(db))} yet; building it from the seed articles", file=sys.stderr)
    with _progress() as progress:
        report = build([seeds()], db, progress=progress)
    for path, reason, remedy in report.skipped:
        say(f"skipped {path}: {reason}", remedy)
    if report.stopped:
        say("stopped before the library was whole; onrecord build goes on")
        return STOPPED
    return 0 if report.read + report.unchanged else WRONG


def account(report: Report, db: Path) -> Iterator[str]:
    """Lay out what a build came to, a line a fact."""
    facts = [("articles read", report.read), ("unchanged", report.unchanged)]
    if report.removed:
        facts.append(("removed", report.removed))
    facts.append(("skipped", len(report.skipped)))
    facts += [(f"quotes, {kind}", count) for kind, count in report.quotes.items()]
    facts.append(("quotes in all", sum(report.quotes.values())))
    width = max(len(f"{count:,}") for _, count in facts)
    for name, count in facts:
        yield f"{name:<18}{count:>{width},}"
    yield f"{'library':<18}{one_line(str(db))}"
    if report.gone:
        yield f"kept, though the file is gone: {report.gone} (--prune removes)"
    for path, reason, remedy in report.skipped:
        yield f"skipped {one_line(path)}: {one_line(reason)}"
        if remedy:
            yield f"  {one_line(remedy)}"


class _Rate(ProgressColumn):
    """Articles a second."""

    def render(self, task: Task) -> Text:
        """Draw the rate, blank until it is known."""
        return Text(f"{task.speed:.1f}/s" if task.speed else "")


@contextmanager
def _progress(quiet: bool = False) -> Iterator[Callable[[Progress], None]]:
    """Show progress on standard error: a bar on a terminal, elsewhere now and then a line, unless quiet."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield (lambda _: None) if quiet else _plain()
        return
    columns = (TextColumn("reading", markup=False), BarColumn(), MofNCompleteColumn(), _Rate(), TimeRemainingColumn())
    with Bar(*columns, console=console, transient=True) as bar:
        task = bar.add_task("reading", total=None)
        yield lambda step: bar.update(task, completed=step.done, total=step.total)


def _plain() -> Callable[[Progress], None]:
    begun = last = time.monotonic()

    def show(step: Progress) -> None:
        nonlocal last
        now = time.monotonic()
        if step.done and now - last >= _PLAIN_EVERY:
            last = now
            rate = step.done / max(now - begun, 0.001)
            left = (step.total - step.done) / rate
            print(f"reading {step.done} of {step.total}, {rate:.1f}/s, {left:.0f} s left", file=sys.stderr)

    return show
