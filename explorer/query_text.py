"""The text of a query as it comes from the command line."""

from rich.cells import cell_len

from db.ask.language import parse
from db.ask.query import Query, QueryError
from explorer.failure import USAGE, CommandError
from explorer.text import one_line, visible


def read_query(text: str) -> Query:
    """Parse a query; where it does not parse, fail with a caret under the place."""
    try:
        return parse(text)
    except QueryError as error:
        shown = one_line(text) if "\n" in text else visible(text)
        before = cell_len(visible(text[: error.position]).replace("\n", " "))
        raise CommandError(
            f"cannot read the query: {error.message}", error.remedy, USAGE, f"{shown}\n{' ' * before}^"
        ) from error


def asked_query(text: str) -> Query:
    """Parse a query that is to find something: a text of which nothing can be looked for is refused, too."""
    from db.ask.hit import asks
    from db.ask.pattern import read_pattern

    query = read_query(text)
    if query.text.strip() and not asks(read_pattern(query.text)):
        raise CommandError(f"nothing to search for in {one_line(query.text)}", "type two letters or more", USAGE)
    return query
