"""Nothing flickers: what is shown stays until there is something else to show, and what is selected where it is."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot

from explorer import answer as answers
from tests.explorer.invented import Said, Told, build
from tests.explorer.screen import desk, frame, opened, press, settled

SLOW = 0.03
"""Seconds every answer takes here."""


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every answer take a while."""
    quick: Callable[..., answers.Answer] = answers.answer

    def slowly(*asked: object) -> answers.Answer:
        time.sleep(SLOW)
        return quick(*asked)

    monkeypatch.setattr(answers, "answer", slowly)


def record(pilot: Pilot[None], monkeypatch: pytest.MonkeyPatch, frames: list[str]) -> None:
    """Keep every frame the app draws from now on."""
    display = App._display

    def kept(app: App[None], screen: object, renderable: object) -> None:
        display(app, screen, renderable)  # type: ignore[arg-type]
        frames.append(frame(pilot))

    monkeypatch.setattr(App, "_display", kept)


@pytest.mark.usefixtures("slow")
async def test_no_frame_is_blank_while_one_types(invented: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    frames: list[str] = []
    async with opened(invented) as pilot:
        record(pilot, monkeypatch, frames)
        await pilot.press("slash")
        for letter in "harbour":
            await pilot.press(letter)
            await pilot.pause(SLOW / 2)  # now before an answer, now behind it
        await settled(pilot)
        assert len(frames) > 8
        for drawn in frames:
            rows = drawn.split("\n")
            first = rows[3][32:86]
            assert first.strip(" │┃▌▎"), drawn  # the first quote
            assert rows[4][32:86].strip(" │┃▌▎"), drawn  # and who said it
            assert rows[18].strip(" │─"), drawn  # the article under the list


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of 400 quotes, every other one by somebody else."""
    words = [f"pier number {number} stays" for number in range(400)]
    said = tuple(
        Said(each, "Ada Quill" if number % 2 else "United Ferries", "indirect") for number, each in enumerate(words)
    )
    return build(tmp_path_factory.mktemp("flicker") / "many.db", (Told("Piers", "\n".join(words), said),))


def line_of(pilot: Pilot[None]) -> int:
    """The line of the screen the selected quote stands on."""
    quotes = desk(pilot).panes.quotes
    return quotes.cursor * quotes.lines - quotes.scroll_offset.y


async def test_the_selected_quote_stays_on_its_line(many: Path) -> None:
    async with opened(many, query="sort:text") as pilot:
        quotes = desk(pilot).panes.quotes
        quotes.go(301)
        await settled(pilot)
        await press(pilot, "k", "k")
        before, selected = line_of(pilot), quotes.row
        assert before > 0 and selected is not None and selected.text.startswith("pier number 299")
        await press(pilot, "1", "enter")  # only hers
        assert quotes.row is not None and quotes.row.id == selected.id
        assert quotes.cursor == 149
        assert line_of(pilot) == before
        await press(pilot, "left_square_bracket")
        assert quotes.row.id == selected.id
        assert line_of(pilot) == before


async def test_what_stands_around_the_selected_quote_comes_with_it(many: Path) -> None:
    async with opened(many, query="sort:text") as pilot:
        desk(pilot).panes.quotes.go(200)
        await settled(pilot)
        desk(pilot).keep_quote()
        found = await desk(pilot).loader.answer(desk(pilot).shown, desk(pilot)._keep)
        assert found is not None
        assert sorted(found.quotes) == [0, 1]
