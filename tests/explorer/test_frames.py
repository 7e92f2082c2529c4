"""Whole screens against golden frames; ONRECORD_UPDATE_FRAMES=1 writes them anew, for a person to review."""

import os
from pathlib import Path

import pytest

from tests.explorer.screen import frame, opened, press

FRAMES = Path(__file__).parents[1] / "frames"
PASTED = "Officials said, the old harbor will surely close this winter and next, in Mr Quill's own words."
"""Her words, badly remembered."""
CASES: dict[str, tuple[str, tuple[str, ...]]] = {
    "start": ("", ()),
    "search": ("", ("slash", *"harbor")),
    "filtered": ("country:FR", ()),
    "negated": ("status:negated", ()),
    "empty": ("harbour speaker:quill kind:direct country:PL", ()),
    "nothing": ("xyzzyq", ()),
    "reader": ("speaker:quill", ("j", "j", "enter")),
    "sources": ("", ("3", "j", "enter")),
    "thought": ("aloud:no", ()),
    "pasted": (PASTED, ()),
    "pasted_reader": (PASTED, ("enter",)),
}
SIZES = ((120, 36), (80, 24), (40, 12), (200, 60))


PAIRS = [(case, size) for case in CASES for size in SIZES if size != (200, 60) or case in ("start", "reader")]


@pytest.mark.parametrize(("case", "size"), PAIRS, ids=[f"{case}_{size[0]}x{size[1]}" for case, size in PAIRS])
async def test_frame(invented: Path, case: str, size: tuple[int, int]) -> None:
    query, keys = CASES[case]
    async with opened(invented, size, query) as pilot:
        await press(pilot, *keys)
        drawn = frame(pilot)
    golden = FRAMES / f"{case}_{size[0]}x{size[1]}.txt"
    if os.environ.get("ONRECORD_UPDATE_FRAMES"):
        golden.write_text(drawn, encoding="utf-8")
    assert drawn == golden.read_text(encoding="utf-8")
