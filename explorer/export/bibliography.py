"""The articles of quotes for reference managers: CSL-JSON, BibTeX and RIS, one article after another."""

from collections.abc import Iterable, Sequence
from typing import IO, Literal

from db.ask.record import Record
from explorer.export import bibtex, csl, ris
from explorer.export.format import Commission
from explorer.export.out import Text, by_article, write_list


def write(
    to: Literal["csl-json", "bibtex", "ris"], records: Iterable[Record], out: IO[bytes], wanted: Commission
) -> Sequence[str]:
    """Write an entry an article, its quotes in the notes."""
    text = Text(out)
    articles = ([record.card for record in group] for group in by_article(records))
    if to == "csl-json":
        items = (item for cards in articles for item in csl.items(cards, wanted.accessed))
        write_list(text, "[", items, "\n]\n")
        return ()
    write_some = bibtex.write if to == "bibtex" else ris.write
    between = ""
    for cards in articles:
        text.write(f"{between}{write_some(cards, wanted.accessed)}\n")
        between = "\n"
    return ()
