"""The rule over the reader: outlet, author, date, title, and which quote of the article is shown."""

from dataclasses import replace

from db.ask.row import ArticlePage
from explorer.draw.piece import Line, Piece, cut, cut_line, length, plain
from explorer.draw.words import NO_OUTLET, UNDATED, inferred

LEAST_TITLE = 16
"""Cells below which a title says nothing any more."""


def title_rule(page: ArticlePage | None, ordinal: int | None, width: int, miss: Line = ()) -> Line:
    """``─ Newsweek · Ellie Cook · ~2024-03 · Zelensky … ── quote 14 of 18 ─``."""
    rule = Piece("─", "line")
    if miss:
        line = (rule, Piece(" "), *miss, Piece(" "))
        return cut_line((*line, rule.with_text("─" * max(0, width - length(line)))), width)
    if page is None:
        return (rule.with_text("─" * width),)
    start: Line = (rule, Piece(" "), *(replace(piece, tag="do:source") for piece in source_line(page)))
    end: Line = (rule,)
    if ordinal is not None:
        end = (Piece(f" quote {ordinal} of {len(page.marks)} ", "faint", tag="read"), rule)
    title = plain(page.title or "")
    room = width - length(start) - length(end) - 3 - 3
    if title and room >= min(LEAST_TITLE, len(title)):
        start = (*start, Piece(" · ", "faint"), Piece(cut(title, room), "muted", tag="read"))
    start = cut_line((*start, Piece(" ")), max(0, width - length(end) - 2))
    gap = width - length(start) - length(end)
    return cut_line((*start, rule.with_text("─" * max(0, gap)), *end), width)


def source_line(page: ArticlePage) -> Line:
    """Outlet, author and date of an article, with the marks of what was inferred."""
    dot = Piece(" · ", "faint")
    if page.outlet:
        line: Line = (Piece(inferred(page.outlet_basis), "muted"), Piece(plain(page.outlet), bold=True))
    else:
        line = (Piece(NO_OUTLET, "muted", italic=True),)
    if page.author:
        line = (*line, dot, Piece(plain(page.author), "muted"))
    when = inferred(page.published_basis) + plain(page.published) if page.published else UNDATED
    return (*line, dot, Piece(when, "muted"))
