"""The commands of `onrecord import`: ready-made quotes of others, a command a format."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal, TypeVar

import click

from explorer import option
from explorer.database import named

F = TypeVar("F", bound=Callable[..., object])


def _common(what: str) -> Callable[[F], F]:
    """Give a command the files and options that all of them have."""

    def give(command: F) -> F:
        command = click.pass_context(command)  # type: ignore[assignment]
        command = option.database(command)
        command = click.option("--quiet", is_flag=True, help="Print no account, unless something was left out.")(
            command
        )
        return click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar=what, required=True)(command)

    return give


@click.group("import")
def importing() -> None:
    """Take over quotes that somebody else found already.

    Example: onrecord import csv quotes.csv --dry-run

    What is in already is passed over, so that the same command goes on where it
    was stopped. Each ends with 0; with 1 if something was left out, which is
    named; with 2 if the command was wrong; with 130 if ctrl-c stopped it, and
    what went in stays. docs/import.md goes through a spreadsheet step by step.
    """


@importing.command()
@_common("FILE...")
def quotebank(ctx: click.Context, files: tuple[Path, ...], quiet: bool, db: Path | None) -> None:
    """Import quotes as Quotebank's quote-centric files have them.

    Example: onrecord import quotebank quotes-2020.json.bz2

    They are JSON lines, plain, .gz or .bz2, or - for standard input. Each is an
    object with quoteID, quotation, speaker, qids, date, numOccurrences and urls.
    """
    from db.load.quotebank import quotebank as source
    from explorer.command_import import run

    ctx.exit(run(files, named(ctx, db), quiet, source, "a file of Quotebank's JSON lines, or - for standard input"))


@importing.command()
@click.option("--map", "mapping", multiple=True, metavar="FIELD=COLUMN", help='Name a column: --map quote="Zitat".')
@click.option("--dates", type=click.Choice(["dmy", "mdy"]), help="What 03/04/2024 is: 3 April or March 4.")
@click.option("--encoding", metavar="NAME", help="How the file is written, where that is not found out.")
@click.option("--delimiter", metavar="SIGN", help="What parts its cells; \\t is a tab.")
@click.option("--dry-run", is_flag=True, help="Say what each column is taken for, show three rows, write nothing.")
@_common("FILE...")
def csv(
    ctx: click.Context,
    files: tuple[Path, ...],
    mapping: tuple[str, ...],
    dates: Literal["dmy", "mdy"] | None,
    encoding: str | None,
    delimiter: str | None,
    dry_run: bool,
    quiet: bool,
    db: Path | None,
) -> None:
    """Import a table of quotes, one a row: CSV, tabs, semicolons or Excel.

    Example: onrecord import csv quotes.csv --map quote="Zitat" --dry-run

    FILE is .csv, .tsv or .xlsx, packed or not, or - for standard input. Columns
    are known by their names in English. FIELD is quote, speaker, speaker-kind,
    role, country, about, outlet, title, author, url, said, date, published,
    kind, status, note or qid; COLUMN is a name of your table, or its number.
    """
    from db.load.table import Told, table
    from explorer.command_import import check, run
    from explorer.command_preview import preview

    told = Told(_mapping(mapping), dates, _known(encoding), _sign(delimiter))
    what = "a table of quotes (.csv, .tsv, .xlsx), or - for standard input"
    if dry_run:
        check(files, what)
        ctx.exit(preview(files, told))
    ctx.exit(run(files, named(ctx, db), quiet, table(told), what))


@importing.command()
@_common("PATH...")
def citron(ctx: click.Context, files: tuple[Path, ...], quiet: bool, db: Path | None) -> None:
    """Import what BBC Citron found: its JSON, with the text in it or beside it.

    Example: onrecord import citron results/

    PATH is a .json, a .jsonl of one object a line, a folder or zip of them, or -
    for standard input. citron-extract leaves the text out: put x.txt beside
    x.json, and the quotes stand in their article; without it they come alone.
    """
    from db.load.citron import citron as source
    from explorer.command_import import run

    ctx.exit(run(files, named(ctx, db), quiet, source, "Citron's JSON, a folder or a zip of it, or -", folders=True))


@importing.command()
@_common("PATH...")
def brat(ctx: click.Context, files: tuple[Path, ...], quiet: bool, db: Path | None) -> None:
    """Import articles that people annotated in brat.

    Example: onrecord import brat annotated/

    PATH is a folder or zip with x.txt and x.ann or x_WHO.ann, whose events of the
    type Attribution name their Source, Cue and Content. The articles come with
    their quotes, and are searched like those that were read.
    """
    from db.load.brat import brat as source
    from explorer.command_import import run

    ctx.exit(run(files, named(ctx, db), quiet, source, "a folder or a zip of .txt with their .ann", folders=True))


@importing.command()
@_common("FILE...")
def dna(ctx: click.Context, files: tuple[Path, ...], quiet: bool, db: Path | None) -> None:
    """Import statements coded with the Discourse Network Analyzer, version 2 or 3.

    Example: onrecord import dna debate.dna

    FILE is its SQLite file. The documents come with their statements; the person,
    or else the organisation, is the speaker, and what else was coded of a
    statement (concept, agreement) stands beside it as a note.
    """
    from db.load.dna import dna as source
    from explorer.command_import import run

    ctx.exit(run(files, named(ctx, db), quiet, source, "a .dna file of the Discourse Network Analyzer"))


def _mapping(given: tuple[str, ...]) -> Mapping[str, str]:
    from db.load.column import FIELDS

    found: dict[str, str] = {}
    for pair in given:
        field, sign, column = pair.partition("=")
        field = field.strip().lower()
        if not sign or not column.strip():
            raise click.UsageError(f'--map {pair}: looked for is FIELD=COLUMN, as in --map quote="Zitat"')
        if field not in FIELDS:
            raise click.UsageError(f"--map {pair}: there is no field {field!r} (there are {', '.join(FIELDS)})")
        if field in found:
            raise click.UsageError(f"--map {pair}: {field} is {found[field]!r} already")
        found[field] = column.strip()
    return found


def _known(encoding: str | None) -> str | None:
    import codecs

    try:
        return codecs.lookup(encoding).name if encoding else None
    except LookupError as error:
        raise click.UsageError(f"--encoding {encoding}: there is no such encoding") from error


def _sign(delimiter: str | None) -> str | None:
    sign = "\t" if delimiter in ("\\t", "tab") else delimiter
    if sign is not None and (len(sign) != 1 or sign in '\r\n"'):
        raise click.UsageError(f"--delimiter {delimiter}: it is one sign, as in --delimiter ';'")
    return sign
