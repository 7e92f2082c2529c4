"""How a table shows fields: with the signs and words of the app in the place of what is not known."""

from collections.abc import Callable, Mapping

from db.ask.row import ActorRow, CountryRow, QuoteCard, QuoteRow, SourceRow
from explorer.draw.piece import Line, Piece
from explorer.draw.words import (
    NO_COUNTRY,
    NO_OUTLET,
    SAID,
    STATUSES,
    UNDATED,
    UNKNOWN,
    inferred,
    kind_glyph,
    kind_ink,
    status_word,
)  # fmt: skip
from explorer.text import one_line

Row = QuoteRow | QuoteCard | ActorRow | SourceRow | CountryRow
Cell = Callable[[QuoteRow], Line]


def _text(row: QuoteRow) -> Line:
    glyph = Piece(kind_glyph(row.kind, row.aloud) + " ", kind_ink(row.kind, row.status))
    status: Line = ()
    if row.status != "asserted":  # what was not said is never shown as said
        status = (Piece(f"{status_word(row.status)}: ", STATUSES[row.status][1], bold=True),)
    return (glyph, *status, Piece(one_line(row.text)))


def _country(code: str | None) -> Line:
    return (Piece(one_line(code) if code else NO_COUNTRY, "muted"),)


def _outlet(row: QuoteRow | SourceRow) -> Line:
    return (Piece(inferred(row.outlet_basis) + one_line(row.outlet) if row.outlet else NO_OUTLET),)


def _printed(row: SourceRow) -> Line:
    return (Piece(inferred(row.published_basis) + row.published if row.published else UNDATED),)


QUOTE_CELLS: Mapping[str, Cell] = {
    "text": _text,
    "speaker": lambda row: (Piece(one_line(row.speaker), "who") if row.speaker else Piece(UNKNOWN, "muted"),),
    "country": lambda row: _country(row.country),
    "said": lambda row: (Piece(SAID[row.said_basis] + row.said if row.said else UNDATED),),
    "outlet": _outlet,
}


def cell(row: Row, name: str) -> Line | None:
    """How a table shows a field of a row; None where it shows its value as it is."""
    if isinstance(row, QuoteCard):
        return cell(row.row, name)
    if isinstance(row, QuoteRow):
        draw = QUOTE_CELLS.get(name)
        return draw(row) if draw else None
    if isinstance(row, SourceRow) and name in ("outlet", "published"):
        return _outlet(row) if name == "outlet" else _printed(row)
    if isinstance(row, ActorRow) and name in ("name", "country"):
        return (Piece(one_line(row.name), "who"),) if name == "name" else _country(row.country)
    return None
