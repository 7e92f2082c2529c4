"""Quotes with their citations in RIS: a record an article, its quotes as notes."""

from collections.abc import Iterator, Sequence
from datetime import date

from db.ask.row import QuoteCard
from explorer.export.reference import Name, Reference, references


def write(cards: Sequence[QuoteCard], accessed: date) -> str:
    """The articles, a record each."""
    return "\n\n".join("\n".join(_record(reference, accessed)) for reference in references(cards))


def _record(reference: Reference, accessed: date) -> Iterator[str]:
    yield _line("TY", "NEWS")
    yield _line("ID", reference.key)
    for name in reference.authors:
        yield _line("AU", _author(name))
    if reference.title:
        yield _line("TI", reference.title)
    if reference.outlet:
        yield _line("T2", reference.outlet)
    if reference.published:
        yield _line("PY", str(reference.published[0]))
        parts = [f"{number:02}" for number in reference.published]
        yield _line("DA", "/".join([*parts, *[""] * (3 - len(parts))]))
    if reference.url:
        yield _line("UR", reference.url)
        yield _line("Y2", accessed.strftime("%Y/%m/%d"))
    for note in reference.notes:
        yield _line("N1", note)
    yield "ER  - "


def _line(tag: str, value: str) -> str:
    """A field; a line feed in it would end the field."""
    return f"{tag}  - {' '.join(value.split())}"


def _author(name: Name) -> str:
    return f"{name.family}, {name.given}" if name.given else name.family
