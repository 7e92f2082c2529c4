"""Typing a search, key by key: after each key how long its answer took to stand on the screen, and the screen.

`python -m bench.typing DATABASE [TEXT]` writes text frames with times.
"""

import asyncio
import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from textual.events import Key
from textual.pilot import Pilot

from db.ask.library import Library
from explorer.app import Explorer
from explorer.screens.desk import Desk

TEXT = "boots on the grund"
SIZE = (120, 36)
LINES = 16
"""Lines of each frame that are written: search, trail, heads and the first rows."""
PAUSE = 0.15
"""Seconds from one key to the next, of somebody who types quickly."""


async def record(path: Path, text: str) -> list[tuple[str, float, float, str]]:
    """What was typed, when, how many milliseconds its answer took to be drawn, and the screen."""
    library = Library(path)
    frames: list[tuple[str, float, float, str]] = []
    try:
        app = Explorer(library)
        async with app.run_test(size=SIZE) as pilot:
            desk = await _ready(pilot)
            await pilot.press("slash")
            await asyncio.sleep(1)  # what a first search needs is being read
            start = time.perf_counter()
            for place, letter in enumerate(text, 1):
                pressed = time.perf_counter()
                app.post_message(Key("space" if letter == " " else letter, letter))
                wanted = text[:place]
                while not _shows(desk, wanted):
                    await asyncio.sleep(0.001)
                drawn = (time.perf_counter() - pressed) * 1000
                frames.append((wanted, pressed - start, drawn, _frame(desk)))
                await asyncio.sleep(max(0.0, PAUSE - (time.perf_counter() - pressed)))
    finally:
        library.close()
    return frames


async def _ready(pilot: Pilot[None]) -> Desk:
    while True:
        await pilot.pause()
        screen = pilot.app.screen
        if isinstance(screen, Desk) and screen.answer is not None:
            return screen


def _shows(desk: Desk, text: str) -> bool:
    """Whether the answer to a text stands on the screen: shown, and nothing left to be laid out."""
    return desk.answer is not None and desk.answer.query.text.strip() == text.strip() == desk.shown.text.strip()


def _frame(desk: Desk) -> str:
    strips = desk._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips[:LINES])


def written(frames: list[tuple[str, float, float, str]]) -> Iterator[str]:
    """The recording as lines of text."""
    for typed, at, drawn, frame in frames:
        yield f"{at:7.3f} s  “{typed}”  on the screen after {drawn:.1f} ms"
        yield frame
        yield ""
    times = sorted(drawn for _, _, drawn, _ in frames)
    yield f"key to answer: median {statistics.median(times):.1f} ms, longest {times[-1]:.1f} ms, {len(times)} keys"


if __name__ == "__main__":
    print("\n".join(written(asyncio.run(record(Path(sys.argv[1]), " ".join(sys.argv[2:]) or TEXT)))))
