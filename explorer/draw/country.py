"""The lines of the country dialog."""

from collections.abc import Sequence

from db.ask.row import CountryRole, CountryRow
from explorer.country_choice import ROLES, WORDS, Item, Mark
from explorer.draw.keys import keys_line
from explorer.draw.piece import Line, Piece, cut_line, left, length, plain, spread
from explorer.draw.words import ACTORS, NO_COUNTRY, many, number

COLUMN = 11
"""Cells of a role's column where all three are shown."""
NARROW = 58
"""Cells below which the keys have no room on one line."""
NAME = 12
"""The column names begin at."""


def digits(rows: Sequence[CountryRow]) -> tuple[int, int]:
    """How many cells the counts need: now, and in all."""
    now = max((len(number(count)) for row in rows for count in row.now.values()), default=1)
    whole = max((len(number(count)) for row in rows for count in row.all.values()), default=1)
    return now, max(2, whole)


def head(role: CountryRole, width: int, narrow: bool) -> list[Line]:
    """The names of the roles, and the rule that is heavy under the one in hand."""
    names: list[Piece] = []
    if narrow:
        for other in ROLES:
            names.append(Piece("  " if names else " ", "faint"))
            names.append(_role(other, role))
        line = spread(tuple(names), (Piece("now / all ", "faint"),), width)
        start = 1 + sum(len(WORDS[other]) + 2 for other in ROLES[: ROLES.index(role)])
        return [cut_line(line, width), _rule(start, len(WORDS[role]), width)]
    for other in ROLES:
        names += [Piece(" " * (COLUMN - len(WORDS[other]))), _role(other, role)]
    names.append(Piece(" "))
    whole = spread((), tuple(names), width)
    end = width - 1 - COLUMN * (len(ROLES) - 1 - ROLES.index(role))
    return [(), whole, _rule(end - len(WORDS[role]), len(WORDS[role]), width)]


def _role(other: CountryRole, role: CountryRole) -> Piece:
    mine = other == role
    return Piece(WORDS[other], "accent" if mine else "muted", bold=mine, tag=f"role:{other}")


def _rule(start: int, size: int, width: int) -> Line:
    start = max(0, min(start, width))
    size = max(0, min(size, width - start))
    return Piece("─" * start, "line"), Piece("━" * size, "accent"), Piece("─" * (width - start - size), "line")


def keys(width: int, target: str = "") -> Line:
    """The keys of the dialog; target is what enter would take alone."""
    apply = f"only {plain(target)}" if target else "apply"
    narrow = width < NARROW
    marks = (("space", "add" if narrow else "include"), ("-", "exclude"), ("*", "members"), ("tab", "role"))
    enter, esc = ("enter", apply), ("esc", "cancel")
    if target:  # what enter does comes first where it is news
        return keys_line((enter, *marks, esc), width)
    # Where not all have room, the way out that keeps what is marked is one of those that have.
    return keys_line((marks[0], enter, *marks[1:], esc) if narrow else (*marks, enter, esc), width)


def row_line(
    item: Item,
    role: CountryRole,
    mark: Mark,
    at: bool,
    width: int,
    narrow: bool,
    size: tuple[int, int],
    digit: str = "",
) -> Line:
    """One line of the list; at says the cursor stands on it, the digit is the key that takes it alone."""
    if item.divider:
        used = 3 + len(item.divider)
        return cut_line((Piece(f"  {item.divider} ", "muted"), Piece("╌" * max(0, width - used - 1), "line")), width)
    if item.row is None:
        words = " instead" if not narrow else ""
        note: Line = (
            Piece(" " * NAME + "itself;  ", "muted"),
            Piece("*", "accent", bold=True),
            Piece(f" its {item.members} members{words}", "muted"),
        )
        if item.quotes is not None:
            told = f": {number(item.quotes)} {many(item.quotes, 'quote')}"
            note = (Piece(f"{' ' * NAME}its {item.members} members{told}", "muted"),)
        return cut_line(note, max(0, width - 1))
    row = item.row
    counts: list[Piece] = []
    for other in (role,) if narrow else ROLES:
        cell = _count(row.now[other], row.all[other], size)
        gap = (1 if narrow else COLUMN) - length(cell)
        counts += [Piece(" " * max(0, gap)), *cell]
    counts.append(Piece(" "))
    room = width - NAME - length(counts)
    start: Line = (
        Piece("▌" if at else " ", "accent"),
        Piece(digit or " ", "accent", bold=True),
        Piece(" "),
        Piece(f"[{mark}]", "faint" if mark == " " else "accent", bold=mark != " "),
        Piece(" "),
        Piece(left(_code(row), 4), "muted", bold=True),
        Piece(" "),
        *_name(item, row.name, at, room),
    )
    return cut_line(spread(start, tuple(counts), width), width)


def _code(row: CountryRow) -> str:
    code = plain(row.code or NO_COUNTRY)
    return code if len(code) <= 4 or not row.bloc else ACTORS["bloc"]


def _name(item: Item, name: str, at: bool, room: int) -> Line:
    text = plain(name)
    whole = Piece(text, "muted" if item.apart and not at else "text", bold=at)
    if item.lit is None:
        return cut_line((whole,), room)
    start, end = item.lit
    lit = Piece(text[start:end], "match", bold=True, underline=True)
    return cut_line((whole.with_text(text[:start]), lit, whole.with_text(text[end:])), room)


def _count(now: int, whole: int, size: tuple[int, int]) -> Line:
    first = Piece(number(now).rjust(size[0]), bold=True) if now else Piece("·".rjust(size[0]), "faint")
    if not whole:
        return first, Piece(" " * (3 + size[1]))
    return first, Piece(" / ", "faint"), Piece(number(whole).rjust(size[1]), "muted")


def total(quotes: int | None) -> str:
    """What the lower border says; None where the count is slow."""
    if quotes is None:
        return "… quotes with these"
    return f"{quotes} {'quote' if quotes == 1 else 'quotes'} with these"
