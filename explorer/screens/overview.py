"""The card of all the quotes that are shown."""

from db.ask.cancel import Cancel
from db.ask.profile import Profile
from db.ask.query import Filter
from explorer.draw.card import Row
from explorer.draw.overview import overview_rows
from explorer.screens.card import Cards, CardScreen


class OverviewScreen(CardScreen[Profile]):
    """When the quotes that are shown were said, by whom, for and about which countries."""

    OPENED_BY = ("filter.overview",)
    KEYS = (
        ("dialog.choose", "filter by"), ("card.copy", "copy"), ("card.section", "section"), ("dialog.close", "close"),
    )  # fmt: skip
    TITLE_OF = "All that is shown"

    def read(self, library: Cards, cancel: Cancel) -> Profile:
        """Read it, on a thread."""
        return library.profile(self.asked, cancel=cancel)

    def rows_of(self, card: Profile) -> list[Row]:
        """Its lines."""
        return overview_rows(card)

    def own(self, card: Profile) -> tuple[Filter, ...]:
        """Nothing but what is asked already."""
        return ()

    def profile_of(self, card: Profile) -> Profile:
        """It is all there is."""
        return card
