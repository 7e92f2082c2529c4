"""The rows a person has marked, in each pane those of its own, in the order they were marked."""

from collections.abc import Iterable, Mapping

from explorer.layout import PANES, Pane

MOST = 10_000
"""Rows that are marked at once."""


class Marks:
    """Ids of marked rows with what each is called; they stay when the rows go out of sight."""

    def __init__(self) -> None:
        """Mark nothing."""
        self._held: dict[Pane, dict[int, str]] = {pane: {} for pane in PANES}

    def has(self, pane: Pane, id_: int | None) -> bool:
        """Whether a row is marked."""
        return id_ in self._held[pane]

    def count(self, pane: Pane) -> int:
        """How many rows of a pane are marked."""
        return len(self._held[pane])

    def ids(self, pane: Pane) -> tuple[int, ...]:
        """The marked rows of a pane."""
        return tuple(self._held[pane])

    def labels(self, pane: Pane) -> tuple[str, ...]:
        """What the marked rows of a pane are called."""
        return tuple(self._held[pane].values())

    def toggle(self, pane: Pane, id_: int, label: str) -> None:
        """Mark a row, or take its mark away."""
        held = self._held[pane]
        if held.pop(id_, None) is None:
            held[id_] = label

    def toggle_all(self, pane: Pane, rows: Mapping[int, str]) -> bool:
        """Mark all of some rows, or none where all of them are; whether they are marked now."""
        held = self._held[pane]
        if all(id_ in held for id_ in rows):
            self.remove(pane, rows)
            return False
        held.update(rows)
        return True

    def remove(self, pane: Pane, ids: Iterable[int]) -> None:
        """Take marks away."""
        for id_ in ids:
            self._held[pane].pop(id_, None)

    def clear(self, pane: Pane) -> int:
        """Take all marks of a pane away; how many there were."""
        held = self._held[pane]
        count = len(held)
        held.clear()
        return count
