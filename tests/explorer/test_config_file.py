"""The person's own file of settings."""

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.commands import BY_ID, COMMANDS
from explorer.config import DEFAULT, Config, config_of
from explorer.config_file import ConfigError, find_config, parse_config, read_config
from explorer.keymap import TABLE
from explorer.setting import SETTINGS

THEMES = ("ink", "paper", "nord")
FILE = Path("somewhere/config.toml")


def parsed(text: str) -> Config:
    return parse_config(text, FILE, THEMES)


def test_an_empty_file_changes_nothing() -> None:
    config = parsed("# nothing here\n")
    assert (config.theme, config.glyphs, config.citation, config.session, config.keys) == (
        "ink", "unicode", "plain", True, TABLE
    )  # fmt: skip
    assert config.file == FILE
    assert config.lines == {}


def test_the_defaults_are_those_of_the_settings() -> None:
    assert {setting.name: getattr(DEFAULT, setting.name) for setting in SETTINGS} == {
        setting.name: setting.default for setting in SETTINGS
    }


def test_every_setting_is_read_with_its_line() -> None:
    config = parsed(
        'theme = "nord"\nglyphs = "ascii"\n\ncitation = "csl-json"\nsession = false\n[keys]\n"app.quit" = "Q"\n'
    )
    assert (config.theme, config.glyphs, config.citation, config.session) == ("nord", "ascii", "csl-json", False)
    assert config.keys.keys(BY_ID["app.quit"]) == ("Q",)
    assert config.lines == {"theme": 1, "glyphs": 2, "citation": 4, "session": 5, "app.quit": 7}


@pytest.mark.parametrize(
    ("line", "keys"),
    [
        ('"filter.country" = "ctrl+l"', ("ctrl+l",)),
        ('"filter.country" = ["f3", "gg c"]', None),
        ('"filter.country" = ["f3", "g c", "f3"]', ("f3", "g c")),
        ('filter.country = "esc esc"', None),
        ("filter.country = '\\'", ("backslash",)),
        ('filter.country = "á"', ("á",)),
        ('filter = { country = "ctrl+l" }', ("ctrl+l",)),
    ],
)
def test_a_key_or_a_list_of_keys_is_taken(line: str, keys: tuple[str, ...] | None) -> None:
    if keys is None:
        with pytest.raises(ConfigError):
            parsed(f"[keys]\n{line}\n")
    else:
        assert parsed(f"[keys]\n{line}\n").keys.keys(BY_ID["filter.country"]) == keys


def test_two_commands_can_trade_keys() -> None:
    config = parsed('[keys]\n"quote.copy" = "c"\n"filter.country" = "y"\n')
    assert config.keys.shown(BY_ID["quote.copy"]) == "c"
    assert config.keys.as_textual() == {"quote.copy": "c", "filter.country": "y"}


@pytest.mark.parametrize(
    ("text", "line", "message", "remedy"),
    [
        ("theme = ink\n", 1, "not TOML", 'theme = "ink"'),
        ('theme = "ink"\nthem = "paper"\n', 2, "there is no setting “them”", "is theme meant?"),
        ('theme = "blue"', 1, "theme cannot be “blue”", "ink, paper, nord"),
        ("theme = 3", 1, "theme cannot be a number", "ink, paper"),
        ('\n\nglyphs = "utf8"', 3, "glyphs cannot be “utf8”", "unicode, ascii"),
        ("citation = []", 1, "citation cannot be a list", "plain, markdown, bibtex, ris, csl-json"),
        ('session = "no"', 1, "session is true or false, not “no”", "session = true"),
        ("session = 1", 1, "session is true or false, not a number", "session = true"),
        ("keys = 1", 1, "keys is a table, not a number", "[keys]"),
        ('[keys]\n"filter.contry" = "c"', 2, "there is no command “filter.contry”", "is filter.country meant?"),
        ('[keys]\nfilter.contry = "c"', 2, "there is no command “filter.contry”", "onrecord config"),
        ("[keys.filter]\ncontry = 'c'", 2, "there is no command “filter.contry”", "onrecord config"),
        ('[keys]\n"filter.country" = "ctrl+"', 2, "there is no key “ctrl+”", "ctrl+d"),
        ('[keys]\n"filter.country" = "whatever"', 2, "there is no key “whatever”", "g g"),
        ('[keys]\n"filter.country" = 7', 2, "takes a key or a list of keys, not a number", '"filter.country" = "c"'),
        ('[keys]\n"filter.country" = []', 2, "not an empty list", '"filter.country" = "c"'),
        ('[keys]\n"filter.country" = ["c", true]', 2, "not a list", '"filter.country" = "c"'),
        ('[keys]\n"filter.country" = 1979-05-27', 2, "not a date", '"filter.country" = "c"'),
        ('[keys]\n"filter.country" = "ctrl+q"', 2, "ctrl+q always leaves the app", "another key"),
        ('[keys]\n"filter.country" = "y"', 2, "“y” asks for quote.copy already", '"quote.copy" = …'),
        ('[keys]\n"quote.copy" = "x"\n"filter.country" = "x"', 3, "asks for quote.copy already", "another key"),
        ('[keys]\n"filter.country" = "g"', 2, "“g” alone and as the first of two keys", '"move.first" = …'),
        ('[keys]\n"filter.country" = "j x"', 2, "“j” alone and as the first of two keys", '"move.down" = …'),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_place_and_its_remedy(text: str, line: int, message: str, remedy: str) -> None:
    with pytest.raises(ConfigError) as raised:
        parsed(text)
    error = raised.value
    assert error.status == 2
    assert error.message.startswith(f"{FILE}, line {line}: ")
    assert message in error.message
    assert remedy in error.remedy
    assert error.place.split("\n")[0] == text.split("\n")[line - 1].strip()


def test_toml_that_ends_too_early_has_a_line_too() -> None:
    with pytest.raises(ConfigError, match="line 2: not TOML"):
        parsed('theme = "ink"\nglyphs = """\n')


def test_the_file_is_the_one_of_the_variable_or_the_users_own(tmp_path: Path) -> None:
    assert find_config({"ONRECORD_CONFIG": str(tmp_path / "x.toml")}) == tmp_path / "x.toml"
    assert find_config({"ONRECORD_CONFIG": ""}).parts[-2:] == ("onrecord", "config.toml")
    assert find_config({"ONRECORD_CONFIG": "~/x.toml"}) == Path.home() / "x.toml"


def test_no_file_is_the_defaults_unless_it_was_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platformdirs.user_config_path", lambda *_, **__: tmp_path)
    assert read_config(THEMES, {}) is DEFAULT
    (tmp_path / "config.toml").write_text("\ufefftheme = 'paper'\r\nsession = false\r\n", encoding="utf-8")
    assert read_config(THEMES, {}).theme == "paper"
    with pytest.raises(ConfigError, match="no such file, and ONRECORD_CONFIG names it"):
        read_config(THEMES, {"ONRECORD_CONFIG": str(tmp_path / "other.toml")})


def test_what_cannot_be_read_is_an_error_not_a_traceback(tmp_path: Path) -> None:
    latin = tmp_path / "latin.toml"
    latin.write_bytes(b'theme = "ink"\n# na\xefve\n')
    with pytest.raises(ConfigError, match="line 2: the text is not UTF-8"):
        read_config(THEMES, {"ONRECORD_CONFIG": str(latin)})
    with pytest.raises(ConfigError, match=r"directory|denied"):
        read_config(THEMES, {"ONRECORD_CONFIG": str(tmp_path)})
    if sys.platform != "win32":
        assert read_config(THEMES, {"ONRECORD_CONFIG": "/dev/null"}).theme == "ink"


@pytest.mark.parametrize("text", ["a=" + "[" * 5000, "theme=" + "9" * 5000, "[keys]\n''=1", "\x00", "a.b.c=1\n", "\r"])
def test_odd_files_are_errors_too(text: str) -> None:
    with pytest.raises(ConfigError):
        parsed(text)


WORDS = st.sampled_from(
    [
        "theme",
        "keys",
        '"app.quit"',
        "app",
        ".",
        "=",
        '"',
        "'",
        "[",
        "]",
        "{",
        "}",
        "\n",
        "#",
        "true",
        "1",
        '"q"',
        '"g g"',
        ",",
    ]
)


@given(st.lists(WORDS, max_size=14).map("".join) | st.text(max_size=40))
def test_any_text_is_settings_or_an_error_with_a_remedy(text: str) -> None:
    try:
        config = parsed(text)
    except ConfigError as error:
        assert error.remedy
        assert str(FILE) in error.message
    else:
        assert config.theme in THEMES


def test_every_command_can_have_another_key() -> None:
    for command in COMMANDS:
        assert parsed(f'[keys]\n"{command.id}" = "f17"\n').keys.keys(command) == ("f17",)


def test_what_has_no_settings_has_the_defaults() -> None:
    assert config_of(object()) is DEFAULT
