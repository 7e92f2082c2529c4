"""Options that more than one command has."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

F = TypeVar("F", bound=Callable[..., object])


def database(command: F) -> F:
    """Give a command the option that names the database."""
    return click.option("--db", type=click.Path(path_type=Path), metavar="FILE", help="The database to use.")(command)


def rules_only(command: F) -> F:
    """Give a command the option that leaves the learned weights out."""
    text = "Read by the rules alone, without the learned weights."
    return click.option("--no-model", "rules_only", is_flag=True, help=text)(command)


def weights(command: F) -> F:
    """Give a command the option that names one's own weights."""
    text = "Weights of your own, made by onrecord train."
    return click.option("--weights", type=click.Path(path_type=Path), metavar="FILE", help=text)(command)


def one_way(rules_only: bool, weights: Path | None) -> Path | None:
    """Return the weights, unless there are to be none."""
    if rules_only and weights is not None:
        raise click.UsageError("--no-model leaves all weights out: give it or --weights")
    return weights


def jobs(command: F) -> F:
    """Give a command the option that has several processes read."""
    text = "Read with N processes, some 300 MB each; if not given, with as many as the files and the cores are worth."
    return click.option("--jobs", type=click.IntRange(min=1), metavar="N", help=text)(command)
