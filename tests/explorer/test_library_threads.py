"""The event loop never opens the library: the screen would stand still for as long as that takes."""

import threading
from pathlib import Path

import pytest

from db.ask import connection
from explorer.app import Explorer
from explorer.loader import Loader
from explorer.screens.saving import Saving
from tests.explorer.screen import press, settled
from tests.explorer.walk import WAYS, prepared, stay_inside


@pytest.mark.parametrize("name", WAYS)
async def test_every_screen_opens_without_the_keys_waiting_for_the_library(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    stay_inside(monkeypatch, tmp_path)
    db = prepared(tmp_path / "library.db")
    opened_on: list[threading.Thread] = []
    whole = connection.open_read_only

    def watched(path: Path) -> connection.ReadConnection:
        opened_on.append(threading.current_thread())
        return whole(path)

    monkeypatch.setattr(connection, "open_read_only", watched)
    monkeypatch.setattr(Loader, "warm", lambda loader: None)  # as if the keys came before it
    monkeypatch.setattr(Saving, "_know", lambda screen: None)
    async with Explorer(db).run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        for key in WAYS[name]:
            await press(pilot, key)
        assert type(pilot.app.screen).__name__ == name
    assert threading.main_thread() not in opened_on
