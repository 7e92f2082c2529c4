"""Outcomes: what came of each of many files, none of which costs the others."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import Protocol, runtime_checkable

from db.extract.foreign import told_apart
from db.extract.quote import Extraction, Extracts
from db.read.article import Article
from db.read.error import ReadError
from db.read.file import read_source
from db.read.source import Source


@dataclass(frozen=True, slots=True)
class Outcome:
    """One source with what was found in it, or why nothing was."""

    path: str
    article: Article | None = None
    extraction: Extraction | None = None
    refused: ReadError | None = None
    """Why it cannot be read."""
    fault: str | None = None
    """What went wrong though it can be read: a fault of onrecord."""

    @property
    def is_settled(self) -> bool:
        """Whether nothing is to be looked for in it any more."""
        return self.article is None or self.extraction is not None


@runtime_checkable
class Pipes(Protocol):
    """What extracts articles quicker together than one by one."""

    def pipe(self, articles: Iterable[Article]) -> Iterator[Extraction | Exception]:
        """The extraction of each article, in order; for one that cannot be read, why."""


def outcomes(sources: Iterable[Source], load: Callable[[], Extracts]) -> Iterator[Outcome]:
    """What comes of each source, in order; `load` is called once there is an article to extract.

    Some are looked at before the first outcome is given: as many as are extracted together. In an article that is
    not English no quotes are looked for: it has its sentences alone.
    """
    waiting: deque[Outcome] = deque()
    articles = _articles(sources, waiting)
    first = next(articles, None)
    if first is not None:
        for result in _extracted(load(), chain([first], articles)):
            while waiting[0].is_settled:
                yield waiting.popleft()
            outcome = waiting.popleft()
            if isinstance(result, Exception):
                yield replace(outcome, fault=told(result))
            else:
                yield replace(outcome, extraction=result)
    yield from waiting


def told(error: Exception) -> str:
    """An error in a line."""
    return f"{type(error).__name__}: {error}"


def _articles(sources: Iterable[Source], waiting: deque[Outcome]) -> Iterator[Article]:
    """The articles in which quotes are to be looked for; what comes of each source goes to `waiting`."""
    for source in sources:
        path = source.path
        try:
            article = read_source(source)
            foreign = told_apart(article) if article.is_foreign else None
        except ReadError as error:
            waiting.append(Outcome(path, refused=error))
        except Exception as error:  # one source must not cost the others
            waiting.append(Outcome(path, fault=told(error)))
        else:
            waiting.append(Outcome(path, article, foreign))
            if foreign is None:
                yield article


def _extracted(extractor: Extracts, articles: Iterable[Article]) -> Iterator[Extraction | Exception]:
    if isinstance(extractor, Pipes):
        yield from extractor.pipe(articles)
        return
    for article in articles:
        try:
            found = extractor.extract(article)
        except Exception as error:  # one article must not cost the others
            yield error
        else:
            yield found
