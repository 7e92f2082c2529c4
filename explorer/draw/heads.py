"""The rule of heads over the panes, heavy and blue over the focused one."""

from db.dataclass import dataclass
from explorer.draw.piece import Line, Piece, cut, cut_line, length, plain, spread
from explorer.draw.words import at_least, number
from explorer.layout import PANES, Pane

LONGEST = 12
"""Cells of what a list is narrowed by."""
LEAST = 4
"""Dashes there must be between a head and its sort."""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands over one pane."""

    key: str
    name: str
    short: str
    """For tabs."""
    shown: int
    all: int
    sort: str
    width: int
    focused: bool
    unsure: bool = False
    """The count is being made: an ellipsis replaces it."""
    cut: bool = False
    """There are more than are counted."""
    marked: int = 0
    """Rows that are marked."""
    typed: str = ""
    """What the list is narrowed by."""
    typing: bool = False
    """It is being typed, over the head."""

    @property
    def pane(self) -> Pane:
        """The pane it stands over."""
        return PANES[int(self.key) - 1]

    @property
    def count(self) -> str:
        """``4 of 94``, or ``94`` where nothing is left out."""
        if self.unsure:
            return "…"
        shown = at_least(self.shown) if self.cut else number(self.shown)
        return shown if self.shown == self.all and not self.cut else f"{shown} of {number(self.all)}"


def _rule(focused: bool) -> Piece:
    return Piece("━", "accent") if focused else Piece("─", "line")


def head_line(head: Head, always_sort: bool = False) -> Line:
    """One pane's part of the rule."""
    rule = _rule(head.focused)
    tag = f"pane:{head.key}"
    if head.typing:
        sign: Line = (rule, Piece(f" {head.key} ", "faint"), Piece("›", "accent", bold=True))
        return spread(sign, (Piece(f" {head.count} ", "text"), rule), head.width)
    start: Line = (
        rule,
        Piece(f" {head.key} ", "faint", tag=tag),
        Piece(head.name, "accent" if head.focused else "text", bold=True, tag=tag),
        *_narrowed(head),
        Piece(f" {head.count} ", "text", tag=tag),
        *((Piece(f"✓ {number(head.marked)} marked ", "accent", bold=True, tag=tag),) if head.marked else ()),
    )
    end: Line = (Piece(f" {head.sort} ", "faint", tag="do:sort" if head.key == "2" else tag), rule) if head.sort else ()
    gap = head.width - length(start) - length(end)
    if end and gap < (1 if always_sort else LEAST):
        end = ()
        gap = head.width - length(start)
    if gap < 0:
        return cut_line(start, head.width)
    return (*start, rule.with_text(rule.text * gap), *end)


def _narrowed(head: Head) -> Line:
    if not head.typed:
        return ()
    return (Piece(f" “{cut(plain(head.typed.strip()), LONGEST)}”", "match", bold=True, tag=f"pane:{head.key}"),)


def corner(left: bool, right: bool, joined: bool = True) -> Piece:
    """The cell between two heads; one of them may be focused."""
    if left:
        return Piece("┭" if joined else "━", "accent")
    if right:
        return Piece("┮" if joined else "━", "accent")
    return Piece("┬" if joined else "─", "line")


def heads_line(heads: list[Head], width: int) -> Line:
    """The whole rule of the heads of the panes that are shown."""
    line: list[Piece] = []
    heads = [head for head in heads if head.width > 0]
    for place, head in enumerate(heads):
        if place:
            line.append(corner(heads[place - 1].focused, head.focused))
        line.extend(head_line(head, always_sort=head.key == "2"))
    return cut_line(tuple(line), width)


def tabs_line(heads: list[Head], width: int) -> Line:
    """The heads as tabs, where there is room for one pane only."""
    if len(heads) == 1 and heads[0].typing:
        return head_line(heads[0])
    line: list[Piece] = []
    for place, head in enumerate(heads):
        heavy = head.focused or (place > 0 and heads[place - 1].focused)
        tag = f"pane:{head.key}"
        line += [
            _rule(heavy),
            Piece(f" {head.key} ", "faint", tag=tag),
            Piece(head.short, "accent" if head.focused else "text", bold=head.focused, tag=tag),
            Piece(f" {'…' if head.unsure else number(head.shown)} ", "text", tag=tag),
            *((Piece(f"✓{number(head.marked)} ", "accent", bold=True, tag=tag),) if head.marked else ()),
            *((Piece("“… ", "match", bold=True, tag=tag),) if head.typed else ()),
        ]
    rule = _rule(bool(heads) and heads[-1].focused)
    return cut_line((*line, rule.with_text(rule.text * max(0, width - length(line)))), width)
