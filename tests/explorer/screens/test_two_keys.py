"""Two keys from anywhere to one country."""

from pathlib import Path

from db.ask.query import Filter
from explorer.screens.desk import Desk
from tests.explorer.screen import desk, opened, press


async def test_from_every_pane_and_from_the_reader(invented: Path) -> None:
    async with opened(invented) as pilot:
        for keys in ((), ("1",), ("3",), ("2", "enter")):
            await press(pilot, *keys, "c", "1")
            assert isinstance(pilot.app.screen, Desk)
            first = desk(pilot).numbers.code("1")
            assert first is not None
            assert desk(pilot).shown.filters == (Filter("country", (first,)),)
            await press(pilot, "C")
            assert desk(pilot).shown.is_empty
        await press(pilot, "c", "3", "c", "2")
        assert desk(pilot).shown.get("country") == (desk(pilot).numbers.code("2"),)
