"""The commands of `onrecord decisions`."""

from pathlib import Path

import click

from explorer import option
from explorer.database import existing


@click.group()
def decisions() -> None:
    """List what was decided in the app, write it to a file, take it over from one.

    Example: onrecord decisions list
    """


@decisions.command("list")
@click.option("--orphans", is_flag=True, help="Those alone that could not be carried out.")
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@option.database
@click.pass_context
def list_(ctx: click.Context, orphans: bool, form: str, db: Path | None) -> None:
    """Print the decisions, the newest first.

    Example: onrecord decisions list --orphans

    An orphan is a decision whose words are no longer where they stood: it is
    kept, but never put anywhere by guess.
    Ends with 1 if there are none.
    """
    from explorer.command_decisions import listed

    ctx.exit(listed(existing(ctx, db), orphans, form))


@decisions.command()
@click.argument("file", type=click.Path(path_type=Path), default=Path("-"), metavar="[FILE]")
@option.database
@click.pass_context
def export(ctx: click.Context, file: Path, db: Path | None) -> None:
    """Write all decisions to FILE, or print them.

    Example: onrecord decisions export mine.jsonl

    They are JSON lines, each with its words as a W3C TextQuoteSelector.
    onrecord decisions import FILE --db OTHER takes them over into another library of the same articles.
    """
    from explorer.command_decisions import export as run

    ctx.exit(run(existing(ctx, db), file))


@decisions.command("import")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@option.database
@click.pass_context
def import_(ctx: click.Context, file: Path, db: Path | None) -> None:
    """Take over the decisions of FILE that are not there yet; - is standard input.

    Example: onrecord decisions import mine.jsonl

    A decision finds its quote by the article and the words. Where they are not here it is kept as an orphan.
    Waits while a build runs. Ends with 0; with 1 if a line was left out.
    """
    from explorer.command_decisions import take_in

    ctx.exit(take_in(existing(ctx, db), file))
