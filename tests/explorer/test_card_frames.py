"""The cards against golden frames at every size; ONRECORD_UPDATE_FRAMES=1 writes them anew, for a person to review."""

from pathlib import Path

import pytest

from tests.explorer.crowded import crowd
from tests.explorer.golden import looked_at
from tests.explorer.screen import opened, press, settled

CASES: dict[str, tuple[str, tuple[str, ...]]] = {
    "actor-card": ("speaker:quill", ("a",)),
    "actor-card-filtered": ("kind:indirect", ("1", "a")),
    "source-card": ("", ("3", "i")),
    "overview": ("", ("t",)),
    "versions": ('"the harbour will not close" kind:direct', ("v",)),
    "merges": ("", ("M",)),
    "side-card": ("speaker:quill", ("j",)),
}
SIZES = ((200, 60), (120, 36), (80, 24), (40, 12), (1, 1))
PAIRS = [(case, size) for case in CASES for size in SIZES if case != "side-card" or size[0] == 200]


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return crowd(tmp_path_factory.mktemp("crowd") / "crowd.db")


@pytest.mark.parametrize(("case", "size"), PAIRS, ids=[f"{case}_{size[0]}x{size[1]}" for case, size in PAIRS])
async def test_frame(crowded: Path, case: str, size: tuple[int, int]) -> None:
    query, keys = CASES[case]
    async with opened(crowded, size, query) as pilot:
        await press(pilot, *keys)
        await pilot.pause(0.25)
        await settled(pilot)
        drawn, held = await looked_at(pilot, case, size)
    assert not any(letter in drawn for letter in "\x1b\x9b\u202e")
    assert drawn == held
