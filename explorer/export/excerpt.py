"""What of an article goes out where a format needs a text: all, or the quotes with the words that attribute them."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from db.ask.record import Record
from db.read.article import Span

_BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A text, and where the pieces it is made of stood in the article."""

    text: str
    starts: tuple[int, ...]
    """Where each piece begins in the article, ascending."""
    places: tuple[int, ...]
    """Where it begins in the text."""

    def span(self, span: Span) -> Span:
        """Move a span of the article to where it stands in the text."""
        at = bisect_right(self.starts, span[0]) - 1
        by = self.places[at] - self.starts[at]
        return span[0] + by, span[1] + by


def excerpt(group: Sequence[Record], with_text: bool) -> Excerpt:
    """Return the text of one article, or of it what its quotes reach over: their words, cues and speakers."""
    text = group[0].source.text
    if with_text:
        return Excerpt(text, (0,), (0,))
    pieces: list[Span] = []
    for start, end in sorted(map(reach, group)):
        if pieces and start <= pieces[-1][1]:
            pieces[-1] = (pieces[-1][0], max(pieces[-1][1], end))
        else:
            pieces.append((start, end))
    parts: list[str] = []
    places: list[int] = []
    length = 0
    for start, end in pieces:
        places.append(length)
        parts.append(text[start:end])
        length += end - start + len(_BETWEEN)
    return Excerpt(_BETWEEN.join(parts), tuple(start for start, _ in pieces), tuple(places))


def reach(record: Record) -> Span:
    """Return from where to where a quote reaches with its cue and its speaker."""
    spans = [*record.card.spans, *(span for span in (record.cue, record.mention) if span)]
    return min(start for start, _ in spans), max(end for _, end in spans)
