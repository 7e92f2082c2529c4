"""The dialogs of searches, files and countries against golden frames; no screen is without one."""

import importlib
import pkgutil
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.screen import Screen

from db.store.saved_search import save_search
from explorer import screens
from tests.explorer.golden import FRAMES, looked_at
from tests.explorer.screen import opened, press, settled

CASES: dict[str, tuple[str, tuple[str, ...]]] = {
    "saved": ("", ("W", "j")),
    "saved-deleted": ("", ("W", "d")),
    "saved-none": ("", ("W", "d", "d", "d")),
    "save-name": ("harbour country:FR", ("w",)),
    "rename": ("", ("W", "j", "r")),
    "export": ("country:FR", ("X", "down")),
    "export-marked": ("", ("space", "j", "space", "X")),
    "country": ("harbour", ("c", "down", "space", "down", "minus")),
    "country-typed": ("", ("c", *"germ")),
    "how-to-search": ("", ("f1",)),
    "did-you-mean": ("", ("colon", *"sreach")),
}
SIZES = ((120, 36), (80, 24), (40, 12), (200, 60), (1, 1))
SHOWN: dict[str, tuple[str, str]] = {
    "ActorCardScreen": ("actor-card", "━ Actor ━"),
    "CorrectScreen": ("correct", "━ Correct"),
    "CountryScreen": ("country", "━ Country · "),
    "DecisionsScreen": ("decisions", " Decisions "),
    "Desk": ("start", "2 Quotes"),
    "ExportScreen": ("export", "━ Export "),
    "HelpScreen": ("help", "━ Help"),
    "MergesScreen": ("merges", "━ May be one"),
    "NameScreen": ("save-name", "━ Save the search as ━"),
    "NewSpeaker": ("new-speaker", "━ Pim Reed · person"),
    "NoteScreen": ("note", "━ Note on"),
    "OverviewScreen": ("overview", "━ All that is shown"),
    "Palette": ("palette", "━ Palette ━"),
    "QueryHelp": ("how-to-search", "━ How to search ━"),
    "Reader": ("reader", " Reader "),
    "ReviewScreen": ("review", " Review "),
    "SavedScreen": ("saved", "━ Saved searches ━"),
    "SourceCardScreen": ("source-card", "━ Source ━"),
    "SpeakerScreen": ("correct-speaker", "━ Who says it ━"),
    "VersionsScreen": ("versions", "━ Versions"),
}
"""The golden frames of each screen, and words that show that it is the one."""


@pytest.fixture
def library(invented: Path, tmp_path: Path) -> Path:
    """A library with three saved searches, one of which cannot be read."""
    path = Path(shutil.copy(invented, tmp_path / "own.db"))
    save_search(path, "Harbours of France", "harbour country:FR", 3)
    save_search(
        path, "Who spoke for whom, and whether any of it was denied", 'status:negated,question "in the land"', 99
    )
    save_search(path, "[b]old[/]", "kind:sung", 0)
    return path


@pytest.mark.parametrize("case", CASES)
async def test_frames(library: Path, case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("/")  # an export says where it goes
    query, keys = CASES[case]
    wrong: list[str] = []
    async with opened(library, SIZES[0], query) as pilot:
        for key in keys:
            await press(pilot, key)
        pilot.app.clear_notifications()
        for width, height in SIZES:
            await pilot.resize_terminal(width, height)
            await settled(pilot)
            drawn, held = await looked_at(pilot, case, (width, height))
            if drawn != held:
                wrong.append(f"{width}x{height}\n{drawn}instead of\n{held}")
    assert not wrong, "\n".join(wrong)


def concrete() -> Iterator[str]:
    """The names of the screens somebody opens: those of explorer.screens that no other of them is made from."""
    for module in pkgutil.iter_modules(screens.__path__):
        importlib.import_module(f"{screens.__name__}.{module.name}")
    waiting: list[type[Screen[object]]] = [Screen]
    while waiting:
        kind = waiting.pop()
        below: list[type[Screen[object]]] = kind.__subclasses__()
        own = [one for one in below if one.__module__.startswith("explorer.")]
        waiting += [one for one in below if one.__module__.split(".")[0] in ("explorer", "textual")]
        if not own and kind.__module__.startswith("explorer.") and hasattr(kind, "compose"):
            yield kind.__name__


def test_every_screen_has_golden_frames() -> None:
    mixins = {"Carding", "Scrolling", "Working", "Layer", "Finding"}
    assert {name for name in concrete() if name not in mixins} | {"Reader"} == set(SHOWN)
    for case, words in SHOWN.values():
        for width, height in SIZES[:4]:
            drawn = (FRAMES / f"{case}_{width}x{height}.txt").read_text(encoding="utf-8")
            if width > 40:
                assert words in drawn, (case, width)
