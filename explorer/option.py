"""Options that more than one command has."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import click
from click.core import ParameterSource

from explorer.completion import complete_fields, complete_query

F = TypeVar("F", bound=Callable[..., object])
V = TypeVar("V", str | None, Path | None)
AS_TYPED = {"ignore_unknown_options": True}
"""Of a command that takes a query, which may begin with a dash: -speaker:macron. So none of them has a short option."""
_ALL = "explorer.option.all"
FORMS = ("table", "jsonl", "csv", "md")


def query(command: F) -> F:
    """Give a command the words of a query."""
    return click.argument("query", nargs=-1, type=click.UNPROCESSED, shell_complete=complete_query)(command)


def words(given: Sequence[str], read: bool = False) -> str:
    """Join the words of a query; what looks like an option is a mistyped one, and `read` takes - for standard input."""
    for word in given:
        if word.startswith("--"):
            raise click.UsageError(f"no such option: {word}")
    if read and list(given) == ["-"]:
        return sys.stdin.read().strip()
    return " ".join(given)


def form(command: F) -> F:
    """Give a command the option that names the form of what it prints."""
    return click.option("--format", "form", type=click.Choice(FORMS), default="table", show_default=True)(command)


def fields(noun: str) -> Callable[[F], F]:
    """Give a command the option that names the fields it prints."""
    text = "Only these; they are in docs/commands.md."
    return click.option(
        "--fields", callback=_names, metavar="A,B", help=text,
        shell_complete=lambda ctx, parameter, typed: complete_fields(noun, typed),
    )  # fmt: skip


def limit(command: F) -> F:
    """Give a command the options that say how many rows it prints; it takes None for all."""
    every = click.option(
        "--all", is_flag=True, is_eager=True, expose_value=False, callback=_all, help="All there are, however many.",
    )  # fmt: skip
    most = click.option("--limit", type=int, default=50, callback=_most, metavar="N", help="So many, 50 if not said.")
    return most(every(command))


def _most(ctx: click.Context, parameter: click.Parameter, number: int) -> int | None:
    if number < 0:
        raise click.BadParameter(f"{number} rows cannot be printed: 0 or --all are all")
    if _ALL not in ctx.meta:
        return number or None
    if ctx.get_parameter_source("limit") is ParameterSource.COMMANDLINE:
        raise click.UsageError("--all leaves no limit: give it or --limit")
    return None


def _all(ctx: click.Context, parameter: click.Parameter, every: bool) -> None:
    if every:
        ctx.meta[_ALL] = True


def _names(ctx: click.Context, parameter: click.Parameter, given: str | None) -> tuple[str, ...]:
    value(ctx, parameter, given)
    return tuple(name.strip() for name in given.split(",")) if given is not None else ()


def value(ctx: click.Context, parameter: click.Parameter, given: V) -> V:
    """Refuse an option where the value of another is to stand."""
    if given is not None and str(given).startswith("--"):
        raise click.UsageError(f"{parameter.opts[0]} takes a value, and {given} is an option")
    return given


def database(command: F) -> F:
    """Give a command the option that names the database."""
    return click.option(
        "--db", type=click.Path(path_type=Path), callback=value, metavar="FILE", help="The database to use."
    )(command)


def rules_only(command: F) -> F:
    """Give a command the option that leaves the learned weights out."""
    text = "Read by the rules, without learned weights."
    return click.option("--no-model", "rules_only", is_flag=True, help=text)(command)


def weights(command: F) -> F:
    """Give a command the option that names one's own weights."""
    text = "Weights made by onrecord train."
    return click.option("--weights", type=click.Path(path_type=Path), metavar="FILE", help=text)(command)


def one_way(rules_only: bool, weights: Path | None) -> Path | None:
    """Return the weights, unless there are to be none."""
    if rules_only and weights is not None:
        raise click.UsageError("--no-model leaves all weights out: give it or --weights")
    return weights


def jobs(command: F) -> F:
    """Give a command the option that has several processes read."""
    text = "Read with N processes, of some 300 MB each."
    return click.option("--jobs", type=click.IntRange(min=1), metavar="N", help=text)(command)


def theme(command: F) -> F:
    """Give a command the option that names the theme."""
    text = "Colours: ink, paper, stark, or one of Textual's."
    return click.option("--theme", callback=_theme, metavar="NAME", help=text)(command)


def session(command: F) -> F:
    """Give a command the option that opens the app as new."""
    text = "Open the app as new, and keep nothing of this time."
    return click.option("--no-session", "session", flag_value=False, default=True, help=text)(command)


def _theme(ctx: click.Context, parameter: click.Parameter, name: str | None) -> str | None:
    if name is not None:
        from explorer.themes import THEME_NAMES  # imports textual

        if name not in THEME_NAMES:
            raise click.BadParameter(f"no theme “{name}”: there are {', '.join(THEME_NAMES)}")
    return name
