"""The keys of dialogs: from the one table, so that a person can have others; the foot names those in effect."""

from pathlib import Path

from explorer.config import Config
from explorer.draw.piece import text_of
from explorer.keymap import Keymap
from explorer.screens.actor_card import ActorCardScreen
from explorer.screens.merges import MergesScreen
from explorer.screens.saved import SavedScreen
from explorer.widgets.choice_list import ChoiceList
from explorer.widgets.sheet import Sheet
from tests.explorer.screen import opened, press, settled

OWN = Config(keys=Keymap({"dialog.down": ("ctrl+n",), "dialog.close": ("x",), "card.time": ("w",)}))


async def test_a_card_has_the_keys_a_person_chose(invented: Path) -> None:
    async with opened(invented, (140, 40), config=OWN) as pilot:
        await press(pilot, "1", "a")
        await settled(pilot)
        card = pilot.app.screen
        assert isinstance(card, ActorCardScreen)
        foot = "".join(text_of(line) for line in card.query_one("#keys", Sheet).lines())
        assert "w when said" in foot
        at = card.query_one(ChoiceList).cursor
        await press(pilot, "j")
        assert card.query_one(ChoiceList).cursor == at
        await press(pilot, "ctrl+n")
        assert card.query_one(ChoiceList).cursor > at
        await press(pilot, "g", "g")
        assert card.query_one(ChoiceList).cursor == at
        await press(pilot, "escape")
        assert pilot.app.screen is card
        await press(pilot, "x")
        assert pilot.app.screen is not card


async def test_saved_searches_too(invented: Path) -> None:
    async with opened(invented, config=OWN) as pilot:
        await press(pilot, "W")
        assert isinstance(pilot.app.screen, SavedScreen)
        assert "x close" in "".join(text_of(line) for line in pilot.app.screen.query_one("#keys", Sheet).lines())
        await press(pilot, "x")
        assert not isinstance(pilot.app.screen, SavedScreen)


SWAPPED = Config(keys=Keymap({"quote.actor": ("ctrl+a",), "quote.correct": ("K",), "actor.merges": ("s",)}))


async def test_the_key_a_person_chose_to_open_a_dialog_closes_it(invented: Path) -> None:
    async with opened(invented, (140, 40), config=SWAPPED) as pilot:
        desk = pilot.app.screen
        await press(pilot, "ctrl+a")
        card = pilot.app.screen
        assert isinstance(card, ActorCardScreen)
        await press(pilot, "a")
        assert pilot.app.screen is card, "the key of the table is not theirs"
        await press(pilot, "ctrl+a")
        assert pilot.app.screen is desk
        await press(pilot, "K", "down", "K")
        assert pilot.app.screen is desk


async def test_a_key_that_means_something_in_a_dialog_does_not_close_it(invented: Path) -> None:
    async with opened(invented, (140, 40), config=SWAPPED) as pilot:
        await press(pilot, "s")
        dialog = pilot.app.screen
        assert isinstance(dialog, MergesScreen)
        await press(pilot, "M")
        assert pilot.app.screen is dialog
