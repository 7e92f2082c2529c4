"""The keys of dialogs: from the one table, so that a person can have others; the foot names those in effect."""

from pathlib import Path

from explorer.config import Config
from explorer.draw.piece import text_of
from explorer.keymap import Keymap
from explorer.screens.actor_card import ActorCardScreen
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
