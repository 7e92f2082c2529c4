"""Whole screens against golden frames; ONRECORD_UPDATE_FRAMES=1 writes them anew, for a person to review."""

from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.explorer.golden import looked_at
from tests.explorer.screen import frame, opened, press, settled

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
        first = frame(pilot)
        for width, height in SIZES:
            await pilot.resize_terminal(width, height)
            await settled(pilot)
            drawn, held = await looked_at(pilot, case, (width, height))
            if drawn != held:
                wrong.append(f"{width}x{height}\n{drawn}instead of\n{held}")
        await pilot.resize_terminal(1, 1)
        await settled(pilot)
        assert cell_len(frame(pilot).rstrip("\n")) <= 1
        await pilot.resize_terminal(*SIZES[0])
        await settled(pilot)
        if (drawn := frame(pilot)) != first:
            wrong.append(f"after 1x1\n{drawn}instead of\n{first}")
    assert not wrong, "\n".join(wrong)
