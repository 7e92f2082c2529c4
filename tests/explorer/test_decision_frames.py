"""The screens that decide against golden frames at every size; ONRECORD_UPDATE_FRAMES=1 writes them anew."""

import shutil
from pathlib import Path

import pytest

from db.store import decide
from tests.explorer.golden import looked_at
from tests.explorer.screen import opened, press, settled

CASES: dict[str, tuple[str, tuple[str, ...]]] = {
    "decided": ("sort:text", ()),
    "decided-reader": ("sort:text", ("enter",)),
    "review": ("", ("r", "b", "a", "s")),
    "review-over": ("speaker:lantern", ("r", "a")),
    "decisions": ("", ("d", "j")),
    "note": ("sort:text", ("m",)),
    "correct": ("sort:text", ("j", "E", "j", "l", "j", "j", "j", "j", "h")),
    "correct-speaker": ("sort:text", ("E", "enter", *"quill")),
    "new-speaker": ("sort:text", ("E", "enter", *"Pim Reed", "enter", *"ger")),
}
SIZES = ((120, 36), (80, 24), (40, 12), (200, 60))


@pytest.fixture
def library(invented: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library in which something was decided, at a time of its own."""
    path = Path(shutil.copy(invented, tmp_path / "own.db"))
    hours = iter(f"2031-05-02T10:{minute:02}:00.000000Z" for minute in range(60))
    from db.store import session

    monkeypatch.setattr(session.Session, "moment", lambda self: next(hours))
    decide.bookmark(path, [1])
    decide.note(path, [1], "Ask her office [sic] which winter; the pier is \x1b[31mclosed[/] since 2029.")
    decide.edit(path, [2], decide.Correction(status="question", speaker=decide.Speaker(label="United Ferries")))
    decide.accept(path, [3])
    decide.reject(path, [6])
    return path


@pytest.mark.parametrize("case", CASES)
async def test_frames(library: Path, case: str) -> None:
    query, keys = CASES[case]
    wrong: list[str] = []
    async with opened(library, SIZES[0], query) as pilot:
        await press(pilot, *keys)
        pilot.app.clear_notifications()
        for width, height in SIZES:
            await pilot.resize_terminal(width, height)
            await settled(pilot)
            drawn, held = await looked_at(pilot, case, (width, height))
            assert not any(letter in drawn for letter in "\x1b\x9b\u202e")
            if drawn != held:
                wrong.append(f"{width}x{height}\n{drawn}instead of\n{held}")
        await pilot.resize_terminal(1, 1)
        await settled(pilot)
    assert not wrong, "\n".join(wrong)
