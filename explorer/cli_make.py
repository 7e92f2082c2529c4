"""The commands of `onrecord` that make a library and keep it in order. spaCy is imported only to read articles."""

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from explorer import option, wants
from explorer.database import existing, named

if TYPE_CHECKING:
    from db.read.error import ReadError
    from db.read.source import Source
    from db.read.wants import Wants


class Place(click.Path):
    """A path, or a web address, which stays a text: a path would lose one of its slashes."""

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(
        self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> Path | str:
        """Return what was meant."""
        if isinstance(value, str) and value.lower().startswith(("http://", "https://")):
            return value
        return Path(value)


def _fetched(urls: Sequence[str], allow_private: bool, wants: "Wants") -> Iterator["Source | ReadError"]:
    from db.location import fetched_pages
    from db.read.fetched import fetched
    from db.read.web import Manners

    manners = Manners(allow_private, wants.max_size) if wants.max_size else Manners(allow_private)
    return fetched(urls, manners, wants, fetched_pages())


@click.command()
@click.argument("places", nargs=-1, type=Place(), metavar="[PATH|URL]...")
@click.option("--prune", is_flag=True, help="Remove articles under PATH whose file is gone.")
@click.option("--quiet", is_flag=True, help="Print no account, unless a file was skipped.")
@wants.columns
@wants.max_size
@click.option("--allow-private", is_flag=True, help="Let a URL be of this machine or its network.")
@option.rules_only
@option.weights
@option.jobs
@option.database
@click.pass_context
def build(
    ctx: click.Context,
    places: tuple[Path | str, ...],
    prune: bool,
    quiet: bool,
    columns: Mapping[str, str],
    max_size: int | None,
    allow_private: bool,
    rules_only: bool,
    weights: Path | None,
    jobs: int | None,
    db: Path | None,
) -> None:
    """Read articles into the database: those that are new or changed.

    Example: onrecord build ~/articles --prune

    PATH is an article, a feed, a table, a web archive, a .zip or .tar of them
    or a directory: see docs/formats.md; - is standard input. A URL is fetched.
    Without one, the seed articles are read, if the library has no others. Ends
    with 0; with 1 if something was skipped; with 2 if a PATH is not there or a
    table has not the columns, and then nothing is read; with 130 if ctrl-c
    stopped it, and the same command goes on.
    """
    from db.read.wants import Wants
    from explorer.command_build import run

    if not places and (db or ctx.find_root().params["db"]):
        raise click.UsageError("name what to read into it: onrecord build PATH... --db FILE")
    own = option.one_way(rules_only, weights)
    paths = [place for place in places if isinstance(place, Path)]
    urls = [place for place in places if isinstance(place, str)]
    how = Wants(max_size, columns)
    answers = _fetched(urls, allow_private, how) if urls else None
    ctx.exit(run(paths, named(ctx, db), prune, quiet, rules_only, own, jobs, how, answers))


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option(
    "--every", type=click.FloatRange(0.1, 3600), default=1.0, show_default=True, help="Seconds between looks."
)
@wants.columns
@wants.max_size
@option.rules_only
@option.weights
@option.database
@click.pass_context
def watch(
    ctx: click.Context,
    folder: Path,
    every: float,
    columns: Mapping[str, str],
    max_size: int | None,
    rules_only: bool,
    weights: Path | None,
    db: Path | None,
) -> None:
    """Read what is in a directory, and what lands there, until ctrl-c.

    Example: onrecord watch ~/Downloads/articles

    A file is read once it has not changed for two seconds, and again when it
    changes. An app that is open says what is new; R shows it. Ends with 0.
    """
    from db.read.wants import Wants
    from explorer.command_watch import watch as run

    own = option.one_way(rules_only, weights)
    ctx.exit(run(folder, named(ctx, db), every, rules_only, own, Wants(max_size, columns)))


@click.command()
@click.option("--rebuild", is_flag=True, help="Drop it and make it again, whatever is in it.")
@click.option("--quiet", is_flag=True, help="Say nothing but what is wrong.")
@option.database
@click.pass_context
def index(ctx: click.Context, rebuild: bool, quiet: bool, db: Path | None) -> None:
    """Bring the search index up to date.

    Example: onrecord index --rebuild

    Building, importing and searching do it by themselves; --rebuild makes it again from nothing.
    """
    from explorer.command_index import run

    ctx.exit(run(existing(ctx, db), rebuild, quiet))
