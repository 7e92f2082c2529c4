"""What is drawn without Textual's dressing looks as it does with it."""

from pathlib import Path

import pytest
from textual.geometry import Region
from textual.widget import Widget

from explorer.config import DEFAULT
from explorer.widgets.article_view import ArticleView
from explorer.widgets.bare import Column, Row
from explorer.widgets.row_list import RowList
from explorer.widgets.sheet import Sheet
from tests.explorer.screen import desk, opened, press, settled


@pytest.mark.parametrize(
    "keys",
    [(), ("enter",), ("c",), ("question_mark",), ("slash", "h", "a"), ("f", "a"), ("ctrl+p",), ("r",), ("s", "t")],
    ids=lambda keys: "-".join(keys) or "desk",
)
async def test_no_line_of_a_screen_needs_a_border_padding_or_tint(keys: tuple[str, ...], invented: Path) -> None:
    async with opened(invented, size=(160, 40)) as pilot:
        await press(pilot, *keys)
        await settled(pilot)
        seen = [one for one in pilot.app.screen.walk_children(Widget) if isinstance(one, Sheet | RowList | ArticleView)]
        assert seen
        for widget in seen:
            whole = Region(0, 0, *widget.size)
            if whole.area and widget.region.size == widget.size:
                assert widget.render_lines(whole) == widget._styles_cache.render_widget(widget, whole), widget
                right = Region(widget.size.width // 2, 0, widget.size.width - widget.size.width // 2, 1)
                first = widget.render_lines(whole)[0]
                assert widget.render_lines(right) == [first.crop(*right.column_span)]
            else:
                assert not whole.area, f"{widget} has a border or padding"


async def test_a_line_is_drawn_anew_in_another_theme(invented: Path) -> None:
    async with opened(invented) as pilot:
        trail = desk(pilot).query_one("#trail", Sheet)
        before = trail.render_line(0)
        assert trail.render_line(0) is before  # made once
        pilot.app.theme = "paper" if DEFAULT.theme != "paper" else "ink"
        await settled(pilot)
        assert trail.render_line(0) != before


async def test_rows_and_columns_draw_nothing_and_what_is_under_them_shows(invented: Path) -> None:
    async with opened(invented, size=(200, 60)) as pilot:
        shown = pilot.app.screen
        covered = [*shown.query(Row), *shown.query(Column)]
        assert len(covered) >= 5
        for one in covered:
            assert one.render_lines(one.size.region) == []
        ground = {cell.style.bgcolor for strip in shown._compositor.render_strips() for cell in strip if cell.style}
        assert None not in ground  # every cell of the screen is somebody's
