"""What the quotes pane says when no quote matches: the filters one may drop, and what each would give."""

from db.ask.row import Step
from explorer.draw.piece import Line, Piece, cut_line, length, safe
from explorer.draw.rows import Hold, bar
from explorer.draw.trail import bare_value, step_value
from explorer.draw.words import many, number

COUNTED = {2: "both", 3: "all three", 4: "all four", 5: "all five"}
ALOUD = {"yes": "was said aloud", "no": "was only thought or planned"}


def verdict(steps: list[Step], nearest: str | None) -> tuple[str, str]:
    """Two lines that say what happened and what helps."""
    if not steps:
        return "No articles yet.", "onrecord build FILE… reads some."
    if len(steps) > 1:
        return f"No quote matches {COUNTED.get(len(steps), 'all')} filters.", "Drop one of them"
    step = steps[0]
    if step.field == "text":
        hint = f"Closest word held: {safe(nearest)}" if nearest else "No word held is near it."
        return f"Nothing like {safe(step.value)}.", hint
    if step.field == "aloud" and step.value in ALOUD and not step.exclude:
        return f"No quote {ALOUD[step.value]}.", "Drop it"
    return f"No quote has {safe(step.label)} {safe(step.value)}.", "Drop it"


def verdict_lines(first: str, second: str, width: int, head: bool) -> list[Line]:
    """The two lines; head puts the column's name over the counts."""
    lines: list[Line] = [(Piece("   "), Piece(first, bold=True))]
    start: Line = (Piece("   "), Piece(second, "muted"))
    if head:
        gap = width - 13 - length(start)
        start = (*start, Piece(" " * max(1, gap)), Piece("to get", "muted"))
    lines.append(start)
    return [cut_line(line, max(0, width - 1)) for line in lines]


def drop_line(step: Step, quotes: int, width: int, hold: Hold) -> Line:
    """One filter to drop, as its chip, and how many quotes there are without it."""
    label = safe(("not " if step.exclude and not step.label.startswith("not") else "") + step.label)
    wide = width >= 50
    role = f" {label}  " if wide else " "
    chip: Line = (
        Piece(role, "muted", on="rest"),
        Piece(step_value(step) if wide else bare_value(step), bold=True, on="rest"),
        Piece(" × ", bold=True, on="rest"),
    )
    count = number(quotes)
    room = width - 11 - 3
    chip = cut_line(chip, max(0, room - len(count)))
    gap = max(1, width - 10 - 3 - length(chip) - len(count))
    start = (bar(hold), Piece("  "), *chip, Piece(" " * gap))
    return cut_line((*start, Piece(count, bold=True), Piece(f" {many(quotes, 'quote')}", "muted")), width)
