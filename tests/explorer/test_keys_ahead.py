"""Keys typed ahead of a screen that is still being read reach what they are for."""

import threading
import time
from pathlib import Path

import pytest

from db.ask.actor_card import ActorCard
from db.ask.library import Library
from explorer.screens.actor_card import ActorCardScreen
from explorer.screens.desk import Desk
from explorer.screens.speaker import SpeakerScreen
from tests.explorer.screen import frame, opened, settled


async def test_keys_wait_for_a_card_that_is_still_being_read(invented: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Library.actor_card

    def slow(library: Library, *asked: object, **more: object) -> ActorCard:
        time.sleep(0.2)
        return whole(library, *asked, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Library, "actor_card", slow)
    async with opened(invented, (80, 24)) as pilot:
        await pilot.press("a", "m")
        await settled(pilot)
        assert isinstance(pilot.app.screen, SpeakerScreen)
        assert "Who else is" in frame(pilot)


async def test_who_wants_to_leave_waits_for_no_card(invented: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = threading.Event()
    whole = Library.actor_card

    def slow(library: Library, *asked: object, **more: object) -> ActorCard:
        go_on.wait(5)
        return whole(library, *asked, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Library, "actor_card", slow)
    async with opened(invented, (80, 24)) as pilot:
        await pilot.press("a")
        assert isinstance(pilot.app.screen, ActorCardScreen)
        began = time.monotonic()
        await pilot.press("j", "escape")
        while not isinstance(pilot.app.screen, Desk) and time.monotonic() - began < 3:
            await pilot.pause(0.01)
        assert time.monotonic() - began < 0.9
        go_on.set()
