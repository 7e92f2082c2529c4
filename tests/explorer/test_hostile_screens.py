"""Every screen and every widget over text nobody should write: it stays text, on every line, at every size."""

import importlib
import pkgutil
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.widget import Widget

from db.store import decide
from db.store.saved_search import save_search
from explorer import widgets
from tests.explorer.hostile import ENDLESS, SORTS, harmful
from tests.explorer.invented import Said, Told, build
from tests.explorer.screen import frame, opened, press, settled
from tests.explorer.test_dialog_frames import SHOWN

HELD = tuple(sort for sort in SORTS if "\ud800" not in sort)
WORST = " ".join(HELD) + " \x1b[31mred\x1b]52;c;aGk=\x07 \x9b1m \x00"
OPENED: dict[str, tuple[str, ...]] = {
    "ActorCardScreen": ("a",),
    "CorrectScreen": ("E",),
    "CountryScreen": ("c", *"[b]"),
    "DecisionsScreen": ("d", "j"),
    "Desk": ("j", "1", "f", *"[/]"),
    "ExportScreen": ("X", *"[/]"),
    "HelpScreen": ("question_mark", *"[b]"),
    "MergesScreen": ("M",),
    "NameScreen": ("W", "r"),
    "NewSpeaker": ("E", "enter", *"[/] reed", "enter"),
    "NoteScreen": ("m",),
    "OverviewScreen": ("t",),
    "Palette": ("ctrl+p", *"red"),
    "QueryHelp": ("f1",),
    "Reader": ("enter", "slash", *"red", "enter", "n"),
    "ReviewScreen": ("r", "s"),
    "SavedScreen": ("W", "d"),
    "SourceCardScreen": ("i",),
    "SpeakerScreen": ("E", "enter", *"red"),
    "VersionsScreen": ("v",),
}
"""The keys that open each screen and go about in it."""
ON_THE_DESK = {
    "Foot", "OfferList", "Panes", "Reading", "RowList", "SearchBar", "Sheet", "SideCard", "FilterBar", "QueryInput",
    "ArticleView", "DifferenceView", "FindBar", "Needle", "KeyNeedle", "ChoiceList", "AsTyped", "Row", "Column",
}  # fmt: skip


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A library in which everything that can be text is hostile: names, titles, notes, searches."""
    body = "\n\n".join((WORST, f"{WORST} harbour said {WORST}", ENDLESS, *HELD, "end"))
    said = (Said(sort, sort, "mixed", "question", said="2031-01-02", basis="stated") for sort in HELD)
    quotes = (Said(WORST, WORST, cue="said", said=WORST, basis="stated", via=(WORST,)), Said(ENDLESS, ENDLESS), *said)
    twice = tuple(Told(WORST, body, quotes, WORST + end, "stated", WORST, WORST, "stated") for end in ("", "!"))
    path = build(tmp_path / "hostile.db", twice)
    decide.note(path, [1, 2], WORST[:400])
    decide.bookmark(path, [2])
    for sort in (*HELD, WORST):
        save_search(path, sort[:80].replace("\x00", ""), "text:red", 0)
    return path


@pytest.mark.parametrize("name", OPENED)
async def test_a_screen_shows_hostile_text_as_text(hostile: Path, name: str) -> None:
    seen: set[str] = set()
    async with opened(hostile, (120, 36), "sort:text") as pilot:
        for key in ("", *OPENED[name]):
            await press(pilot, *([key] if key else []))
            seen |= {type(screen).__name__ for screen in pilot.app.screen_stack}
            pilot.app.clear_notifications()
        for size in ((120, 36), (200, 60), (80, 24), (40, 12), (1, 1)):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            drawn = frame(pilot)
            assert not harmful(drawn.replace("\n", "")), (name, size)
            assert all(cell_len(row) <= size[0] for row in drawn.split("\n")), (name, size)
        assert pilot.app.return_code is None
    assert name in seen


def test_every_screen_and_every_widget_is_among_them() -> None:
    assert set(OPENED) == set(SHOWN)
    known: set[str] = set()
    for module in pkgutil.iter_modules(widgets.__path__):
        held = importlib.import_module(f"{widgets.__name__}.{module.name}")
        known |= {
            kind.__name__
            for kind in vars(held).values()
            if isinstance(kind, type) and issubclass(kind, Widget) and kind.__module__ == held.__name__
        }
    assert known == ON_THE_DESK
