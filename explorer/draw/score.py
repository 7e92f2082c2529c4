"""How well articles are read, as a table of plain lines."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.learn.score import Score

COLUMNS = (("annotated", 11), ("found", 8), ("precision", 11), ("recall", 8), ("F1", 8), ("speaker", 9), ("both", 8))
"""With their cells."""


def table(score: "Score") -> Iterator[str]:
    """The lines: one a group of quotes, then one a tenth of confidence; figures in percent."""
    width = max(map(len, score.groups))
    yield " " * width + "".join(f"{name:>{size}}" for name, size in COLUMNS)
    for name, tally in score.groups.items():
        found: int | None = tally.found
        precision, f1, both = tally.precision, tally.f1, tally.both
        if name.startswith("indirect,"):  # what was found has no annotator's word to be told apart by
            found = precision = f1 = both = None
        counts = (f"{tally.annotated:,}", "-" if found is None else f"{found:,}")
        cells = (*counts, *map(_percent, (precision, tally.recall, f1, tally.speaker, both)))
        yield f"{name:<{width}}" + "".join(f"{cell:>{size}}" for cell, (_, size) in zip(cells, COLUMNS, strict=True))
    yield ""
    yield "In percent. Speaker: right, of those found. Both: F1 of quote found and speaker right."
    yield ""
    yield f"{'sure':<12}{'quotes':>7}  right, with their speaker"
    for tenth, (count, right) in enumerate(score.sure):
        if count:
            yield f"{f'{tenth / 10:.1f} to {(tenth + 1) / 10:.1f}':<12}{count:>7,}  {_percent(right / count)} %"


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{100 * share:.1f}"
