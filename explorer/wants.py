"""Options of the commands that read articles: names of columns, and sizes beyond the usual."""

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

import click

from db.read.wants import FIELDS

F = TypeVar("F", bound=Callable[..., object])
_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*([KMGT]?)(?:i?B)?", re.IGNORECASE)
_UNITS = {"": 1, "K": 1 << 10, "M": 1 << 20, "G": 1 << 30, "T": 1 << 40}


def columns(command: F) -> F:
    """Give a command the option that names the columns of a table."""
    text = "A table's column for a field: title=headline."
    return click.option("--map", "columns", multiple=True, callback=_columns, metavar="FIELD=COLUMN", help=text)(
        command
    )


def max_size(command: F) -> F:
    """Give a command the option that lets larger files in."""
    text = "Read files up to this size: 5G."
    return click.option("--max-size", callback=_bytes, metavar="SIZE", help=text)(command)


def _columns(ctx: click.Context, parameter: click.Parameter, given: Sequence[str]) -> dict[str, str]:
    named: dict[str, str] = {}
    for pair in given:
        field, mark, column = pair.partition("=")
        if not mark or not column:
            raise click.BadParameter(f"“{pair}” is not FIELD=COLUMN")
        if field not in FIELDS:
            raise click.BadParameter(f"no field “{field}”: there are {', '.join(FIELDS)}")
        named[field] = column
    return named


def _bytes(ctx: click.Context, parameter: click.Parameter, given: str | None) -> int | None:
    if given is None:
        return None
    match = _SIZE.fullmatch(given.strip())
    size = int(float(match[1]) * _UNITS[match[2].upper()]) if match else 0
    if not size:
        raise click.BadParameter(f"“{given}” is no size: 500M and 5G are")
    return size
