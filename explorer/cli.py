"""`onrecord` as one types it: which command is meant, what it is told, how it ends."""

import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from db.location import APP, find_database
from explorer import option
from explorer.cli_table import HIDDEN, SECTIONS, CommandTable
from explorer.completion import VARIABLE, complete_query
from explorer.failure import PIPE, STOPPED, USAGE, CommandError, explain, say

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

LEAST_SLIP = 5
"""Letters of a command from which a slip in it is told: of a shorter one too many words are made."""


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
        if args[0] in self.commands and args[0] not in HIDDEN:
            return super().resolve_command(ctx, args)
        for name in self.commands:
            if _is_slip(args[0], name) and name not in HIDDEN and not ctx.resilient_parsing:
                remedy = f"did you mean onrecord {name}? the word itself is found by: onrecord search {args[0]}"
                raise CommandError(f"“{args[0]}” is no command", remedy, USAGE)
        return "open", self.commands["open"], args

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem[str]]":
        """The commands and options, and what a query could begin with."""
        found = super().shell_complete(ctx, incomplete)
        return found if found and ":" not in incomplete else found + complete_query(ctx, None, incomplete)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Name them by what they are for: a line each is in the manual."""
        with formatter.section("Commands, each with a --help of its own"):
            formatter.write_dl([(section, ", ".join(names)) for section, names in SECTIONS.items()])


def _is_slip(typed: str, name: str) -> bool:
    """A command with letters swapped, one inside left out, or one typed twice: hardly any other word is such."""
    if len(name) < LEAST_SLIP or typed == name:
        return False
    swapped = (name[:at] + name[at + 1] + name[at] + name[at + 2 :] for at in range(len(name) - 1))
    fewer = (name[:at] + name[at + 1 :] for at in range(1, len(name) - 1))
    twice = (name[:at] + name[at] + name[at:] for at in range(len(name) - 1))
    ends = typed[:1] == name[0] and typed[-1:] == name[-1]
    return (ends and sorted(typed) == sorted(name)) or any(typed in slips for slips in (swapped, fewer, twice))


@click.group(
    cls=_Commands,
    commands=CommandTable(),
    invoke_without_command=True,
    context_settings=option.AS_TYPED,
    subcommand_metavar="[QUERY... | COMMAND]",
)
@click.option("--version", is_flag=True, help="Print the version and end.")
@click.option("--debug", is_flag=True, expose_value=False, help="Write a log, and say where it is.")
@option.theme
@option.session
@option.database
@click.pass_context
def onrecord(ctx: click.Context, version: bool, theme: str | None, session: bool, db: Path | None) -> None:
    """Explore who said what in the news: the app opens, with QUERY asked already.

    Example: onrecord boots country:DE

    The database is the one of --db, else of ONRECORD_DB, else db/onrecord.db in
    a checkout, else the user's own.
    """
    if version:
        click.echo(f"{APP} {_version()}")
        ctx.exit()
    if ctx.invoked_subcommand is None:
        from explorer.cli_open import opened

        ctx.exit(opened(find_database(db), "", theme, session))


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and end with its exit status; an error is a plain line, never a traceback."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    _open_closed()
    if isinstance(sys.stdout, io.TextIOWrapper):  # data go out as UTF-8; a terminal that cannot show a letter gets a ?
        sys.stdout.reconfigure(encoding=None if sys.stdout.isatty() else "utf-8", errors="replace")
    if VARIABLE in os.environ:
        from explorer.shell import register

        register()
    written = _begin_log(given) if "--debug" in given else None  # wherever it stands
    try:
        status = _run([word for word in given if word != "--debug"])
    except _ClosedPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or the flush at exit would complain
        status = PIPE
    if written is not None:
        from explorer.log import LOG

        LOG.info("ended with %d", status)
        if status not in (0, PIPE):
            say(f"what happened is in {written}")
    sys.exit(status)


def _begin_log(arguments: Sequence[str]) -> Path | None:
    """Write a log from now on and say where; without one the command runs as well."""
    import shlex

    from explorer.log import begin

    try:
        file = begin(f"{APP} {_version()}: {shlex.join(arguments)}")
    except OSError as error:
        say(f"no log can be written: {error.filename}: {error.strerror}")
        return None
    say(f"the log is {file}")
    return file


def _open_closed() -> None:
    """Send what would go to an output that the shell closed (>&-) nowhere: Python leaves None in its place."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 -- open to the end


def _run(arguments: list[str]) -> int:
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
        from explorer.log import LOG

        LOG.error("%s", error, exc_info=True)
        return explain(error)


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(APP)
    except PackageNotFoundError:
        return "(not installed)"
