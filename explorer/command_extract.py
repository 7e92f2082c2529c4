"""`onrecord extract`: what is found in articles, printed, with no database."""

import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from db.extract.explanation import Explains, Explanation
from db.extract.outcome import Outcome, told
from db.extract.pool import jobs_for, pooled
from db.extract.quote import Extraction
from db.read.article import Article
from db.read.discover import find_files
from db.read.error import ReadError
from db.read.file import read_source
from db.read.source import Source
from db.read.sources import each, guessed
from db.read.wants import Wants
from db.reference.language import language_name
from explorer.failure import WRONG, CommandError, say
from explorer.record import record, to_json
from explorer.refusal import check
from explorer.weights import usable


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be printed, and how it is read."""

    model: str | None = None
    """The spaCy pipeline; None for the standard one."""
    rules_only: bool = False
    weights: Path | None = None
    """A file of weights; None for those that come with onrecord."""
    explain: bool = False
    """For people, with reasons, in place of JSON."""
    min_confidence: float = 0.0
    aloud_only: bool = False
    jobs: int | None = None
    """Processes that read, None for as many as are worth it; reasons are found by one."""
    wants: Wants = field(default_factory=Wants)

    def of(self, extraction: Extraction) -> list[int]:
        """The quotes that are wanted, by their place."""
        return [
            place
            for place, quote in enumerate(extraction.quotes)
            if quote.confidence >= self.min_confidence and (quote.aloud or not self.aloud_only)
        ]


def extract(paths: Sequence[Path], wanted: Wanted) -> int:
    """Print what each article holds; returns the exit status, 1 where something was skipped."""
    if wanted.weights is not None:
        usable(wanted.weights)
    check(paths, wanted.wants)
    status = 0
    files: dict[Path, None] = {}
    for path in paths:
        try:
            files |= dict.fromkeys(find_files([path]))
        except ReadError as error:
            say(f"skipped {path}: {error.reason}", error.remedy)
            status = WRONG
    if not files:
        return status
    refused: list[ReadError] = []

    def refuse(error: ReadError) -> None:
        refused.append(error)
        _refused(str(error.path), error)

    sources = each(files, wanted.wants, refuse)
    if wanted.explain:
        extractor = _load(wanted)
        status = max([status, *(_explain(source, extractor, wanted) for source in sources)])
    else:
        with closing(pooled(sources, partial(_load, wanted), wanted.jobs or jobs_for(guessed(files)))) as found:
            status = max([status, *(_print(outcome, wanted) for outcome in found)])
    return WRONG if refused else status


def _load(wanted: Wanted) -> Explains:
    """Load the extractor; to import it takes a second, so only what has something to read does."""
    from db.extract.extract import Extractor

    try:
        return Extractor(wanted.model, wanted.rules_only, wanted.weights)
    except OSError as error:
        raise CommandError(f"cannot load the language model: {error}", "install it, or leave --model out") from error


def _print(outcome: Outcome, wanted: Wanted) -> int:
    """Print the line of one article, or why there is none; returns the exit status."""
    if outcome.refused is not None:
        return _refused(outcome.path, outcome.refused)
    if outcome.article is None or outcome.extraction is None:
        return _failed(outcome.path, outcome.fault or "nothing came of it")
    if outcome.article.is_foreign:
        _say_foreign(outcome.article)
    kept = wanted.of(outcome.extraction)
    sys.stdout.write(to_json(record(outcome.article, outcome.extraction.only(kept))) + "\n")
    return 0


def _explain(source: Source, extractor: Explains, wanted: Wanted) -> int:
    """Print the reasons of one article, or why there are none; returns the exit status."""
    try:
        article = read_source(source)
        if article.is_foreign:
            _say_foreign(article)
            return 0
        text = _explained(article, extractor, wanted)
    except ReadError as error:
        return _refused(source.path, error)
    except Exception as error:  # one article must not cost the others
        return _failed(source.path, told(error))
    sys.stdout.write(text)
    return 0


def _refused(path: str, error: ReadError) -> int:
    place = f", {error.place}" if error.place else ""
    say(f"skipped {path}{place}: {error.reason}", error.remedy)
    return WRONG


def _failed(path: str, fault: str) -> int:
    say(f"skipped {path}: {fault}", "a fault of onrecord: please report it with the file")
    return WRONG


def _say_foreign(article: Article) -> None:
    say(f"not extracted {article.path}: it is in {language_name(article.language or '')}")


def _explained(article: Article, extractor: Explains, wanted: Wanted) -> str:
    from explorer.draw.explanation import explained
    from explorer.printer import printed, room

    extraction, reasons = extractor.explain(article)
    kept = wanted.of(extraction)
    shown = _renumbered(reasons, kept)
    return printed(explained(article, extraction.only(kept), shown, room()))


def _renumbered(reasons: Sequence[Explanation], kept: Sequence[int]) -> list[Explanation]:
    places = {old: new for new, old in enumerate(kept)}
    return [replace(reason, quote=places[reason.quote]) for reason in reasons if reason.quote in places]
