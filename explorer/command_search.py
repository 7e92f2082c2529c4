"""`onrecord search`: the quotes a query finds, printed as a table, as JSON lines or as CSV."""

import csv
import json
import shutil
import sys
from dataclasses import replace
from pathlib import Path

from rich.cells import cell_len, set_cell_size

from db.ask.hit import asks
from db.ask.language import parse
from db.ask.library import Library
from db.ask.pattern import read_pattern
from db.ask.query import Query, QueryError
from db.ask.row import QuoteCard, QuoteRow
from explorer.draw.words import kind_glyph
from explorer.failure import USAGE, WRONG, CommandError, say
from explorer.record import to_json
from explorer.text import one_line, visible

_STATUSES = {
    "negated": "✗ negated: ",
    "hypothetical": "◇ hypothetical: ",
    "conditional": "◈ conditional: ",
    "question": "? question: ",
    "second-hand": "» second-hand: ",
    "unverified": "! unverified: ",
}
_WIDEST = 24
"""Cells of the widest column beside the text."""


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


def search(text: str, db: Path, form: str, limit: int) -> int:
    """Print what a query finds; returns the exit status, 1 where it finds nothing."""
    query = read_query(text)
    if query.text.strip() and not asks(read_pattern(query.text)):
        raise CommandError(f"nothing to search for in {one_line(query.text)}", "type two letters or more", USAGE)
    library = Library(db)
    try:
        counts = library.counts(query)
        total = counts.quotes
        rows = library.quotes(query, limit=limit or max(total, 1))
        if not rows:
            _say_nothing(library, query)
            return WRONG
        if form == "table":
            _print_table(rows)
            if total > len(rows):
                sys.stdout.flush()
                found, every = (f"{total}+", "all that were looked at") if counts.cut else (f"{total}", "all")
                print(f"{len(rows)} of {found} quotes; --limit 0 prints {every}", file=sys.stderr)
        else:
            # A card knows of no search: the row that was found has the score.
            cards = [replace(library.card(row.id), row=row) for row in rows]
            _print_csv(cards) if form == "csv" else _print_jsonl(cards)
    finally:
        library.close()
    return 0


def fields(card: QuoteCard) -> dict[str, object]:
    """Lay out a quote as the columns of JSON lines and CSV."""
    row = card.row
    return {
        "id": row.id,
        "text": row.text,
        "kind": row.kind,
        "status": row.status,
        "aloud": row.aloud,
        "speaker": row.speaker,
        "country": row.country,
        "role": card.role,
        "cue": card.cue,
        "about": list(card.about),
        "via": [via.name for via in card.via],
        "said": row.said,
        "said_basis": row.said_basis,
        "outlet": row.outlet,
        "outlet_basis": row.outlet_basis,
        "title": card.title,
        "author": card.author,
        "published": card.published,
        "published_basis": card.published_basis,
        "doc": card.doc,
        "path": card.path,
        "line": card.line,
        "start": card.spans[0][0],
        "end": card.spans[-1][1],
        "confidence": card.confidence,
        "score": round(row.score, 2),
    }


def _print_jsonl(cards: list[QuoteCard]) -> None:
    for card in cards:
        sys.stdout.write(to_json(fields(card)) + "\n")


def _print_csv(cards: list[QuoteCard]) -> None:
    """Write CSV; lists, true and false are written as JSON, and a text as it is, whatever it begins with."""
    show = visible if sys.stdout.isatty() else str
    rows = [fields(card) for card in cards]
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(rows[0])
    for row in rows:
        cells = (
            json.dumps(cell, ensure_ascii=False) if isinstance(cell, list | bool) else cell for cell in row.values()
        )
        out.writerow([show(cell) if isinstance(cell, str) else cell for cell in cells])


def _print_table(rows: list[QuoteRow]) -> None:
    cells = [_cells(row) for row in rows]
    widths = [min(_WIDEST, max(cell_len(line[n]) for line in cells)) for n in range(4)]
    room = shutil.get_terminal_size().columns if sys.stdout.isatty() else 0
    for line in cells:
        columns = [_fit(cell, width) for cell, width in zip(line, widths, strict=False)]
        text = "  ".join((*columns, line[4]))
        sys.stdout.write((_fit(text, room).rstrip() if room else text) + "\n")


def _cells(row: QuoteRow) -> tuple[str, str, str, str, str]:
    said = {"inferred": "~", "printed": "≤"}.get(row.said_basis, "") + row.said if row.said else "undated"
    outlet = ("~" if row.outlet_basis == "inferred" else "") + row.outlet if row.outlet else "outlet unknown"
    text = _STATUSES.get(row.status, "") + one_line(row.text)
    speaker = one_line(row.speaker) if row.speaker else "speaker unknown"
    return speaker, row.country or "–", said, one_line(outlet), f"{kind_glyph(row.kind, row.aloud)} {text}"


def _fit(text: str, width: int) -> str:
    """Cut or pad to a width in cells."""
    return (
        text if cell_len(text) == width else set_cell_size(text, width) if cell_len(text) < width else _cut(text, width)
    )


def _cut(text: str, width: int) -> str:
    return set_cell_size(text, max(0, width - 1)).rstrip() + "…" if width > 0 else ""


def _say_nothing(library: Library, query: Query) -> None:
    sentences = library.passages(query, limit=1)[0] if query.text else 0
    if sentences:
        say(f"no quote matches; in no quote: {sentences} sentence{'s' if sentences > 1 else ''}")
        return
    if query.text and query.filters and library.counts(Query(query.text)).quotes:
        say("no quote matches all of it", "drop a filter")
        return
    nearest = library.nearest_word(query.text) if query.text else None
    if nearest and nearest.casefold() != query.text.strip().casefold():
        say(f"nothing like “{query.text}”; closest word held: {nearest}")
    else:
        say("no quote matches", "drop a filter, or part of the text")
