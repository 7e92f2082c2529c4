"""Every command, asked for by its name in the palette."""

import shutil
from pathlib import Path

import pytest
from textual.pilot import Pilot

from explorer import browser
from explorer.commands import of
from explorer.screens.palette import Palette
from explorer.screens.reader import Reader
from explorer.widgets.needle import Needle
from tests.explorer.screen import desk, opened, press, settled

LEAVES = {"app.quit", "app.palette"}


@pytest.fixture(autouse=True)
def _nothing_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """No browser and no editor is opened."""
    monkeypatch.setenv("EDITOR", "no-such-editor")
    monkeypatch.setenv("VISUAL", "")
    monkeypatch.setenv("BROWSER", "")
    monkeypatch.setattr(browser, "browser", lambda *_: None, raising=False)


async def home(pilot: Pilot[None], where: str) -> None:
    """Back to the screen the commands are asked from."""
    while len(pilot.app.screen_stack) > 1:
        pilot.app.pop_screen()
    desk(pilot).leave_search()
    await pilot.pause()
    if where == "reader":
        desk(pilot).focus_pane("quotes")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Reader)


@pytest.mark.parametrize("where", ["desk", "reader"])
async def test_every_command_runs_from_the_palette(invented: Path, tmp_path: Path, where: str) -> None:
    library = tmp_path / "own.db"  # some of them write
    shutil.copy(invented, library)
    commands = [command for command in of(where) if command.id not in LEAVES]
    async with opened(library, (100, 30)) as pilot:
        for command in commands if where == "desk" else [one for one in commands if "desk" not in one.where]:
            await home(pilot, where)
            pilot.app.push_screen(palette := Palette())
            await pilot.pause()
            palette.query_one(Needle).value = command.name
            await settled(pilot)
            entry = palette.found[palette.rows.cursor].entry
            assert entry is not None
            assert entry.value == command.id
            await press(pilot, "enter")
            assert palette not in pilot.app.screen_stack, command.id
            assert pilot.app.is_running, command.id
