"""What is told: it goes away by itself, and covers no key one may want to press next."""

from dataclasses import replace
from pathlib import Path

import pytest
from textual import notifications
from textual.widgets._toast import Toast

from explorer import toast
from explorer.toast import Told
from tests.explorer.crowded import crowd
from tests.explorer.invented import FERRY, HARBOUR, build
from tests.explorer.screen import frame, opened, press


def test_a_toast_made_as_its_time_is_over_has_time_left_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    told = Told("saved", timeout=3)
    for clock in (notifications, toast):
        monkeypatch.setattr(clock, "time", lambda: told.raised_at + 3.5)
    assert told.has_expired
    assert told.time_left > 0


async def test_the_app_goes_on_though_a_toast_is_made_too_late(invented: Path) -> None:
    async with opened(invented) as pilot:
        await pilot.app.screen.mount(Toast(Told("too late", timeout=-1)))  # as between two looks at the clock
        await press(pilot, "question_mark")
        assert type(pilot.app.screen).__name__ == "HelpScreen"
        pilot.app.notify("in time", markup=False)
        await pilot.pause()
        assert [type(one) for one in pilot.app._notifications] == [Told]


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 12)])
async def test_what_is_told_leaves_the_keys_of_a_card_in_sight(tmp_path: Path, size: tuple[int, int]) -> None:
    db = crowd(tmp_path / "library.db", (replace(HARBOUR, outlet="Harbour Post"), replace(FERRY, outlet="Tide Times")))
    async with opened(db, size) as pilot:
        await press(pilot, "a")
        before = [row for row in frame(pilot).split("\n") if "filter by" in row]
        assert before
        pilot.app.notify("merged Ida Rook into Ada Quill · u takes it back, and so it always does", markup=False)
        await pilot.pause()
        await pilot.pause()
        assert "merged" in frame(pilot)
        assert [row for row in frame(pilot).split("\n") if "filter by" in row] == before


async def test_what_is_told_is_told_once_though_a_dialog_opens_over_it(invented: Path) -> None:
    async with opened(invented, (120, 36)) as pilot:
        pilot.app.notify("told just now", markup=False)
        await press(pilot, "X")
        assert frame(pilot).count("told just now") == 1
        await press(pilot, "escape")
        assert frame(pilot).count("told just now") == 1


async def test_what_was_told_before_covers_nothing_of_a_dialog_in_a_small_terminal(tmp_path: Path) -> None:
    async with opened(build(tmp_path / "library.db"), (40, 12)) as pilot:
        pilot.app.notify("cannot read what was there before", severity="error", markup=False)
        await press(pilot)
        assert "what was there" in frame(pilot)
        await press(pilot, "ctrl+p")
        assert "what was there" not in frame(pilot)
        top = frame(pilot).split("\n")[:2]
        pilot.app.notify("bookmarked 1 quote · u takes it back", markup=False)
        await press(pilot)
        assert "bookmarked 1 quote" in frame(pilot)
        assert frame(pilot).split("\n")[:2] == top
        pilot.app.notify("writing what you decided …", timeout=toast.LASTING, markup=False)
        await press(pilot, "escape", "c")
        assert "writing what" in frame(pilot)
        assert "bookmarked 1 quote" not in frame(pilot)


async def test_what_is_told_in_a_card_stands_above_the_foot_on_one_line(tmp_path: Path) -> None:
    async with opened(build(tmp_path / "library.db"), (120, 36)) as pilot:
        await press(pilot, "a")
        before = frame(pilot).split("\n")
        pilot.app.notify("split Ida Rookwood from Ada Quill of the Harbour · u takes it back", markup=False)
        await press(pilot)
        after = frame(pilot).split("\n")
        told = [place for place, row in enumerate(after) if "split Ida Rookwood" in row]
        assert [after[place].count("u takes it back") for place in told] == [1]
        assert [place for place in range(36) if before[place] != after[place]] == told
        assert told == [34]
