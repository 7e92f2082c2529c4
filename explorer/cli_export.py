"""The commands of `onrecord` that hand the library over to other programs."""

from pathlib import Path

import click

from explorer import option
from explorer.database import existing
from explorer.export.format import FORMATS, To

_STDOUT = Path("-")


@click.command(context_settings=option.AS_TYPED)
@option.query
@click.option("--to", required=True, type=click.Choice([*FORMATS, "datasette"]), metavar="FORMAT", help="One of these.")
@click.option(
    "--output", type=click.Path(path_type=Path), default=_STDOUT, callback=option.value, metavar="FILE",
    help="Where it goes, - is standard output; brat takes a folder or .zip.",
)  # fmt: skip
@click.option("--with-text", is_flag=True, help="Whole articles too, not quotes and places alone.")
@click.option("--force", is_flag=True, help="Write over FILE.")
@click.option("--quiet", is_flag=True, help="Say nothing but what is wrong.")
@option.database
@click.pass_context
def export(
    ctx: click.Context,
    query: tuple[str, ...],
    to: To,
    output: Path,
    with_text: bool,
    force: bool,
    quiet: bool,
    db: Path | None,
) -> None:
    """Hand on the quotes a query finds, or all; a QUERY of - is standard input.

    Example: onrecord export country:DE --to csv --output germany.csv

    \b
    csv jsonl parquet    tables, a row a quote       brat    to annotate by hand
    md html              reports, by speaker        dna     discourse networks
    csl-json bibtex ris  reference managers         graphml who speaks of whom
    webannotation schema-org prov  JSON-LD          datasette  its metadata

    Ends with 0; with 1 if there is nothing, and nothing is written; with 2 if
    the command is wrong. docs/export.md explains every format and field.
    """
    text = option.words(query, read=True)
    file = existing(ctx, db)
    if str(to) == "datasette":
        from explorer.command_export import datasette

        if text or with_text:
            raise click.UsageError("--to datasette is about the whole library: leave out the query and --with-text")
        ctx.exit(datasette(file, output, force))
    from explorer.command_export import export as run
    from explorer.command_index import believed

    ctx.exit(believed(file, lambda: run(text, file, to, output, with_text, force, quiet)))


@click.command(context_settings=option.AS_TYPED)
@click.argument("statement", nargs=-1, type=click.UNPROCESSED, metavar="[SQL]")
@click.option("--format", "form", type=click.Choice(["table", "csv", "jsonl"]), default="table", show_default=True)
@option.database
@click.pass_context
def sql(ctx: click.Context, statement: tuple[str, ...], form: str, db: Path | None) -> None:
    """Open the database read-only in the sqlite3 shell, or print what SQL finds.

    Example: onrecord sql 'SELECT speaker, text FROM quotes LIMIT 5'

    With SQL given its rows are printed, as a table with a tab between two
    columns, as CSV or as JSON lines. docs/database.md lists tables, columns and
    questions to ask. Ends with 0; 1 if there are no rows; 2 if the SQL is wrong.
    """
    from explorer.command_sql import run, shell

    file = existing(ctx, db)
    ctx.exit(run(file, " ".join(statement), form) if statement else shell(file))
