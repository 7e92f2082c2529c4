"""The person's own file of settings: where it is, what it says, and what is wrong with it."""

import os
import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import get_args

import platformdirs

from db.location import APP
from explorer.commands import BY_ID
from explorer.config import DEFAULT, Config
from explorer.failure import USAGE, CommandError
from explorer.keymap import RESERVED, Clash, Keymap, clash
from explorer.keys import key_name, key_shown, key_written
from explorer.setting import BY_NAME, SETTINGS, Citation, Glyphs, Setting

VARIABLE = "ONRECORD_CONFIG"
FILE_NAME = "config.toml"
A_KEY = (
    "a key is a letter or sign, or tab, space, enter, f1, pagedown, ctrl+d and so on; "
    "two pressed one after the other have a blank between: g g"
)


class ConfigError(CommandError):
    """The file of settings says something that cannot be meant; names file, line and remedy."""

    def __init__(self, file: Path, line: int | None, message: str, remedy: str, place: str = "") -> None:
        super().__init__(f"{file}{f', line {line}' if line else ''}: {message}", remedy, USAGE, place)


def find_config(environ: Mapping[str, str] = os.environ) -> Path:
    """Return where the file is, or would be: that of ONRECORD_CONFIG, else the one in the user's own directory."""
    chosen = environ.get(VARIABLE)
    if chosen:
        return Path(chosen).expanduser()
    return platformdirs.user_config_path(APP, appauthor=False) / FILE_NAME


def read_config(themes: Collection[str], environ: Mapping[str, str] = os.environ) -> Config:
    """Read the settings; without a file they are the defaults. Raises ConfigError."""
    file = find_config(environ)
    try:
        text = file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        if environ.get(VARIABLE):
            remedy = f"{APP} config --init writes it, or unset {VARIABLE}"
            raise ConfigError(file, None, f"there is no such file, and {VARIABLE} names it", remedy) from None
        return DEFAULT
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise ConfigError(file, line, "the text is not UTF-8", "save the file as UTF-8") from None
    except OSError as error:
        raise ConfigError(file, None, error.strerror or str(error), f"{VARIABLE}=FILE names another file") from None
    return parse_config(text, file, themes)


def parse_config(text: str, file: Path, themes: Collection[str]) -> Config:
    """Take the settings out of the text of a file. Raises ConfigError."""
    return _Parser(text, file, themes).config()


def toml(value: str | bool) -> str:
    """A value as TOML."""
    if isinstance(value, bool):
        return str(value).lower()
    return f"'{value}'" if set(value) & {'"', "\\"} and "'" not in value else f'"{value}"'


class _Parser:
    """One reading of one file."""

    def __init__(self, text: str, file: Path, themes: Collection[str]) -> None:
        self.lines = text.split("\n")
        self.file = file
        self.themes = themes
        import tomllib  # most have no such file

        try:
            self.table: Mapping[str, object] = tomllib.loads(text)
        except RecursionError:
            raise self.not_toml("nested too deep") from None
        except ValueError as error:  # TOML's own, and that of a number with thousands of digits
            raise self.not_toml(str(error)) from None

    def config(self) -> Config:
        """All settings."""
        for name in self.table:
            if name not in BY_NAME and name != "keys":
                raise self.error(name, f"there is no setting “{name}”", _like(name, [*BY_NAME, "keys"]))
        values = {setting.name: self.value(setting) for setting in SETTINGS}
        keys = self.keymap()
        glyphs: dict[object, Glyphs] = {choice: choice for choice in get_args(Glyphs)}
        citations: dict[object, Citation] = {choice: choice for choice in get_args(Citation)}
        said = [*(name for name in self.table if name != "keys"), *keys.own]
        return Config(
            theme=str(values["theme"]),
            glyphs=glyphs[values["glyphs"]],
            citation=citations[values["citation"]],
            session=bool(values["session"]),
            keys=keys,
            file=self.file,
            lines={name: self.line_of(name) or 0 for name in said},
        )

    def value(self, setting: Setting) -> str | bool:
        """What one setting is."""
        name, value = setting.name, self.table.get(setting.name, setting.default)
        if isinstance(setting.default, bool):
            if not isinstance(value, bool):
                remedy = f"{name} = {toml(setting.default)} is what holds without it"
                raise self.error(name, f"{name} is true or false, not {_told(value)}", remedy)
            return value
        choices = tuple(self.themes) if name == "theme" else setting.choices
        if not isinstance(value, str) or value not in choices:
            raise self.error(name, f"{name} cannot be {_told(value)}", f"it is one of: {', '.join(choices)}")
        return value

    def keymap(self) -> Keymap:
        """The keys somebody chose."""
        table = self.table.get("keys", {})
        if not isinstance(table, dict):
            remedy = 'write [keys], and below it "app.help" = "?"'
            raise self.error("keys", f"keys is a table, not {_told(table)}", remedy)
        own: dict[str, tuple[str, ...]] = {}
        for name, value in _flat(table):
            if name not in BY_ID:
                raise self.error(name, f"there is no command “{name}”", _like(name, BY_ID))
            own[name] = self.keys(name, value)
        keymap = Keymap(own)
        found = clash(keymap)
        if found is not None:
            raise self.clashing(found, keymap)
        return keymap

    def keys(self, name: str, value: object) -> tuple[str, ...]:
        """The keys somebody wrote for a command, as Textual names them."""
        listed = value if isinstance(value, list) else [value]
        written = [key for key in listed if isinstance(key, str)]
        if not written or len(written) != len(listed):
            said = _told(value) if listed else "an empty list"
            remedy = f'"{name}" = {toml(key_written(BY_ID[name].keys[0]))} is what holds without it'
            raise self.error(name, f"{name} takes a key or a list of keys, not {said}", remedy)
        keys: dict[str, None] = {}
        for key in written:
            known = key_name(key)
            if known is None:
                raise self.error(name, f"there is no key “{key}”", A_KEY)
            for part in known.split(" "):
                if part in RESERVED:
                    raise self.error(name, f"“{key}” cannot be taken: {part} {RESERVED[part]}", "choose another key")
            keys[known] = None
        return tuple(keys)

    def clashing(self, found: Clash, keymap: Keymap) -> ConfigError:
        """Two commands of a screen want one key; the one that was given it last is named first."""
        pair = sorted((found.one, found.other), key=lambda command: self.line_of(command.id) or 0)
        theirs, mine = sorted(pair, key=lambda command: command.id in keymap.own)
        key, first = key_shown(found.key), key_shown(found.key.split(" ")[0])
        if found.key in keymap.keys(mine) and found.key in keymap.keys(theirs):
            message = f"“{key}” asks for {theirs.id} already"
        else:
            message = f"“{first}” alone and as the first of two keys cannot both ask for something"
        where = f"{mine.id} and {theirs.id} are on one screen ({found.where})"
        remedy = f'give one of them another key: "{theirs.id}" = … for one'
        return self.error(mine.id, f"{message}; {where}", remedy)

    def error(self, name: str, message: str, remedy: str) -> ConfigError:
        """An error about a name of the file, with its line where that can be found."""
        number = self.line_of(name)
        return ConfigError(self.file, number, message, remedy, self.lines[number - 1].strip() if number else "")

    def line_of(self, name: str) -> int | None:
        """The line that gives a name its value; TOML has more ways to write one than are looked for."""
        whole, last = re.escape(name), re.escape(name.rpartition(".")[2])
        ways = (rf"[\"']?{whole}[\"']?\s*=", rf"\[\s*[\"']?{whole}\b", rf"[\"']?{whole}\.", rf"[\"']?{last}[\"']?\s*=")
        for way in ways:
            pattern = re.compile(rf"\s*{way}")
            for number, line in enumerate(self.lines, 1):
                if pattern.match(line):
                    return number
        return None

    def not_toml(self, message: str) -> ConfigError:
        """TOML's own complaint, with the line shown."""
        at = re.search(r"\(at line (\d+), column (\d+)\)", message)
        said = re.sub(r"\s*\(at .*\)$", "", message)
        number = (
            int(at[1]) if at else max((number for number, line in enumerate(self.lines, 1) if line.strip()), default=1)
        )
        line = self.lines[number - 1] if number <= len(self.lines) else ""
        place = f"{line}\n{' ' * (int(at[2]) - 1)}^" if at else line
        message = f"not TOML: {said[:1].lower()}{said[1:]}"
        return ConfigError(self.file, number, message, 'a setting is written theme = "ink"', place)


def _flat(table: Mapping[str, object], before: str = "") -> list[tuple[str, object]]:
    """Ids and values; ``filter.country`` without quotation marks is a table in a table to TOML."""
    found: list[tuple[str, object]] = []
    for name, value in table.items():
        found += _flat(value, f"{before}{name}.") if isinstance(value, dict) else [(before + name, value)]
    return found


def _like(name: str, names: Collection[str]) -> str:
    from difflib import get_close_matches  # takes longer than all else here

    near = get_close_matches(name, names, 1, 0.5)
    meant = f"is {near[0]} meant? " if near else ""
    return f"{meant}{APP} config prints all there are"


def _told(value: object) -> str:
    if isinstance(value, str):
        return f"“{value}”"
    if isinstance(value, bool):
        return str(value).lower()
    return {int: "a number", float: "a number", list: "a list", dict: "a table"}.get(type(value), "a date")
