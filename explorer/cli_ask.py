"""The commands of `onrecord` that print what a query finds. What each does is imported when it does it."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from explorer import option
from explorer.database import made, readable

if TYPE_CHECKING:
    from explorer.command_list import Noun
    from explorer.listing.form import Form


@click.command(context_settings=option.AS_TYPED)
@option.query
@option.form
@option.fields("quotes")
@option.limit
@click.option(
    "--batch", type=click.Path(path_type=Path), callback=option.value, metavar="FILE",
    help="Answer a query a line, - from stdin.",
)  # fmt: skip
@click.option("--saved", callback=option.value, metavar="NAME", help="A saved search, in place of QUERY.")
@option.database
@click.pass_context
def search(
    ctx: click.Context,
    query: tuple[str, ...],
    form: "Form",
    fields: tuple[str, ...],
    limit: int | None,
    batch: Path | None,
    saved: str | None,
    db: Path | None,
) -> None:
    """Print the quotes a query finds; a QUERY of - is read from standard input.

    Example: onrecord search 'boots country:DE confidence:>=0.8' --format csv

    Ends with 0 if there are any, 1 if there are none, 2 if it cannot be read.
    A spreadsheet may take a cell of CSV that begins with = + - @ for a formula.
    With --batch each line of FILE is answered by a line of JSON at once: query,
    took_ms, results, and error where it cannot be read; not with --fields or
    another --format than jsonl.
    """
    text = "" if batch is not None and not query else option.words(query, read=True)
    if batch is not None and (text or saved):
        raise click.UsageError("--batch takes its queries from the file: leave out the query")
    if saved is not None and text:
        raise click.UsageError("--saved has its own query: leave out the other")
    if batch is not None:
        from explorer.command_batch import batch as answer
        from explorer.command_batch import check

        if fields or (form != "jsonl" and ctx.get_parameter_source("form") is ParameterSource.COMMANDLINE):
            raise click.UsageError("--batch answers with lines of JSON with fields of its own: no --fields, --format")
        check(batch)
    elif saved is None:
        _list(ctx, "quotes", text, form, fields, limit, db)
    else:
        from explorer.command_list import check as check_fields

        check_fields("quotes", form, fields)
    file = readable(ctx, db)
    if status := made(file):
        ctx.exit(status)
    if batch is not None:
        ctx.exit(answer(batch, file, limit))
    from explorer.command_searches import saved_query

    _list(ctx, "quotes", saved_query(saved or "", file), form, fields, limit, db)


@click.command(context_settings=option.AS_TYPED)
@option.query
@option.form
@option.fields("actors")
@option.limit
@option.database
@click.pass_context
def actors(
    ctx: click.Context, query: tuple[str, ...], form: "Form", fields: tuple[str, ...], limit: int | None,
    db: Path | None,
) -> None:  # fmt: skip
    """Print who said what a query finds, with their quotes; most quotes first.

    Example: onrecord actors 'boots country:DE,FR' --fields name,quotes

    A QUERY of - is read from standard input.
    Ends with 0 if there are any, 1 if there are none, 2 if it cannot be read.
    """
    _list(ctx, "actors", option.words(query, read=True), form, fields, limit, db)


@click.command(context_settings=option.AS_TYPED)
@option.query
@option.form
@option.fields("sources")
@option.limit
@option.database
@click.pass_context
def sources(
    ctx: click.Context, query: tuple[str, ...], form: "Form", fields: tuple[str, ...], limit: int | None,
    db: Path | None,
) -> None:  # fmt: skip
    """Print the articles that hold what a query finds; most quotes first.

    Example: onrecord sources speaker:macron --format md

    A QUERY of - is read from standard input.
    Ends with 0 if there are any, 1 if there are none, 2 if it cannot be read.
    """
    _list(ctx, "sources", option.words(query, read=True), form, fields, limit, db)


@click.command(context_settings=option.AS_TYPED)
@option.query
@option.form
@option.fields("countries")
@option.limit
@option.database
@click.pass_context
def countries(
    ctx: click.Context, query: tuple[str, ...], form: "Form", fields: tuple[str, ...], limit: int | None,
    db: Path | None,
) -> None:  # fmt: skip
    """Print the countries of what a query finds, with their quotes in each role; most first.

    Example: onrecord countries 'boots on the ground' --format csv --all

    A quote counts for its speaker's country, for each country it is about, and
    for its outlet's; a bloc counts where it is named itself, not for its members.
    A QUERY of - is read from standard input.
    Ends with 0 if there are any, 1 if there are none, 2 if it cannot be read.
    """
    _list(ctx, "countries", option.words(query, read=True), form, fields, limit, db)


@click.command(context_settings=option.AS_TYPED)
@option.query
@option.form
@option.fields("quotes")
@option.database
@click.pass_context
def show(ctx: click.Context, query: tuple[str, ...], form: "Form", fields: tuple[str, ...], db: Path | None) -> None:
    """Print one quote in its article, with all that is known of it.

    \b
    Example: onrecord show 42
    Example: onrecord show 'boots on the grund' --format jsonl

    QUERY is the number of a quote, or a query, whose first quote is shown; - is
    standard input. With --format md it is the quote with its citation.
    Ends with 0 if there is one, 1 if there is none, 2 if it cannot be read.
    """
    from explorer.command_list import check
    from explorer.command_show import show as run

    check("quotes", form, fields)
    text = option.words(query, read=True)
    by_number = text.strip().isascii() and text.strip().isdecimal()
    _ready(ctx, text, db, lambda file: run(text, file, form, fields), by_number)


@click.command()
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@option.database
@click.pass_context
def searches(ctx: click.Context, form: str, db: Path | None) -> None:
    """Print the searches saved in the app, and how much is new in each.

    Example: onrecord searches --format jsonl

    New is what came in since it was looked at in the app. onrecord search
    --saved NAME runs one. Ends with 1 if there are none.
    """
    from explorer.command_index import believed
    from explorer.command_searches import searches as run
    from explorer.database import existing

    file = existing(ctx, db)
    ctx.exit(believed(file, lambda: run(file, form)))


def _list(
    ctx: click.Context, noun: "Noun", text: str, form: "Form", fields: tuple[str, ...], limit: int | None,
    db: Path | None,
) -> None:  # fmt: skip
    from explorer.command_list import check, listed

    check(noun, form, fields)
    _ready(ctx, text, db, lambda file: listed(noun, text, file, form, fields, limit))


def _ready(ctx: click.Context, text: str, db: Path | None, run: Callable[[Path], int], by_number: bool = False) -> None:
    """Read the query before a library is made that it may be wrong for; end with the status of what runs then."""
    from explorer.query_text import asked_query

    # One query is answered by one thread; without this numpy begins one a core, which costs as much as its import.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    if not by_number:
        asked_query(text)
    file = readable(ctx, db)
    ctx.exit(made(file) or run(file))
