"""Drawn lines on standard output."""

import sys

import pytest

from explorer.draw.piece import Line, Piece
from explorer.printer import printed, room

LINES: list[Line] = [(Piece("● "), Piece("Ada", "who", bold=True), Piece(" said  ", "faint")), ()]


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Standard output as a terminal of 70 columns."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "70")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    return monkeypatch


def test_a_pipe_gets_plain_whole_lines() -> None:
    assert room() is None
    assert printed(LINES) == "● Ada said\n\n"


def test_a_terminal_gets_bold_and_colours(terminal: pytest.MonkeyPatch) -> None:
    assert room() == 70
    assert printed(LINES) == "● \x1b[36m\x1b[1mAda\x1b[0m said\n\n"


def test_no_color_keeps_the_bold_and_a_dumb_terminal_gets_neither(terminal: pytest.MonkeyPatch) -> None:
    terminal.setenv("NO_COLOR", "1")
    assert printed(LINES) == "● \x1b[1mAda\x1b[0m said\n\n"
    terminal.setenv("TERM", "dumb")
    assert printed(LINES) == "● Ada said\n\n"
