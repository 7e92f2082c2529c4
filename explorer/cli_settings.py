"""The commands of `onrecord` about itself: its settings, its keys, its words in a shell, its manual."""

import click

from db.location import APP
from explorer.completion import SHELLS


@click.command()
def keys() -> None:
    """Print the table of keys, in Markdown.

    Example: onrecord keys | grep -i mark

    A key of your own settings is shown in the app with ?; these are the table's.
    """
    from explorer.key_table import key_table

    click.echo(key_table(), nl=False)


@click.command()
@click.option("--init", "init", is_flag=True, help="Write a file with every setting and its default explained.")
@click.option("--path", "path", is_flag=True, help="Print where the file is, or would be.")
def config(init: bool, path: bool) -> None:
    """Print the settings in effect and where each comes from.

    Example: onrecord config --init

    They are read from config.toml in the user's own directory of settings, or
    from the file of ONRECORD_CONFIG. Ends with 0, or with 2 if the file says
    something that cannot be meant, or if --init finds one.
    """
    from explorer import command_config
    from explorer.config_file import find_config

    if init and path:
        raise click.UsageError("--init and --path are not for one run")
    if path:
        click.echo(find_config())
    elif init:
        command_config.write(find_config())
    else:
        command_config.show()


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print a script that makes a shell complete commands, fields and values.

    \b
    Example: eval "$(onrecord completion bash)"     # in ~/.bashrc
    Example: eval "$(onrecord completion zsh)"      # in ~/.zshrc, after compinit
    Example: onrecord completion fish > ~/.config/fish/completions/onrecord.fish

    Then onrecord search country:<TAB> offers the countries the library has, and
    speaker:zel<TAB> whom it may be.
    """
    from explorer.shell import script

    click.echo(script(shell, ctx.find_root().command, APP), nl=False)


@click.command()
@click.pass_context
def man(ctx: click.Context) -> None:
    """Print the manual page.

    Example: onrecord man > onrecord.1 && man -l onrecord.1

    It comes with onrecord as docs/onrecord.1, too.
    """
    from explorer.manual import manual

    root = ctx.find_root().command
    if isinstance(root, click.Group):
        click.echo(manual(root), nl=False)
