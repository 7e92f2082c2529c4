"""The trail: the query as a funnel of chips, each with what is left after it, and the line of counts."""

from db.ask.row import Counts, Step
from explorer.commands import BY_ID
from explorer.draw.piece import Line, Piece, length, safe, spread
from explorer.draw.words import KINDS, STATUSES, at_least, grouped, number
from explorer.keymap import TABLE, Keymap

KIND_GLYPHS: dict[str, str] = {str(kind): glyph for kind, glyph in KINDS.items()}
STATUS_GLYPHS: dict[str, str] = {status: glyph for status, (glyph, _) in STATUSES.items()}

NARROW, ROOMY = 60, 90
LONGEST = 10
"""Cells of a value below 60 columns, before only its first word is shown."""
LEAST = 24
"""Cells the newest step has at least, for the text before it to be shown too."""


def chip(step: Step, place: int, width: int) -> Line:
    """`` kind ● direct × ``: role, value and the cross that removes it."""
    value, label = step_value(step), safe(step.label)
    if width < NARROW:
        value = _short(step, bare_value(step))
        label = "not" if step.exclude else ""
    role = f" {label} " if label else " "
    return (
        Piece(role, "muted", on="rest", tag=f"edit:{place}"),
        Piece(value, bold=True, on="rest", tag=f"edit:{place}"),
        Piece(" × ", bold=True, on="rest", tag=f"drop:{place}"),
    )


def step_value(step: Step) -> str:
    """The value of a step, a kind or a status with its glyph: ``● direct``."""
    value = safe(step.value)
    if step.field == "kind" and value in KIND_GLYPHS:
        return f"{KIND_GLYPHS[value]} {value}"
    if step.field == "status" and value in STATUS_GLYPHS:
        return f"{STATUS_GLYPHS[value]} {value}".strip()
    return value


def bare_value(step: Step) -> str:
    """The value where its role is not shown: it says by itself what it is of."""
    value = step_value(step)
    if step.field == "aloud":
        return {"yes": "aloud", "no": "not aloud"}.get(value, f"aloud {value}")
    return f"sure {value}" if step.field == "confidence" else value


def _short(step: Step, value: str) -> str:
    words = value.split()
    if step.field in {"country", "about", "outlet-country"}:
        return words[0] if words else value
    if len(value) <= LONGEST or not words or step.field == "confidence":
        return value
    if step.field == "text":
        return words[0].rstrip("”") + "…”"
    return " ".join(words[:2]) if words[0] in "●◐○✗◇◈?»!" else words[0]


def trail_line(steps: list[Step], counts: Counts, width: int, back: bool, keymap: Keymap = TABLE) -> Line:
    """The second line of the screen."""
    if not steps:
        return _nothing(counts, width, back, keymap)
    end: Line = (*_hint("app.back", keymap, "back"), Piece(" ")) if back and width >= ROOMY else ()
    write = grouped if width >= ROOMY else number
    start: Line = (Piece(" "), Piece(write(counts.all_quotes), bold=True, tag="keep:0"))
    if width >= NARROW:
        start = (*start, Piece(f" {'quote' if counts.all_quotes == 1 else 'quotes'}", "muted", tag="keep:0"))
    parts = [_part(step, place, width, place == len(steps) - 1, counts.cut) for place, step in enumerate(steps)]
    end = (Piece("  "), *end) if end else ()  # no chip touches what stands at the right
    room = width - length(start) - length(end)
    # What is searched for stays where the newest step has room beside it.
    text = parts[:1] if len(parts) > 1 and steps[0].field == "text" else []
    if text and length(text[0]) + LEAST > room - 2:
        text = []
    parts = parts[len(text) :]
    room -= sum(map(length, text))
    cut = False
    while len(parts) > 1 and sum(length(part) for part in parts) + (2 if cut else 0) > room:
        parts.pop(0)
        cut = True
    if text:
        start = (*start, *text[0])
    if cut:
        start = (*start, Piece(" …", "muted"))
        room -= 2
    if parts and sum(length(part) for part in parts) > room:
        parts = [_squeeze(parts[-1], room)]
        if length(parts[0]) > room:
            start, parts = (), [parts[0][-1:]]
    line = (*start, *(piece for part in parts for piece in part))
    return spread(line, end, width)


def _part(step: Step, place: int, width: int, last: bool, cut: bool) -> Line:
    zero = step.quotes == 0
    write = at_least if cut and last else grouped if width >= ROOMY else number
    left = Piece(f" {write(step.quotes)}", bold=last, reverse=zero, tag=f"keep:{place + 1}")
    return (Piece(" › ", "faint"), *chip(step, place, width), left)


def _squeeze(part: Line, room: int) -> Line:
    """The last step in too little room: its value gives way, its count never."""
    arrow, role, value, cross, left = part
    over = length(part) - room
    keep = max(1, len(value.text) - over - 1)
    short = value.with_text(value.text[:keep] + "…")
    if length((arrow, role, short, cross, left)) <= room:
        return (arrow, role, short, cross, left)
    return (arrow, left) if length((arrow, left)) <= room else (left,)


def _hint(name: str, keymap: Keymap, tag: str = "") -> Line:
    """``c country``: a key a new person needs, which answers a click too."""
    command = BY_ID[name]
    return (Piece(f"{keymap.told(name)} {command.short}", "faint", tag=tag or f"do:{command.action}"),)


def _nothing(counts: Counts, width: int, back: bool, keymap: Keymap) -> Line:
    write = grouped if width >= ROOMY else number
    every = write(counts.all_quotes)
    noun = "quote" if counts.all_quotes == 1 else "quotes"
    articles = f"{write(counts.all_sources)} {'article' if counts.all_sources == 1 else 'articles'}"
    words = f" {noun} in {articles}" if width >= ROOMY else f" {noun}" if width >= NARROW else ""
    start: Line = (Piece(" "), Piece(every, bold=True), Piece(f"{words} · nothing filtered", "muted"))
    gap = Piece("  ")
    hints: Line = (*_hint("filter.country", keymap), gap, *_hint("app.help", keymap), Piece(" "))
    if back and width >= ROOMY:
        hints = (*_hint("app.back", keymap, "back"), gap, *hints)
    return spread(start, hints if width >= NARROW else (), width)


def counts_line(counts: Counts | None, width: int, unsure: bool = False) -> Line:
    """The counts at the right of the search line."""
    if counts is None:
        return ()
    shown = ((counts.quotes, "quote", "2"), (counts.actors, "actor", "1"), (counts.sources, "source", "3"))
    line: list[Piece] = [Piece(" ")]
    for count, noun, pane in shown[: 3 if width >= NARROW else 1]:
        if len(line) > 1:
            line.append(Piece(" · ", "faint"))
        write = at_least if counts.cut and noun == "quote" else grouped if width >= ROOMY else number
        line.append(Piece("…" if unsure else write(count), bold=True, tag=f"pane:{pane}"))
        line.append(Piece(f" {noun}" if count == 1 else f" {noun}s", "muted", tag=f"pane:{pane}"))
    return (*line, Piece(" "))
