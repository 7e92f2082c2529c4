"""The manual page, made from the commands themselves: roff, as `man` reads it."""

import re
from collections.abc import Iterable, Iterator

import click

from db.location import APP

_EXIT = (
    ("0", "it was done, and something was found"),
    ("1", "nothing was found, or something was skipped"),
    ("2", "it was asked for in a wrong way: a query, an option, a file that is not there"),
    ("130", "ctrl-c stopped it"),
)
_ENVIRONMENT = (
    ("ONRECORD_DB", "the database, where --db names none"),
    ("ONRECORD_CONFIG", "the file of settings"),
    ("NO_COLOR", "print and draw without colours"),
    ("EDITOR", "what opens an article"),
)
_PARAGRAPH = re.compile(r"\n\s*\n")


def manual(root: click.Group) -> str:
    """The whole page."""
    return "\n".join(_lines(root)) + "\n"


def commands(group: click.Group, before: str = APP) -> Iterator[tuple[str, click.Command]]:
    """Every command below a group that is not hidden, with its whole name, in the order of the alphabet."""
    for name, command in sorted(group.commands.items()):
        if command.hidden:
            continue
        path = f"{before} {name}"
        yield path, command
        if isinstance(command, click.Group):
            yield from commands(command, path)


def _lines(root: click.Group) -> Iterator[str]:
    yield f'.TH {APP.upper()} 1 "" "{APP}" "On the record"'
    yield from (".SH NAME", f"{APP} \\- explore who said what in the news")
    yield ".SH SYNOPSIS"
    yield from (f".B {APP}", "[\\fIoptions\\fR] [\\fIquery\\fR... | \\fIcommand\\fR]")
    yield ".SH DESCRIPTION"
    yield from _text(root)
    yield ".SH OPTIONS"
    yield from _options(root, APP)
    yield ".SH COMMANDS"
    for path, command in commands(root):
        yield f".SS {_roff(_usage(command, path))}"
        yield from _text(command)
        yield from _options(command, path)
    yield ".SH EXIT STATUS"
    yield from _defined(_EXIT)
    yield ".SH ENVIRONMENT"
    yield from _defined(_ENVIRONMENT)


def _usage(command: click.Command, path: str) -> str:
    with click.Context(command, info_name=path) as ctx:
        return " ".join([path, *(piece for piece in command.collect_usage_pieces(ctx) if piece != "[OPTIONS]")])


def _text(command: click.Command) -> Iterator[str]:
    for place, paragraph in enumerate(_PARAGRAPH.split((command.help or "").replace("\b", "").strip())):
        lines = [line.strip() for line in paragraph.strip().splitlines()]
        if place:
            yield ".PP"
        if lines and lines[0].startswith("Example: "):
            yield from (".nf", *(_roff(line) for line in lines), ".fi")
        else:
            yield _roff(" ".join(lines))


def _options(command: click.Command, path: str) -> Iterator[str]:
    with click.Context(command, info_name=path) as ctx:
        records = [parameter.get_help_record(ctx) for parameter in command.get_params(ctx)]
    yield from _defined([record for record in records if record is not None and record[1] and record[0] != "--help"])


def _defined(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    for term, meaning in pairs:
        yield from (".TP", f"\\fB{_roff(term)}\\fR", _roff(meaning))


def _roff(text: str) -> str:
    """A line in which nothing means anything to roff."""
    text = " ".join(text.split()).replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{text}" if text[:1] in (".", "'") else text
