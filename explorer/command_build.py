"""`onrecord build`: articles into the database, with a progress bar and an account at the end."""

import hashlib
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from db.location import seeds
from db.read.discover import find_files
from db.read.error import ReadError
from db.read.source import Source
from db.read.wants import Wants
from db.reference.language import language_name
from db.store.build import Foreign, Progress, Report, build
from db.store.holding import is_of_others
from explorer.failure import STOPPED, USAGE, WRONG, CommandError, say
from explorer.progress import shown
from explorer.refusal import check
from explorer.text import one_line
from explorer.weights import usable

_NAME = "onrecord build PATH... reads articles; onrecord demo shows the seed articles"
SHOWN = 100
"""Articles that are named, of those of which something is to be said."""


def run(
    paths: Sequence[Path],
    db: Path,
    prune: bool = False,
    quiet: bool = False,
    rules_only: bool = False,
    weights: Path | None = None,
    jobs: int | None = None,
    wants: Wants | None = None,
    fetched: Iterable[Source | ReadError] | None = None,
) -> int:
    """Build, print what it came to, and return the exit status; without any paths the seed articles are read."""
    if weights is not None:
        usable(weights)
    check(paths, wants or Wants(), prune)
    if not paths and fetched is None:
        paths = [_seeds(db)]
    with _progress(quiet) as progress:
        report = build(
            paths,
            db,
            prune=prune,
            rules_only=rules_only,
            weights=weights,
            progress=progress,
            jobs=jobs,
            wants=wants,
            fetched=fetched or (),
        )
    if report.skipped or not quiet:
        print("\n".join(account(report, db)))
    if report.stopped:
        held = report.read + report.unchanged
        say(f"stopped: {held} of {report.found} articles are in; run the same command to go on")
        return STOPPED
    return WRONG if report.skipped else 0


def _seeds(db: Path) -> Path:
    """Return the seed articles, unless they would come among other articles."""
    folder = seeds()
    if is_of_others(db, {hashlib.sha256(file.read_bytes()).hexdigest() for file in find_files([folder])}):
        raise CommandError(f"name what to read: {one_line(str(db))} has other articles than the seeds", _NAME, USAGE)
    return folder


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
    if report.silent:
        facts.append(("without quotes", report.silent))
    if report.foreign:
        facts.append(("not English", len(report.foreign)))
    if report.duplicates:
        facts.append(("told twice", report.duplicates))
    facts += [(f"quotes, {kind}", count) for kind, count in report.quotes.items()]
    facts.append(("quotes in all", sum(report.quotes.values())))
    width = max(len(f"{count:,}") for _, count in facts)
    for name, count in facts:
        yield f"{name:<18}{count:>{width},}"
    yield f"{'library':<18}{one_line(str(db))}"
    if report.gone:
        yield f"kept, though the file is gone: {report.gone} (--prune removes)"
    yield from _listed_foreign(report.foreign)
    for path, reason, remedy in report.skipped[:SHOWN]:
        yield f"skipped {one_line(path)}: {one_line(reason)}"
        if remedy:
            yield f"  {one_line(remedy)}"
    if len(report.skipped) > SHOWN:
        yield f"skipped {len(report.skipped) - SHOWN:,} more"


def _listed_foreign(foreign: Sequence[Foreign]) -> Iterator[str]:
    """Name the articles in which no quotes were looked for."""
    for path, language in foreign[:SHOWN]:
        yield f"not extracted {one_line(path)}: it is in {language_name(language)}; searching finds its sentences"
    if len(foreign) > SHOWN:
        yield f"not extracted {len(foreign) - SHOWN:,} more"


@contextmanager
def _progress(quiet: bool = False) -> Iterator[Callable[[Progress], None]]:
    """Show on standard error how far a build is."""
    with shown(quiet) as show:
        yield lambda step: show(step.done, step.total, step.path or "")
