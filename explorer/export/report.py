"""A report to read: quotes by speaker, each with its citation, in Markdown; and what every report says."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import IO

from db.ask.record import Record
from db.reference.country import name_of
from explorer.draw.words import grouped, many
from explorer.export.format import Commission
from explorer.export.markdown import block, escaped
from explorer.export.out import Text

TITLE = "Who said what"
NOBODY = "Speaker unknown"


def write(records: Iterable[Record], out: IO[bytes], wanted: Commission) -> Sequence[str]:
    """Write a heading a speaker, the one with most quotes first, and the quotes below."""
    text = Text(out)
    text.write(f"# {TITLE}\n\n{escaped(summary(wanted))}\n\n{escaped(LEGEND)}\n")
    for head, quotes in by_speaker(records):
        text.write(f"\n## {escaped(head)}\n")
        for record in quotes:
            text.write(f"\n{block(record.card, wanted.accessed)}\n")
            if said := decided(record):
                text.write(f">\n> *{escaped(said)}*\n")
            # Two block quotations without a comment between them would be one.
            text.write("\n<!-- -->\n")
    return ()


LEGEND = (
    "What stands in brackets before a quote belongs to it: words marked [not said] were not said. "
    "~ marks what was inferred, ≤ a date no later than the article's."
)


def summary(wanted: Commission) -> str:
    """Say what was asked, how much it is, and when."""
    asked = f"the search {wanted.query}" if wanted.query else "the whole library"
    return f"{grouped(wanted.total)} {many(wanted.total, 'quote')} of {asked}, {wanted.accessed.isoformat()}."


def by_speaker(records: Iterable[Record]) -> Iterator[tuple[str, Iterator[Record]]]:
    """Give each speaker's heading with the quotes; they come put together."""
    for (_, head), group in groupby(records, key=lambda record: (record.card.actor_id, heading(record))):
        yield head, group


def heading(record: Record) -> str:
    """Name the speaker, and whom they speak for."""
    row = record.card.row
    if row.speaker is None:
        return NOBODY
    return f"{row.speaker} ({name_of(row.country)})" if row.country else row.speaker


def decided(record: Record) -> str:
    """Say what a person decided about a quote, empty where nobody did."""
    verdict = record.card.verdict
    if verdict is None:
        return ""
    words = {
        "bookmarked": verdict.bookmarked,
        "reviewed": verdict.accepted,
        "corrected": verdict.edited,
        "kept by hand": verdict.kept,
    }
    parts = [word for word, so in words.items() if so]
    return " · ".join([*parts, f"note: {verdict.note}"] if verdict.note else parts)
