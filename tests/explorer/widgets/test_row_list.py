"""The virtual list: it draws what is in sight and nothing else."""

from collections.abc import Sequence

from textual.app import App, ComposeResult

from explorer.draw.piece import Line, Piece
from explorer.draw.rows import Look
from explorer.pages import PAGE
from explorer.stack import Tail
from explorer.themes import INK, variables
from explorer.widgets.row_list import RowList

MILLION = 1_000_000


class Bench(App[None]):
    """A list of numbers."""

    def __init__(self) -> None:
        super().__init__()
        self.painted: list[int] = []
        self.asked: list[int] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return variables(INK)

    def paint(self, row: int, width: int, look: Look, lines: int) -> list[Line]:
        self.painted.append(row)
        return [(Piece(f"{'>' if look.hold == 'focus' else ' '} row {row}"),), (Piece("  below"),)]

    def compose(self) -> ComposeResult:
        self.rows = RowList[int]("quotes", self.paint)
        self.rows.lines = 2
        yield self.rows

    def on_row_list_needed(self, message: RowList.Needed) -> None:
        self.asked.append(message.page)
        start = message.page * PAGE
        self.rows.fill(message.page, range(start, min(start + PAGE, MILLION)))


def texts(rows: RowList[int]) -> Sequence[str]:
    return [rows.render_line(y).text.rstrip() for y in range(rows.size.height)]


async def test_a_million_rows() -> None:
    app = Bench()
    async with app.run_test(size=(40, 10)) as pilot:
        rows = app.rows
        rows.show(MILLION, {0: range(PAGE)})
        rows.focus()
        await pilot.pause()
        assert texts(rows)[:3] == ["> row 0", "  below", "  row 1"]
        rows.go(MILLION - 1)
        await pilot.pause()
        await pilot.pause()  # the page comes after the frame that lacked it
        assert texts(rows)[-2:] == ["> row 999999", "  below"]
        assert app.asked == [MILLION // PAGE - 1]
        assert len(set(app.painted)) < 50


async def test_the_tail_is_part_of_the_list() -> None:
    app = Bench()
    async with app.run_test(size=(40, 10)) as pilot:
        rows = app.rows
        tail = [
            Tail(lambda width, look: [(Piece("divider"),)]),
            Tail(lambda width, look: [(Piece(f"tail {look.hold}"),), (Piece("more"),)], 2, True, "held"),
        ]
        rows.show(2, {0: range(2)}, tail)
        rows.focus()
        rows.go(2)
        await pilot.pause()
        assert texts(rows)[4:7] == ["divider", "tail focus", "more"]
        assert rows.held == "held"
        assert rows.row is None
        assert [rows.stack.stop_at(line) for line in range(8)] == [0, 0, 1, 1, None, 2, 2, None]


async def test_what_is_in_sight_is_drawn_once() -> None:
    app = Bench()
    async with app.run_test(size=(40, 10)) as pilot:
        app.rows.show(100, {0: range(100)})
        await pilot.pause()
        app.painted.clear()
        texts(app.rows)
        assert app.painted == []


async def test_a_click_selects_and_a_second_opens() -> None:
    opened: list[str] = []

    class Clicked(Bench):
        def on_row_list_opened(self, message: RowList.Opened) -> None:
            opened.append(message.pane)

    app = Clicked()
    async with app.run_test(size=(40, 10)) as pilot:
        app.rows.show(100, {0: range(100)})
        await pilot.click(RowList, offset=(5, 5))
        assert app.rows.cursor == 2
        assert not opened
        await pilot.click(RowList, offset=(5, 5), times=2)
        await pilot.pause()
        assert opened == ["quotes"]
