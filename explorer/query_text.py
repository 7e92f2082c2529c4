"""The text of a query as it comes from the command line."""

from db.ask.language import parse
from db.ask.query import Query, QueryError
from explorer.failure import USAGE, CommandError
from explorer.text import one_line, visible

_AROUND = 60
"""Letters of a query that are shown on either side of what is wrong in it."""
_LONGEST = 200
"""Letters of a message that a query may fill."""


def read_query(text: str) -> Query:
    """Parse a query; where it does not parse, fail with a caret under the place."""
    try:
        return parse(text)
    except QueryError as error:
        place = _place(text, error.position)
        raise CommandError(f"cannot read the query: {_cut(error.message)}", error.remedy, USAGE, place) from error


def asked_query(text: str) -> Query:
    """Parse a query that is to find something: a text of which nothing can be looked for is refused, too."""
    query = read_query(text)
    if not query.text.strip():
        if query.is_empty and text.strip():
            raise _nothing(text)
        return query
    from db.ask.hit import asks
    from db.ask.pattern import read_pattern

    if not asks(read_pattern(query.text)):
        raise _nothing(query.text)
    return query


def _nothing(text: str) -> CommandError:
    return CommandError(f"nothing to search for in {_cut(one_line(text))}", "type two letters or more", USAGE)


def _place(text: str, at: int) -> str:
    """Show a query, of a long one what stands around the place, and a caret below it."""
    from rich.cells import cell_len  # only for what is wrong

    start, end = max(0, at - _AROUND), at + _AROUND
    before = ("…" if start else "") + visible(text[start:at])
    line = before + visible(text[at:end]) + ("…" if end < len(text) else "")
    return f"{line.replace(chr(10), ' ')}\n{' ' * cell_len(before.replace(chr(10), ' '))}^"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
