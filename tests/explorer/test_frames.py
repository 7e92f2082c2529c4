"""Whole screens against golden frames; ONRECORD_UPDATE_FRAMES=1 writes them anew, for a person to review."""

import os
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.explorer.screen import frame, opened, press, settled

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
    "find": ("sort:text", ("enter", "slash", *"harbour")),
    "found": ("sort:text", ("enter", "slash", *"harbour", "enter", "n", "n", "n")),
    "sources": ("", ("3", "j", "enter")),
    "marked": ("", ("j", "space", "space", "1")),
    "zoomed": ("", ("z",)),
    "thought": ("aloud:no", ()),
    "pasted": (PASTED, ()),
    "help": ("", ("question_mark", *"countr")),
    "palette": ("", ("ctrl+p", *"ada")),
    "pasted_reader": (PASTED, ("enter",)),
}
SIZES = ((120, 36), (80, 24), (40, 12), (200, 60))


@pytest.mark.parametrize("case", CASES)
async def test_frames(invented: Path, case: str) -> None:
    query, keys = CASES[case]
    wrong: list[str] = []
    async with opened(invented, SIZES[0], query) as pilot:
        await press(pilot, *keys)
        for width, height in SIZES:
            await pilot.resize_terminal(width, height)
            await settled(pilot)
            drawn = frame(pilot)
            golden = FRAMES / f"{case}_{width}x{height}.txt"
            if os.environ.get("ONRECORD_UPDATE_FRAMES"):
                golden.write_text(drawn, encoding="utf-8")
            held = golden.read_text(encoding="utf-8") if golden.exists() else ""
            if drawn != held:
                wrong.append(f"{golden.name}\n{drawn}instead of\n{held}")
        await pilot.resize_terminal(1, 1)
        await settled(pilot)
        assert cell_len(frame(pilot).rstrip("\n")) <= 1
        await pilot.resize_terminal(*SIZES[0])
        await settled(pilot)
        golden = FRAMES / f"{case}_{SIZES[0][0]}x{SIZES[0][1]}.txt"
        if frame(pilot) != golden.read_text(encoding="utf-8"):
            wrong.append(f"{golden.name} after 1x1\n{frame(pilot)}")
    assert not wrong, "\n".join(wrong)
