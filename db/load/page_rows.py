"""The articles that came whole, with the quotes somebody marked in them: their rows, and what is in no quote."""

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from db.load.rows import add
from db.load.source import Page
from db.read.article import Article, Span
from db.store.article_rows import find_article, write_article

_CONTENT = ("title", "standfirst", "heading", "body")
_SENTENCE = re.compile(r"\S.*?(?:[.!?…][\"'”’»)\]]*(?=\s+[\"'“‘«(\[]?[A-Z0-9ÄÖÜÉÅØ])|$)", re.DOTALL)


class Pages:
    """Writes whole articles."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def write(self, pages: Sequence[Page]) -> int:
        """Write those whose path is not in yet; returns how many that were."""
        new = {page.article.path: page for page in reversed(pages)}
        for path in [path for path in new if find_article(self._connection, path) is not None]:
            del new[path]
        for page in new.values():
            article_id, _ = write_article(self._connection, page.article, None, page.made_by)
            rows = [(article_id, page.article.text[low:high], low, high, n) for n, (low, high) in _passages(page)]
            add(self._connection, "passage", "article_id, text, start, end, paragraph", rows)
        return len(new)


def _passages(page: Page) -> Iterator[tuple[int, Span]]:
    """Yield the sentences that are in no quote, each with the number of its paragraph."""
    taken = iter(_joined(span for entry in page.entries if entry.more for span in entry.more.spans))
    ahead = next(taken, None)
    for number, (start, end) in enumerate(_content(page.article), 1):
        for match in _SENTENCE.finditer(page.article.text, start, end):
            low, high = match.span()
            while ahead is not None and ahead[1] <= low:
                ahead = next(taken, None)
            if ahead is None or high <= ahead[0]:
                yield number, (low, high)


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Put spans in order, those that overlap made one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _content(article: Article) -> list[Span]:
    return [(zone.start, zone.end) for zone in article.zones if zone.kind in _CONTENT]
