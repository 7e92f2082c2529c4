"""The rows of the three panes: two lines a quote and a source, one an actor, all as wide as asked."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from db.ask.row import ActorRow, Lit, PassageRow, QuoteRow, SourceRow
from db.dataclass import dataclass
from explorer.draw.lit import light, lit_line
from explorer.draw.piece import Ink, Line, Piece, cut, length, plain, right, width_of
from explorer.draw.words import (
    ACTORS,
    NO_OUTLET,
    SAID,
    STATUSES,
    UNDATED,
    UNKNOWN,
    code_of,
    inferred,
    kind_glyph,
    kind_ink,
    number,
    quote_text,
    short_name,
    status_word,
)  # fmt: skip

Hold = Literal["no", "focus", "rest"]
"""How a row is held: not, by the cursor of the focused pane, or in a resting one."""
MARGIN = 3
"""Cells before the text: bar, glyph, space."""
DATE = 11
ROOMY = 64
"""Width of the quotes pane from which a row has its outlet."""
OUTLET = 17
"""Cells of the outlet there."""
LEAST_OUTLET = 6
"""Cells below which an outlet says nothing."""


@dataclass(frozen=True, slots=True)
class Look:
    """The state a row is drawn in."""

    hold: Hold = "no"
    marked: bool = False


def bar(hold: Hold) -> Piece:
    """The first cell of a row: thick beside the cursor, thin at rest."""
    if hold == "focus":
        return Piece("▌", "accent")
    return Piece("▎", "muted") if hold == "rest" else Piece(" ")


def actor_row(row: ActorRow, width: int, look: Look) -> list[Line]:
    """``⌂ Ukraine             UA    3``."""
    held = look.hold != "no"
    code = code_of(row.country)
    count = number(row.quotes)
    tail = code + right(count, max(7 - width_of(code), len(count) + 1))
    room = width - MARGIN - 1 - width_of(tail) - 1
    name = plain(row.name)
    shown = short_name(name, room) if row.kind == "person" else cut(name, room)
    ink = Piece("", bold=held)
    none = row.quotes == 0
    line = (
        bar(look.hold),
        *((Piece("✓ ", "accent", bold=True),) if look.marked else (Piece(ACTORS[row.kind] + " ", "muted"),)),
        *_name(name, shown, row.lit, ink),
        Piece(" " * (room - width_of(shown) + 1)),
        Piece(tail[: len(tail) - len(count)], "muted"),
        Piece("·" if none else count, "muted" if none else "text", bold=held),
        Piece(" "),
    )
    return [line]


def _name(name: str, shown: str, lit: Lit, ink: Piece) -> Line:
    """A name that may have been shortened, its lit letters kept where they are still there."""
    if shown == name or shown.endswith("…"):
        end = len(shown) if shown == name else len(shown) - 1
        return light(shown, list(lit), 0, end, ink)
    same = 0
    while same < min(len(name), len(shown)) and name[-1 - same] == shown[-1 - same]:
        same += 1
    shift = len(shown) - len(name)
    return light(shown, [(start + shift, end + shift) for start, end in lit], len(shown) - same, len(shown), ink)


def quote_row(row: QuoteRow, width: int, look: Look, lines: int = 2) -> list[Line]:
    """The words of a quote, and below them who said them and when."""
    room = max(0, width - MARGIN - 1)
    held = look.hold != "no"
    denied = row.status == "negated"
    ink: Ink = "denied" if denied else "text"
    words, shift = quote_text(plain(row.text), row.kind)
    lit = tuple((start + shift, end + shift) for start, end in row.lit)
    head: Line = (Piece(kind_glyph(row.kind, row.aloud), kind_ink(row.kind, row.status)), Piece(" "))
    if status := status_word(row.status):
        head = (*head, Piece(status + " ", STATUSES[row.status][1], bold=True))
    body = Piece("", ink, bold=held)
    first = room - (length(head) - 2)
    meta = _meta(row, width, look)
    if lines < 3:
        return [(bar(look.hold), *head, *lit_line(words, lit, first, body)), meta]
    one, two = _twice(words, first, room)
    drawn: list[Line] = [(bar(look.hold), *head, *light(words[:one], list(lit), 0, one, body))]
    if two < len(words):
        rest = tuple((start - two, end - two) for start, end in lit if start >= two)
        drawn.append((bar(look.hold), Piece("  "), *lit_line(words[two:], rest, room, body)))
    drawn.append(meta)
    air: Line = (bar(look.hold),)
    return [*drawn, *[air] * (lines - len(drawn))][:lines]


def _twice(text: str, first: int, room: int) -> tuple[int, int]:
    """Where the first of two lines ends, and where the second begins."""
    if width_of(text[: first + 1]) <= first and len(text) <= first:
        return len(text), len(text)
    place = len(cut(text[: first + 1] + " ", first).removesuffix("…")) + 1
    space = text.rfind(" ", 0, place + 1)
    if space <= 0:
        return place, place
    return space, space + 1


def said(row: QuoteRow) -> str:
    """The day a quote was said, with the mark of how that is known."""
    return SAID[row.said_basis] + plain(row.said) if row.said else UNDATED


def _meta(row: QuoteRow, width: int, look: Look) -> Line:
    """``  Ada Quill  FR      The Daily Lantern  ≤2031-03-12``."""
    room = max(0, width - MARGIN - 1)
    date = right(said(row), min(DATE, room))
    soft: Ink = "muted" if look.hold != "no" or row.said else "faint"
    column = OUTLET + 1 if width >= ROOMY else 0
    space = max(0, room - DATE - 1 - (column + 1 if column else 0))
    signs = ("✓" if look.marked else "") + _decided(row)
    more = (Piece(f" {signs[1:]}", "accent", bold=True),) if len(signs) > 1 else ()
    who = (*_said_by(row, max(0, space - length(more)), outlet=not column), *more)
    mark = Piece(f"{signs[:1]:2}", "accent", bold=True)
    gap = Piece(" " * max(0, min(room, space + 1) - length(who)))
    outlet = (Piece(" "), *_outlet(row, OUTLET), Piece(" ")) if column else ()
    return (bar(look.hold), mark, *who, gap, *outlet, Piece(date, soft))


def _decided(row: QuoteRow) -> str:
    """What a person did with the quote, a sign each; the card says all of it."""
    signs = (("★", row.bookmarked), ("✎", row.noted), ("✔", row.reviewed))
    return "".join(sign for sign, there in signs if there)


def _said_by(row: QuoteRow, space: int, outlet: bool) -> Line:
    """Speaker and country; if asked for, behind them the outlet, where that alone is why the quote is there."""
    who = plain(row.speaker) if row.speaker else UNKNOWN
    code = code_of(row.country)
    name = Piece("", "muted", italic=row.speaker is None)
    whole = f"{who}  {code}"
    shown = cut(whole, space)
    kept = len(shown) if shown == whole else len(shown) - 1
    lit = [span for span in row.speaker_lit if span[1] <= len(who)]
    parts: Line = light(shown[: min(kept, len(who))], lit, 0, kept, name) if kept > 0 else ()
    coded = replace(name, bold=True, italic=False).with_text(shown[len(who) : kept])
    parts = (*parts, coded, name.with_text(shown[kept:]))
    left_over = space - length(parts) - 2
    if outlet and left_over >= LEAST_OUTLET and row.outlet_lit and not row.lit and not row.speaker_lit:
        width = min(left_over, width_of(plain(row.outlet or "")))
        parts = (*parts, Piece("  "), *_outlet(row, width))
    return parts


def _outlet(row: QuoteRow, width: int) -> Line:
    """The outlet in that many cells, its matched letters lit."""
    name = plain(row.outlet or NO_OUTLET)
    shown = cut(name, width)
    kept = len(shown) - (shown != name)
    piece = Piece("", "muted", italic=row.outlet is None)
    lit = list(row.outlet_lit) if row.outlet else []
    return (*light(shown, lit, 0, kept, piece), Piece(" " * (width - width_of(shown))))


def source_row(row: SourceRow, width: int, look: Look) -> list[Line]:
    """An outlet with its date and count, and below it the title."""
    held = look.hold != "no"
    none = row.quotes == 0
    count = "·" if none else number(row.quotes)
    basis = inferred(row.published_basis)
    when = basis + plain(row.published[:7]) if row.published else UNDATED
    tail = right(count, max(3, len(count) + 1))
    when = cut(when, 8)
    room = max(0, width - MARGIN - len(tail) - 1 - width_of(when))
    mark = inferred(row.outlet_basis) if row.outlet else ""
    name = mark + plain(row.outlet or NO_OUTLET)
    ink = Piece("", "text" if row.outlet else "muted", bold=held and row.outlet is not None, italic=row.outlet is None)
    shown = cut(name, room - 1)
    lit = [(start + len(mark), end + len(mark)) for start, end in row.outlet_lit]
    top = (
        bar(look.hold),
        Piece("  "),
        *light(shown, lit if row.outlet else [], 0, len(shown) - (shown != name), ink),
        Piece(" " * (room - width_of(shown))),
        Piece(when, "muted" if row.published or held else "faint"),
        Piece(tail, "muted" if none else "text", bold=held),
        Piece(" "),
    )
    title = lit_line(plain(row.title or "untitled"), row.lit, width - MARGIN - 1, Piece("", "muted"))
    return [top, (bar(look.hold), Piece("✓ ", "accent", bold=True) if look.marked else Piece("  "), *title)]


def passage_row(row: PassageRow, width: int, look: Look) -> list[Line]:
    """A sentence that is in no quote, and where it stands."""
    room = max(0, width - MARGIN - 1)
    held = look.hold != "no"
    words = lit_line(plain(row.text), row.lit, room, Piece("", "text" if held else "muted"))
    where = f"{plain(row.outlet or NO_OUTLET)}  paragraph {row.paragraph}"
    return [
        (bar(look.hold), Piece("  "), *words),
        (bar(look.hold), Piece("  "), Piece(cut(where, room), "muted" if held else "faint")),
    ]


def divider(count: int, width: int, unasked: Sequence[str] = ()) -> Line:
    """``in no quote 1 · any country, kind ╌╌╌╌``, before the sentences that are in no quote.

    `unasked` is what is asked of quotes alone: such a sentence has no speaker, and no kind.
    """
    head: Line = (Piece("   "), Piece("in no quote ", "faint"), Piece(number(count) + " ", "muted"))
    if unasked:
        words = f"· any {', '.join(unasked)} "
        head = (*head, Piece(cut(words, max(0, width - 1 - length(head))), "faint"))
    return (*head, Piece("╌" * max(0, width - 1 - length(head)), "line"))
