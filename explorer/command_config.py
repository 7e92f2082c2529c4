"""`onrecord config`: the settings in effect and where they come from, or a file to begin with."""

import os
from pathlib import Path

import click

from db.location import APP
from explorer.commands import COMMANDS, GROUPS, Command
from explorer.config import Config
from explorer.config_file import VARIABLE, ConfigError, find_config, read_config, toml
from explorer.keys import key_written
from explorer.setting import SETTINGS, Setting


def show() -> None:
    """Print every setting as TOML, each with where it comes from."""
    from explorer.themes import THEME_NAMES

    file = find_config()
    config = read_config(THEME_NAMES)
    head = f"# no file at {file}: {APP} config --init writes one" if config.file is None else f"# read from {file}"
    click.echo("\n".join([head, *_in_effect(config)]))


def write(file: Path) -> None:
    """Write a file with every setting and its default explained, where there is none."""
    from explorer.themes import THEME_NAMES

    if os.path.lexists(file):
        raise ConfigError(file, None, "the file exists, nothing was written",
                          f"edit it, or move it away; {APP} config prints what is in effect")  # fmt: skip
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8") as out:
            out.write(template(THEME_NAMES))
    except OSError as error:
        raise ConfigError(file, None, f"cannot be written: {error.strerror or error}",
                          f"{VARIABLE}=FILE names another file") from None  # fmt: skip
    click.echo(f"wrote {file}")


def template(themes: tuple[str, ...]) -> str:
    """The file to begin with: all is commented out, so that it changes nothing."""
    lines = [
        f"# Settings of {APP}. What is commented out is the default; take away the # to change it.",
        f"# {APP} config prints what is in effect.",
    ]
    for setting in SETTINGS:
        lines += ["", *_explained(setting, themes), f"#{setting.name} = {toml(setting.default)}"]
    lines += [
        "",
        "# Keys: a key, or a list of keys. A letter or sign is itself; others are tab, space, enter, esc, home, end,",
        "# pageup, pagedown, up, down, left, right, delete, f1 and so on, with ctrl+, alt+ or shift+ before them.",
        '# Two pressed one after the other have a blank between: "g g".',
        "[keys]",
    ]  # fmt: skip
    for group in GROUPS:
        lines.append("")
        for command in COMMANDS:
            if command.group == group:
                lines += [f"# {command.sentence}", f"#{_assigned(command, command.keys)}"]
    return "\n".join(lines) + "\n"


def _explained(setting: Setting, themes: tuple[str, ...]) -> list[str]:
    lines = [f"# {setting.sentence}"]
    if setting.name == "theme":
        words = iter(themes)
        line = "#"
        for word in words:
            if len(line) + len(word) > 100:
                lines.append(line)
                line = "#"
            line += f" {word}"
        lines.append(line)
    return lines


def _assigned(command: Command, keys: tuple[str, ...]) -> str:
    written = [toml(key_written(key)) for key in keys]
    value = written[0] if len(written) == 1 else f"[{', '.join(written)}]"
    return f'"{command.id}" = {value}'


def _in_effect(config: Config) -> list[str]:
    """Settings and keys as TOML, those of the file marked with its line."""
    values: dict[str, str | bool] = {
        "theme": config.theme, "glyphs": config.glyphs, "citation": config.citation, "session": config.session
    }  # fmt: skip
    lines = [f"{name} = {toml(value)}  # {_source(config, name)}" for name, value in values.items()]
    lines += ["", "[keys]"]
    return lines + [
        f"{_assigned(command, config.keys.keys(command))}  # {_source(config, command.id)}" for command in COMMANDS
    ]


def _source(config: Config, name: str) -> str:
    line = config.lines.get(name)
    return "default" if line is None else f"line {line}" if line else "the file"
