"""The desk: keys in, state and lines out."""

from pathlib import Path

import pytest
from textual.events import MouseScrollDown

from db.ask.library import LibraryError
from db.ask.query import Filter, Query
from explorer.screens.desk import Desk
from explorer.screens.reader import Reader
from tests.explorer.screen import desk, frame, line, opened, press, settled


async def test_the_quotes_have_the_keys(invented: Path) -> None:
    async with opened(invented) as pilot:
        assert desk(pilot).panes.quotes.has_focus
        first = desk(pilot).quote
        await press(pilot, "j")
        assert desk(pilot).quote != first
        await press(pilot, "k")
        assert desk(pilot).quote == first


async def test_search_as_one_types(invented: Path) -> None:
    async with opened(invented) as pilot:
        await press(pilot, "slash", *"pier", "down")
        assert desk(pilot).shown == Query("pier")
        assert "text “pier” ×" in line(pilot, 1)
        assert desk(pilot).bar.typing
        await press(pilot, "enter")
        assert desk(pilot).panes.quotes.has_focus
        assert desk(pilot).shown.text == "pier"
        # However many letters: one step.
        await press(pilot, "left_square_bracket")
        assert desk(pilot).shown == Query()
        assert desk(pilot).bar.input.value == ""
        await press(pilot, "right_square_bracket")
        assert desk(pilot).shown == Query("pier")


async def test_the_search_box_takes_the_query_language(invented: Path) -> None:
    async with opened(invented) as pilot:
        await press(pilot, "slash", *"harbour kind:direct")
        assert desk(pilot).shown == Query("harbour", (Filter("kind", ("direct",)),))
        await press(pilot, "enter")
        assert desk(pilot).bar.input.value == "harbour"
        assert "kind ● direct ×" in line(pilot, 1)
        # Typing again goes on from the chips.
        await press(pilot, "slash", "s")
        assert desk(pilot).shown == Query("harbours", (Filter("kind", ("direct",)),))


async def test_a_query_that_cannot_be_read_says_so(invented: Path) -> None:
    async with opened(invented) as pilot:
        await press(pilot, "slash", *"kind:sung")
        before = desk(pilot).shown
        assert "^ “sung” is not a kind" in line(pilot, 1)
        await press(pilot, "enter")  # goes to what was found without it
        assert desk(pilot).panes.focused == "quotes"
        assert desk(pilot).shown == before
        assert "nothing filtered" in line(pilot, 1)


async def test_what_is_understood_is_searched_while_the_rest_is_told(invented: Path) -> None:
    async with opened(invented) as pilot:
        await press(pilot, "slash", *'"stay in')
        assert desk(pilot).shown.text.strip('"') == "stay in"
        assert "   ^ this quotation mark is never closed" in line(pilot, 1)
        await press(pilot, *["backspace"] * 3, '"')
        assert desk(pilot).shown == Query('"stay"')
        assert "text" in line(pilot, 1)
        await press(pilot, *" kind:sung")
        assert desk(pilot).shown == Query('"stay"')
        assert "^ “sung” is not a kind" in line(pilot, 1)
        # Back to what is shown: nothing is wrong any more.
        await press(pilot, *["backspace"] * len(" kind:sung"), "enter")
        assert desk(pilot).panes.quotes.has_focus
        # All of it was one step, though its first letter alone searched nothing.
        await press(pilot, "left_square_bracket")
        assert desk(pilot).shown == Query()


async def test_escape_backs_out_one_step_at_a_time(invented: Path) -> None:
    async with opened(invented, query="harbour speaker:quill") as pilot:
        await press(pilot, "1", "z")
        assert desk(pilot).zoomed
        await press(pilot, "escape")
        assert not desk(pilot).zoomed
        await press(pilot, "escape")
        assert desk(pilot).pane == "quotes"
        await press(pilot, "escape")
        assert desk(pilot).shown == Query("harbour")
        await press(pilot, "escape")
        assert desk(pilot).shown == Query()


async def test_an_actor_narrows_the_others_but_not_its_own_pane(invented: Path) -> None:
    async with opened(invented) as pilot:
        await press(pilot, "1", "enter")
        assert desk(pilot).shown == Query(filters=(Filter("speaker", ("Ada Quill",)),))
        heads = line(pilot, 2)
        assert "Actors 7" in heads
        assert "Quotes 3 of 10" in heads
        assert "Sources 1 of 3" in heads
        await press(pilot, "enter")
        assert desk(pilot).shown == Query()


async def test_marked_rows_are_taken_together(invented: Path) -> None:
    async with opened(invented) as pilot:
        await press(pilot, "1", "space", "space", "enter")
        assert len(desk(pilot).shown.get("speaker")) == 2
        assert desk(pilot).marks.count("actors") == 0


async def test_the_selected_quote_stays_selected(invented: Path) -> None:
    async with opened(invented) as pilot:
        while (row := desk(pilot).quote) is None or row.speaker != "The Daily Lantern":
            await press(pilot, "j")
        await press(pilot, "s", "s")
        kept = desk(pilot).quote
        assert kept is not None
        assert kept.id == row.id


async def test_sorts_go_round(invented: Path) -> None:
    async with opened(invented) as pilot:
        assert "newest first" in line(pilot, 2)
        await press(pilot, "s")
        assert "oldest first" in line(pilot, 2)
        await press(pilot, *"ssss")
        assert "newest first" in line(pilot, 2)


async def test_panes_go_round_even_hidden_ones(invented: Path) -> None:
    async with opened(invented, (80, 24)) as pilot:
        assert "Actors" in line(pilot, 2)
        await press(pilot, "tab")
        assert desk(pilot).panes.sources.has_focus
        assert "Actors" not in line(pilot, 2)
        await press(pilot, "tab")
        assert desk(pilot).panes.actors.has_focus
        await press(pilot, "h")
        assert desk(pilot).panes.actors.has_focus
        await press(pilot, "l")
        assert desk(pilot).panes.quotes.has_focus
        await press(pilot, "shift+tab")
        assert desk(pilot).panes.actors.has_focus


async def test_dropping_a_filter_that_leaves_nothing(invented: Path) -> None:
    async with opened(invented, query="kind:mixed country:PL") as pilot:
        assert "No quote matches both filters." in frame(pilot)
        assert "Nearest miss" in frame(pilot)
        await press(pilot, "enter")
        assert desk(pilot).shown == Query(filters=(Filter("kind", ("mixed",)),))
        assert "removed: speaks for PL Poland · [ brings it back" in frame(pilot)
        await press(pilot, "left_square_bracket")
        assert len(desk(pilot).shown.filters) == 2


async def test_a_negated_quote_always_has_its_mark(invented: Path) -> None:
    for size in ((120, 36), (80, 24), (40, 12), (20, 8)):
        async with opened(invented, size, "status:negated") as pilot:
            assert "✗ negated" in frame(pilot).split("\n")[3]


async def test_the_reader_and_back(invented: Path) -> None:
    async with opened(invented, query="speaker:quill sort:text") as pilot:
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Reader)
        assert "quote 1 of 5" in line(pilot, 0)
        await press(pilot, "n")
        assert "quote 2 of 5" in line(pilot, 0)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, Desk)
        # The quote one ended at is the selected one.
        quote = desk(pilot).quote
        assert quote is not None
        assert quote.text == "the boats could stay"


async def test_a_sentence_in_no_quote_opens_too(invented: Path) -> None:
    async with opened(invented, query="nobody answered") as pilot:
        await press(pilot, "G")
        assert "in no quote" in frame(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Reader)
        assert "Nobody answered the letter" in frame(pilot)


@pytest.mark.parametrize("size", [(120, 36), (40, 12)])
async def test_a_sentence_in_no_quote_is_not_passed_off_as_one_of_a_speaker(
    invented: Path, size: tuple[int, int]
) -> None:
    async with opened(invented, size, query="nobody answered country:FR -kind:mixed") as pilot:
        await press(pilot, "G")
        assert "in no quote 1 · any country ╌" in frame(pilot)
        await press(pilot, "slash", "ctrl+u", *"nobody answered", "enter", "C", "G")
        assert "in no quote 1 ╌" in frame(pilot)


async def test_the_mouse(invented: Path) -> None:
    async with opened(invented, query="speaker:quill") as pilot:
        await pilot.click("#actors", offset=(5, 2))
        await settled(pilot)
        assert desk(pilot).pane == "actors"
        assert desk(pilot).panes.actors.cursor == 2
        await pilot.click("#heads", offset=(40, 0))
        await settled(pilot)
        assert desk(pilot).pane == "quotes"
        cross = line(pilot, 1).index("×")
        await pilot.click("#trail", offset=(cross, 0))
        await settled(pilot)
        assert desk(pilot).shown == Query()


async def test_only_the_newest_answer_is_shown(invented: Path) -> None:
    async with opened(invented) as pilot:
        desk(pilot).set_query(Query("pier"))
        desk(pilot).set_query(Query("ferries"))
        await settled(pilot)
        answer = desk(pilot).answer
        assert answer is not None
        assert answer.query == Query("ferries")


@pytest.mark.parametrize("key", ["c", "question_mark", "ctrl+p", "colon"])
async def test_dialogs_open_and_close(invented: Path, key: str) -> None:
    async with opened(invented) as pilot:
        await press(pilot, key)
        assert not isinstance(pilot.app.screen, Desk)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, Desk)


async def test_letters_are_typed_not_obeyed(invented: Path) -> None:
    async with opened(invented) as pilot:
        await press(pilot, "slash", *"qjcszyG")
        assert desk(pilot).bar.input.value == "qjcszyG"


async def test_the_wheel_scrolls_and_the_cursor_stays(invented: Path) -> None:
    async with opened(invented, (80, 14)) as pilot:
        rows = desk(pilot).panes.quotes
        rows.post_message(MouseScrollDown(rows, 5, 5, 0, 1, 0, False, False, False))
        await settled(pilot)
        assert rows.scroll_offset.y > 0
        assert rows.cursor == 0


async def test_a_library_that_goes_away_is_told(invented: Path, tmp_path: Path) -> None:
    async with opened(invented) as pilot:

        def broken(*_: object, **__: object) -> None:
            raise LibraryError("the file is gone")

        desk(pilot).loader.threads.library.counts = broken  # type: ignore[assignment,method-assign]
        await press(pilot, "s")
        assert "cannot read the library: the file is gone" in frame(pilot)


async def test_where_nothing_is_found_the_cursor_stands_on_the_filter_that_gives_most(invented: Path) -> None:
    async with opened(invented, query="after:2090 speaker:quill") as pilot:
        answer = desk(pilot).answer
        assert answer is not None
        assert [quotes > 0 for _, quotes in answer.drops] == [True, False]
        assert desk(pilot).panes.quotes.cursor == 0
