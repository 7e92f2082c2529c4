"""The database a command is to use."""

import os
from pathlib import Path

import click

from db.location import VARIABLE, find_database
from explorer.failure import USAGE, CommandError, say


def named(ctx: click.Context, db: Path | None) -> Path:
    """Return the database: --db counts before the command as well as after it."""
    return find_database(db or ctx.find_root().params["db"])


def readable(ctx: click.Context, db: Path | None) -> Path:
    """Return the database; fail where the person named one that is not there, rather than leaving its place to us."""
    file = named(ctx, db)
    if not file.exists() and (db or ctx.find_root().params["db"] or os.environ.get(VARIABLE)):
        raise CommandError(f"no library at {file}", "onrecord build PATH... --db FILE makes one", USAGE)
    return file


def made(file: Path) -> int:
    """Build the database from the seeds if it is absent; returns 0, or the status to end with.

    One that an older onrecord made is brought up to date first.
    """
    if file.exists():
        from db.ask.connection import is_older

        if is_older(file):
            from explorer.command_index import mended

            say(f"{file} was made by an older onrecord", "bringing it up to date")
            mended(file, rebuild=False)
        return 0
    from explorer.command_build import build_from_seeds

    return build_from_seeds(file)


def existing(ctx: click.Context, db: Path | None) -> Path:
    """Return the database; fail where there is none."""
    file = named(ctx, db)
    if not file.is_file():
        raise CommandError(f"no library at {file}", "onrecord build PATH... --db FILE makes one", USAGE)
    return file
