"""Moving through the article of the reader, and folding what is not the story."""

from explorer.screens.finding import Finding


class Scrolling(Finding):
    """The part of the reader that scrolls."""

    def action_move_down(self) -> None:
        """One line down; while one types, the next place found."""
        self._move(1)

    def action_move_up(self) -> None:
        """One line up; while one types, the place found before."""
        self._move(-1)

    def _move(self, by: int) -> None:
        if self.place == "finding":
            self.step(by)
        else:
            self.view.move(by)

    def action_page_down(self) -> None:
        """One page down."""
        self.view.move(max(1, self.view.size.height - 2))

    def action_page_up(self) -> None:
        """One page up."""
        self.view.move(-max(1, self.view.size.height - 2))

    def action_first(self) -> None:
        """The article's first line."""
        self.view.go_to_start()

    def action_last(self) -> None:
        """The article's last line."""
        self.view.go_to_end()

    def action_fold(self) -> None:
        """Unfold the boilerplate, or fold it again."""
        self.view.fold(not self.view.folds)
