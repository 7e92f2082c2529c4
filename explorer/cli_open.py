"""The commands of `onrecord` that open the app, in a terminal or in a browser. Textual is imported only to do it."""

import sys
from pathlib import Path

import click

from db.location import demo_database
from explorer import option
from explorer.database import made, named, readable
from explorer.failure import STOPPED, USAGE, CommandError


@click.command("open", hidden=True, context_settings=option.AS_TYPED)
@option.query
@option.theme
@option.session
@option.database
@click.pass_context
def open_app(ctx: click.Context, query: tuple[str, ...], theme: str | None, session: bool, db: Path | None) -> None:
    """Open the app with a query.

    Example: onrecord open boots country:DE
    """
    root = ctx.find_root().params
    status = opened(named(ctx, db), option.words(query), theme or root["theme"], session and root["session"])
    ctx.exit(status)


@click.command()
@option.theme
@option.session
@click.pass_context
def demo(ctx: click.Context, theme: str | None, session: bool) -> None:
    """Open the app on the seed articles that come with it.

    Example: onrecord demo --theme paper
    """
    file, status = demo_database(), 0
    if file.exists():  # made by another version, perhaps
        from explorer.command_build import run

        status = run([], file, quiet=True)
    root = ctx.find_root().params
    if status != STOPPED:
        status = opened(file, "", theme or root["theme"], session and root["session"])
    ctx.exit(status)


@click.command(context_settings=option.AS_TYPED)
@option.query
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Where to listen.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 is any that is free.")
@click.option("--allow-remote", is_flag=True, help="Let other machines in: see above.")
@option.database
@click.pass_context
def serve(
    ctx: click.Context, query: tuple[str, ...], host: str, port: int, allow_remote: bool, db: Path | None
) -> None:
    """Serve the app to a browser on this machine, with QUERY already asked.

    Example: onrecord serve country:DE --port 8080

    There is no password: whoever reaches the port reads the whole library and
    writes in it. That is everybody who uses this machine, and with
    --allow-remote and another --host everybody on the network. A copy goes to
    the clipboard of who copies; the editor is not opened. ctrl-c ends it.

    It takes textual-serve: pip install 'onrecord[serve]'
    """
    from explorer.command_serve import serve as run
    from explorer.query_text import read_query

    text = option.words(query)
    read_query(text)
    file = readable(ctx, db)
    ctx.exit(run(host, port, allow_remote, file, text, lambda: made(file)))


def opened(file: Path, query: str, theme: str | None, session: bool) -> int:
    """Open the app, its database built from the seeds first if there is none; returns the exit status."""
    if query:
        from explorer.query_text import read_query

        read_query(query)
    if not on_terminal():
        raise CommandError("the app needs a terminal", "onrecord search QUERY prints what a query finds", USAGE)
    status = made(file)
    if status:
        return status
    from explorer.app import run_app

    return run_app(file, query, theme, session)


def on_terminal() -> bool:
    """Whether a person sits there, who sees and types."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()
