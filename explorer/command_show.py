"""`onrecord show`: one quote in its article, with all that is known of it."""

import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from db.ask.library import Library
from db.ask.row import QuoteCard
from explorer.command_index import believed
from explorer.command_list import chosen, say_nothing
from explorer.failure import WRONG, CommandError
from explorer.listing.form import Form
from explorer.listing.printed import print_rows
from explorer.listing.quote import QUOTES
from explorer.query_text import asked_query


def show(text: str, db: Path, form: Form, fields: Sequence[str]) -> int:
    """Print the quote of a number, or the first that a query leaves; returns the exit status, 1 where there is none."""
    number = text.strip()
    with closing(Library(db)) as library:
        if number.isascii() and number.isdecimal():
            found = library.cards([int(number)])
            if not found:
                remedy = f"onrecord search prints the numbers with --fields id,text; '\"{number}\"' is the word"
                raise CommandError(f"there is no quote {number}", remedy, WRONG)
        else:
            query = asked_query(text)
            found = believed(db, lambda: list(library.every_card(query, 1)))
            if not found:
                say_nothing(library, query)
                return WRONG
        if form == "table" and not fields:
            _draw(library, found[0])
        elif form == "md" and not fields:
            _cite(found)
        else:
            print_rows(form, chosen(QUOTES, form, fields), found)
    return 0


def _draw(library: Library, card: QuoteCard) -> None:
    from explorer.draw.leaf import leaf
    from explorer.printer import printed, room

    sys.stdout.write(printed(leaf(library.article(card.row.article_id), card, room())))


def _cite(cards: Sequence[QuoteCard]) -> None:
    from datetime import date

    from explorer.export.markdown import write

    sys.stdout.write(write(cards, date.today()) + "\n")
