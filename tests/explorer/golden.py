"""What a screen is to look like: text frames, which ONRECORD_UPDATE_FRAMES=1 writes anew for a person to review."""

import os
from pathlib import Path

FRAMES = Path(__file__).parents[1] / "frames"


def golden(case: str, size: tuple[int, int], drawn: str) -> str:
    """Return the frame of a case at a size; empty where there is none yet."""
    path = FRAMES / f"{case}_{size[0]}x{size[1]}.txt"
    if os.environ.get("ONRECORD_UPDATE_FRAMES"):
        path.write_text(drawn, encoding="utf-8")
    return path.read_text(encoding="utf-8") if path.exists() else ""
