"""The picture of the README: the real app on the seeds, as SVG. `python -m bench.picture [FILE]` writes it."""

import asyncio
import re
import sys
import tempfile
from pathlib import Path

from db.ask.language import parse
from db.ask.library import Library
from db.location import seeds
from db.store.build import build
from explorer.app import Explorer
from explorer.screens.desk import Desk

FILE = Path(__file__).parents[1] / "docs" / "onrecord.svg"
SIZE = (120, 36)
QUERY = "boots on the grund"


async def picture(library: Path) -> str:
    """The desk with a query asked, as SVG; the same library gives the same letters."""
    held = Library(library)
    try:
        app = Explorer(held, parse(QUERY))
        async with app.run_test(size=SIZE) as pilot:
            while not (isinstance(app.screen, Desk) and app.screen.detail is not None):
                await pilot.pause(0.01)
            await app.workers.wait_for_complete()
            await pilot.pause()
            return _alone(app.export_screenshot(title=""))
    finally:
        held.close()


def _alone(svg: str) -> str:
    """The picture without the fonts it would load from elsewhere: the reader's own typewriter face does as well."""
    svg = re.sub(r"\s*@font-face \{[^}]*\}", "", svg)
    svg = re.sub(r"<!--.*?-->\s*", "", svg, flags=re.DOTALL)
    svg = svg.replace("Fira Code, monospace", "Fira Code, Menlo, Consolas, DejaVu Sans Mono, monospace")
    return "\n".join(line.rstrip() for line in svg.splitlines() if line.strip()) + "\n"


def main() -> None:
    """Read the seeds and write the picture."""
    file = Path(sys.argv[1]) if len(sys.argv) > 1 else FILE
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "seeds.db"
        build([seeds()], library)
        file.write_text(asyncio.run(picture(library)), encoding="utf-8")
    print(f"{file.name}: {file.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
