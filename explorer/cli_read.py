"""The commands of `onrecord` that read articles without a database, or learn from them."""

from collections.abc import Mapping
from pathlib import Path

import click

from explorer import option, wants


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="PATH...", required=True)
@click.option("--format", "form", type=click.Choice(["jsonl"]), default="jsonl", help="One line an article.")
@click.option("--explain", is_flag=True, help="Print for people, with reasons, not JSON.")
@click.option("--min-confidence", type=click.FloatRange(0, 1), default=0.0, metavar="F", help="Leave out what is less.")
@click.option("--aloud-only", is_flag=True, help="Leave out what was only thought or planned.")
@click.option("--model", metavar="NAME", help="The spaCy pipeline to use.")
@wants.columns
@wants.max_size
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
    columns: Mapping[str, str],
    max_size: int | None,
    rules_only: bool,
    weights: Path | None,
    jobs: int | None,
) -> None:
    """Print what is found in articles; no database is read or written.

    Example: onrecord extract article.txt --explain

    Ends with 0; with 1 if something was skipped; with 2 if a PATH is not there or
    a table has not the columns. With --explain each quote has the
    rule that found it, and what chose its cue, words and speaker.
    """
    from db.read.wants import Wants
    from explorer.command_extract import Wanted
    from explorer.command_extract import extract as run

    own = option.one_way(rules_only, weights)
    given = Wants(max_size, columns)
    ctx.exit(run(paths, Wanted(model, rules_only, own, explain, min_confidence, aloud_only, jobs, given)))


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option(
    "--output", type=click.Path(path_type=Path), default=Path("attribution.npz"), show_default=True, metavar="FILE",
    help="Where the weights go.",
)  # fmt: skip
@click.option(
    "--holdout", type=click.FloatRange(0, 0.9), default=0.0, metavar="SHARE",
    help="Keep this share back, and print how well it is read.",
)  # fmt: skip
@click.pass_context
def train(ctx: click.Context, folder: Path, output: Path, holdout: float) -> None:
    """Learn weights from articles that people annotated in brat standoff.

    Example: onrecord train annotated/ --holdout 0.2

    Below DIR is x.txt with x.ann or x_WHO.ann; an event of the type Attribution
    names its Source, Cue and Content. The weights are for --weights FILE of
    onrecord extract and build; the same articles give the same file, to the bit.

    It takes scipy: pip install 'onrecord[train]'. Ends with 0; with 1 if there
    is nothing to learn from; with 130 if ctrl-c stopped it, and nothing is
    written then.
    """
    from explorer.command_train import train as run

    ctx.exit(run(folder, output, holdout))
