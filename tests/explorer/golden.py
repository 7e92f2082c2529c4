"""What a screen is to look like: text frames, which ONRECORD_UPDATE_FRAMES=1 writes anew for a person to review."""

import os
from pathlib import Path

from textual.pilot import Pilot

from tests.explorer.screen import frame, settled

FRAMES = Path(__file__).parents[1] / "frames"


def golden(case: str, size: tuple[int, int], drawn: str) -> str:
    """Return the frame of a case at a size; empty where there is none yet."""
    path = FRAMES / f"{case}_{size[0]}x{size[1]}.txt"
    if os.environ.get("ONRECORD_UPDATE_FRAMES"):
        path.write_text(drawn, encoding="utf-8")
    return path.read_text(encoding="utf-8") if path.exists() else ""


async def looked_at(pilot: Pilot[None], case: str, size: tuple[int, int]) -> tuple[str, str]:
    """Return what is drawn and what is to be; drawn late, as what lies below a dialog may be, it is looked at again."""
    for _ in range(20):
        drawn = frame(pilot)
        held = golden(case, size, drawn)
        if drawn == held:
            break
        await settled(pilot)
    return drawn, held
