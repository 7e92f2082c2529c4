"""The commands of `onrecord`. Textual is imported only to open the app, spaCy only to read articles."""

import io
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import click

from db.location import APP, VARIABLE, demo_database, find_database
from explorer import option
from explorer.failure import PIPE, STOPPED, USAGE, WRONG, CommandError, say

_AS_TYPED = {"ignore_unknown_options": True}
"""A query may begin with a dash: -speaker:macron. So no command that takes one has a short option."""
Format = Literal["table", "jsonl", "csv"]


class _ClosedPipeError(Exception):
    """The output's reader went away; click would make of a BrokenPipeError an error of ours."""


class _Commands(click.Group):
    """The commands; words that name none are a query to open the app with."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command and hand over what it printed."""
        try:
            try:
                return super().invoke(ctx)
            finally:
                sys.stdout.flush()
        except BrokenPipeError as error:
            raise _ClosedPipeError from error

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Take the first word as a command if it is one."""
        if args[0] in self.commands and not self.commands[args[0]].hidden:
            return super().resolve_command(ctx, args)
        return "open", self.commands["open"], args


@click.group(
    cls=_Commands, invoke_without_command=True, context_settings=_AS_TYPED, subcommand_metavar="[QUERY... | COMMAND]"
)
@click.option("--version", is_flag=True, help="Print the version and end.")
@click.option("--debug", is_flag=True, expose_value=False, help="Print the traceback of an error.")
@option.database
@click.pass_context
def onrecord(ctx: click.Context, version: bool, db: Path | None) -> None:
    """Explore who said what in the news.

    With no command the app opens, with QUERY already asked: onrecord boots country:DE

    The database is the one of --db, else of ONRECORD_DB, else db/onrecord.db in a checkout, else the user's own.
    """
    if version:
        click.echo(f"{APP} {_version()}")
        ctx.exit()
    if ctx.invoked_subcommand is None:
        ctx.exit(_open(find_database(db), ""))


@onrecord.command("open", hidden=True, context_settings=_AS_TYPED)
@click.argument("query", nargs=-1, type=click.UNPROCESSED)
@option.database
@click.pass_context
def open_app(ctx: click.Context, query: tuple[str, ...], db: Path | None) -> None:
    """Open the app with a query."""
    ctx.exit(_open(_named(ctx, db), _query(query)))


@onrecord.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option("--prune", is_flag=True, help="Remove articles under PATH whose file is gone.")
@click.option("--quiet", is_flag=True, help="Print no account, unless a file was skipped.")
@option.rules_only
@option.weights
@option.jobs
@option.database
@click.pass_context
def build(
    ctx: click.Context,
    paths: tuple[Path, ...],
    prune: bool,
    quiet: bool,
    rules_only: bool,
    weights: Path | None,
    jobs: int | None,
    db: Path | None,
) -> None:
    """Read articles into the database: those that are new or changed.

    PATH is a text file or a directory of them; without one, the seed articles are read.
    Ends with 0; with 1 if a file was skipped; with 130 if ctrl-c stopped it, and the same command goes on.
    """
    from explorer.command_build import run

    ctx.exit(run(paths, _named(ctx, db), prune, quiet, rules_only, option.one_way(rules_only, weights), jobs))


@onrecord.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="PATH...", required=True)
@click.option("--format", "form", type=click.Choice(["jsonl"]), default="jsonl", help="One line an article.")
@click.option("--explain", is_flag=True, help="Print for people, with the reasons of every decision, not JSON.")
@click.option("--min-confidence", type=click.FloatRange(0, 1), default=0.0, metavar="F", help="Leave out what is less.")
@click.option("--aloud-only", is_flag=True, help="Leave out what was only thought or planned.")
@click.option("--model", metavar="NAME", help="The spaCy pipeline to use.")
@option.rules_only
@option.weights
@option.jobs
@click.pass_context
def extract(
    ctx: click.Context,
    paths: tuple[Path, ...],
    form: str,
    explain: bool,
    min_confidence: float,
    aloud_only: bool,
    model: str | None,
    rules_only: bool,
    weights: Path | None,
    jobs: int | None,
) -> None:
    """Print what is found in articles; no database is read or written.

    Ends with 0; with 1 if a file was skipped. With --explain each quote has the rule that found it, and what chose its
    cue, its words and its speaker: to be sent with a report of a mistake.
    """
    from explorer.command_extract import Wanted
    from explorer.command_extract import extract as run

    own = option.one_way(rules_only, weights)
    ctx.exit(run(paths, Wanted(model, rules_only, own, explain, min_confidence, aloud_only, jobs)))


@onrecord.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option(
    "--output", type=click.Path(path_type=Path), default=Path("attribution.npz"), show_default=True, metavar="FILE",
    help="Where the weights go.",
)  # fmt: skip
@click.option(
    "--holdout", type=click.FloatRange(0, 0.9), default=0.0, metavar="SHARE",
    help="Keep this share of the articles from the learning, 0.2 say, and print how well they are read.",
)  # fmt: skip
@click.pass_context
def train(ctx: click.Context, folder: Path, output: Path, holdout: float) -> None:
    """Learn weights from articles that people annotated: brat standoff, x.txt with x.ann or x_WHO.ann, below DIR.

    An event of the type Attribution names its Source, Cue and Content. The weights are used with --weights FILE of
    onrecord extract and onrecord build. The same articles give the same file, to the bit.

    It takes scipy: pip install 'onrecord[train]'. Ends with 0; with 1 if there is nothing to learn from; with 130 if
    ctrl-c stopped it, and nothing is written then.
    """
    from explorer.command_train import train as run

    ctx.exit(run(folder, output, holdout))


@onrecord.group("import")
def importing() -> None:
    """Take over quotes that somebody else found already."""


@importing.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="FILE...", required=True)
@click.option("--quiet", is_flag=True, help="Print no account, unless a line was left out.")
@option.database
@click.pass_context
def quotebank(ctx: click.Context, files: tuple[Path, ...], quiet: bool, db: Path | None) -> None:
    """Import quotes as Quotebank's quote-centric files have them: JSON lines, plain, .gz or .bz2; - is standard input.

    Every line is an object with quoteID, quotation, speaker, qids, date, numOccurrences and urls. What is in already,
    by its quoteID, is passed over, so that the same command goes on where it was stopped.
    Ends with 0; with 1 if a line was left out; with 130 if ctrl-c stopped it, and what went in stays.
    """
    from explorer.command_import import run

    ctx.exit(run(files, _named(ctx, db), quiet))


@onrecord.command(context_settings=_AS_TYPED)
@click.argument("query", nargs=-1, type=click.UNPROCESSED)
@click.option("--format", "form", type=click.Choice(["table", "jsonl", "csv"]), default="table", show_default=True)
@click.option("--limit", type=click.IntRange(min=0), default=50, show_default=True, help="At most so many; 0 is all.")
@click.option(
    "--batch", type=click.Path(path_type=Path), metavar="FILE", help="Answer a query a line; - is standard input."
)
@option.database
@click.pass_context
def search(
    ctx: click.Context, query: tuple[str, ...], form: Format, limit: int, batch: Path | None, db: Path | None
) -> None:
    """Print the quotes a query finds: onrecord search 'boots on the grund country:DE confidence:>=0.8 aloud:yes'

    Ends with 0 if there are any, with 1 if there are none, with 2 if the query cannot be read.
    CSV holds the data as they are; a spreadsheet may take a cell that begins with = + - @ for a formula.

    With --batch each line of FILE is a query, answered at once by a line of JSON: query, took_ms and results, and error
    where it cannot be read. Ends with 0, or with 2 if there was such a query.
    """
    from explorer.command_search import read_query
    from explorer.command_search import search as run

    text = _query(query)
    if batch is None:
        read_query(text)
    elif text:
        raise click.UsageError("--batch takes its queries from the file: leave out the query")
    file = _named(ctx, db)
    if not file.exists() and _is_chosen(ctx, db):
        raise CommandError(f"no library at {file}", "onrecord build PATH... --db FILE makes one", USAGE)
    status = _built(file)
    if not status and batch is not None:
        from explorer.command_batch import batch as answer

        status = answer(batch, file, limit)
    elif not status:
        from explorer.command_index import believed

        status = believed(file, lambda: run(text, file, form, limit))
    ctx.exit(status)


@onrecord.command()
@click.pass_context
def demo(ctx: click.Context) -> None:
    """Open the app on the seed articles that come with it."""
    file, status = demo_database(), 0
    if file.exists():  # made by another version, perhaps
        from explorer.command_build import run

        status = run([], file, quiet=True)
    ctx.exit(status if status == STOPPED else _open(file, ""))


@onrecord.command()
@click.option("--rebuild", is_flag=True, help="Drop it and make it again, whatever is in it.")
@click.option("--quiet", is_flag=True, help="Say nothing but what is wrong.")
@option.database
@click.pass_context
def index(ctx: click.Context, rebuild: bool, quiet: bool, db: Path | None) -> None:
    """Bring the search index up to date.

    Building, importing and searching do it by themselves; --rebuild makes it again from nothing.
    """
    from explorer.command_index import run

    ctx.exit(run(_named(ctx, db), rebuild, quiet))


@onrecord.command()
def keys() -> None:
    """Print the table of keys, in Markdown."""
    from explorer.commands import key_table

    click.echo(key_table(), nl=False)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and end with its exit status; an error is a plain line, never a traceback."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    debug = "--debug" in given  # wherever it stands
    _open_closed()
    if isinstance(sys.stdout, io.TextIOWrapper):  # data go out as UTF-8; a terminal that cannot show a letter gets a ?
        sys.stdout.reconfigure(encoding=None if sys.stdout.isatty() else "utf-8", errors="replace")
    try:
        status = _run([word for word in given if word != "--debug"], debug)
    except _ClosedPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or the flush at exit would complain
        status = PIPE
    sys.exit(status)


def _open_closed() -> None:
    """Send what would go to an output that the shell closed (>&-) nowhere: Python leaves None in its place."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 -- open to the end


def _run(arguments: list[str], debug: bool) -> int:
    try:
        done = onrecord.main(arguments, prog_name=APP, standalone_mode=False)
        return done if isinstance(done, int) else 0
    except _ClosedPipeError:
        raise
    except (click.exceptions.Abort, KeyboardInterrupt):
        say("stopped")
        return STOPPED
    except click.UsageError as error:
        say(error.format_message(), f"{error.ctx.command_path if error.ctx else APP} --help says how it is used")
        return USAGE
    except Exception as error:
        if debug:
            traceback.print_exc()
        return _explain(error)


def _explain(error: Exception) -> int:
    """Say in a line or two what went wrong; errors of the rooms below bring their own remedy."""
    if isinstance(error, CommandError):
        say(error.message, error.remedy, error.place)
        return error.status
    from db.ask.library import LibraryError
    from db.store.error import DatabaseError

    if isinstance(error, DatabaseError):
        say(error.message, error.remedy)
    elif isinstance(error, LibraryError):
        say(str(error))
        return USAGE  # to a search, 1 means that it found nothing
    elif isinstance(error, click.ClickException):
        say(error.format_message())
    elif isinstance(error, OSError):
        say(f"{error.filename or 'the system'}: {error.strerror or error}")
    else:
        say(f"{type(error).__name__}: {error}", "a fault of onrecord; with --debug it prints where, to report it")
    return WRONG


def _open(file: Path, query: str) -> int:
    """Open the app, its database built from the seeds first if there is none."""
    if query:
        from explorer.command_search import read_query

        read_query(query)
    if not _on_terminal():
        raise CommandError("the app needs a terminal", "onrecord search QUERY prints what a query finds", USAGE)
    status = _built(file)
    if status:
        return status
    from explorer.app import run_app

    return run_app(file, query)


def _built(file: Path) -> int:
    """Build the database from the seeds if it is absent; returns 0, or the status to end with."""
    if file.exists():
        return 0
    from explorer.command_build import build_from_seeds

    return build_from_seeds(file)


def _named(ctx: click.Context, db: Path | None) -> Path:
    """Return the database: --db counts before the command as well as after it."""
    return find_database(db or ctx.find_root().params["db"])


def _is_chosen(ctx: click.Context, db: Path | None) -> bool:
    """Tell whether the person named the database, rather than leaving its place to us."""
    return bool(db or ctx.find_root().params["db"] or os.environ.get(VARIABLE))


def _query(words: Sequence[str]) -> str:
    """Join the words of a query; what looks like an option is a mistyped one."""
    for word in words:
        if word.startswith("--"):
            raise click.UsageError(f"no such option: {word}")
    return " ".join(words)


def _on_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(APP)
    except PackageNotFoundError:
        return "(not installed)"
