"""Drawn lines on standard output: with bold and colours on a terminal, plain everywhere else."""

import os
import shutil
import sys
from collections.abc import Iterable

import click

from explorer.draw.piece import Ink, Line, Piece, text_of

COLOURS: dict[Ink, str] = {"who": "cyan", "denied": "red", "unreal": "magenta", "relayed": "yellow"}
"""The terminal's own colours, which suit its background."""


def room() -> int | None:
    """The columns there are; None where the output is no terminal and lines may be as long as they are."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def printed(lines: Iterable[Line]) -> str:
    """Write lines as text to print."""
    plain = not sys.stdout.isatty() or os.environ.get("TERM") == "dumb"
    coloured = not os.environ.get("NO_COLOR")
    return "".join(
        (text_of(line) if plain else "".join(_styled(piece, coloured) for piece in line)).rstrip() + "\n"
        for line in lines
    )


def _styled(piece: Piece, coloured: bool) -> str:
    colour = COLOURS.get(piece.ink) if coloured else None
    if colour is None and not (piece.bold or piece.underline):
        return piece.text
    return click.style(piece.text, fg=colour, bold=piece.bold or None, underline=piece.underline or None)
