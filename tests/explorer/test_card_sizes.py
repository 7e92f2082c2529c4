"""The cards at every size of a terminal, and while it is resized under them."""

from pathlib import Path

import pytest

from tests.explorer.crowded import crowd
from tests.explorer.screen import frame, opened, press, settled

SIZES = ((1, 1), (2, 40), (12, 5), (30, 10), (59, 19), (141, 30), (200, 20))
KEYS = ("a", "j", "tab", "G", "y", "escape", "i", "k", "escape", "t", "G", "escape", "v", "j", "G", "escape", "M", "j",
        "ctrl+d", "escape", "1", "a", "escape", "3", "i", "escape")  # fmt: skip


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return crowd(tmp_path_factory.mktemp("crowd") / "crowd.db")


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_any_size(crowded: Path, size: tuple[int, int]) -> None:
    async with opened(crowded, size) as pilot:
        for key in KEYS:
            await press(pilot, key)
            assert pilot.app.return_code is None
            assert not any(letter in frame(pilot) for letter in "\x1b\x9b\u202e"), key


@pytest.mark.parametrize("key", ["a", "i", "t", "v", "M"])
async def test_resized_under_a_card(crowded: Path, key: str) -> None:
    async with opened(crowded, (200, 60)) as pilot:
        await press(pilot, key)
        for size in ((1, 1), (59, 19), (60, 20), (140, 30), (141, 30), (200, 60)):
            await pilot.resize_terminal(*size)
            await settled(pilot)
        await press(pilot, "escape")
        assert pilot.app.return_code is None
