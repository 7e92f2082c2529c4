"""What stands over a list: how many rows a query leaves in it, and how the list itself stands."""

from __future__ import annotations

from db.ask.query import Sort
from db.dataclass import dataclass
from explorer.answer import Answer
from explorer.draw.heads import Head
from explorer.layout import PANES, Pane
from explorer.steps import SORT_WORDS

NAMES: dict[Pane, tuple[str, str]] = {
    "actors": ("Actors", "Act"), "quotes": ("Quotes", "Quotes"), "sources": ("Sources", "Src"),
}  # fmt: skip
"""What each list is called, and in a tab."""


@dataclass(frozen=True, slots=True)
class PaneState:
    """How a list stands: what one does in it, not what is in it."""

    pane: Pane
    width: int
    focused: bool = False
    unsure: bool = False
    """Its count is being made."""
    found: tuple[int, bool] | None = None
    """How many rows are left of it where it is narrowed by typing, and whether there may be more."""
    marked: int = 0
    typed: str = ""
    """What it is narrowed by."""
    typing: bool = False
    """That is being typed."""


def pane_head(state: PaneState, answer: Answer | None, order: Sort) -> Head:
    """The head of a list; without an answer its count is still to come."""
    pane = state.pane
    name, short = NAMES[pane]
    shown, every, cut = _counts(pane, answer)
    if state.found is not None:
        shown, cut = state.found
    return Head(
        key=str(PANES.index(pane) + 1),
        name=name,
        short=short,
        shown=shown,
        all=every,
        sort=SORT_WORDS[order] if pane == "quotes" else "by count",
        width=state.width,
        focused=state.focused,
        unsure=state.unsure or answer is None,
        cut=cut,
        marked=state.marked,
        typed=state.typed,
        typing=state.typing,
    )


def _counts(pane: Pane, answer: Answer | None) -> tuple[int, int, bool]:
    """Rows that are left, rows in all, and whether more are left than are counted."""
    if answer is None:
        return 0, 0, False
    counts = answer.counts
    if pane == "actors":
        return answer.actor_total, counts.all_actors, False
    if pane == "sources":
        return answer.source_total, counts.all_sources, False
    return counts.quotes, counts.all_quotes, counts.cut
