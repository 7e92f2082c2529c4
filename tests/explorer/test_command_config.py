"""`onrecord config`."""

import re
import tomllib
from pathlib import Path

import pytest

from explorer import cli
from explorer.command_config import template
from explorer.commands import COMMANDS
from explorer.config import DEFAULT
from explorer.config_file import ConfigError, parse_config
from explorer.setting import SETTINGS
from explorer.themes import THEME_NAMES

Captured = pytest.CaptureFixture[str]
DOCS = Path(__file__).parents[2] / "docs" / "configuration.md"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the settings are read; nothing is there."""
    path = tmp_path / "deep" / "config.toml"
    monkeypatch.setenv("ONRECORD_CONFIG", str(path))
    return path


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        cli.main(arguments)
    assert isinstance(ended.value.code, int)
    return ended.value.code


def test_init_writes_a_file_that_changes_nothing_and_never_writes_over_one(file: Path, capsys: Captured) -> None:
    assert run("config", "--init") == 0
    assert capsys.readouterr().out == f"wrote {file}\n"
    text = file.read_text(encoding="utf-8")
    assert parse_config(text, file, THEME_NAMES).lines == {}
    file.write_text("theme = 'paper'\n", encoding="utf-8")
    assert run("config", "--init") == 2
    assert "the file exists, nothing was written" in capsys.readouterr().err
    assert file.read_text(encoding="utf-8") == "theme = 'paper'\n"


def test_the_file_has_every_setting_and_key_with_its_default_explained() -> None:
    text = template(THEME_NAMES)
    config = parse_config(re.sub(r"(?m)^#(?! )", "", text), Path("x"), THEME_NAMES)
    assert set(config.lines) == {setting.name for setting in SETTINGS} | {command.id for command in COMMANDS}
    for setting in SETTINGS:
        assert getattr(config, setting.name) == setting.default
        assert f"# {setting.sentence}\n" in text
    for command in COMMANDS:
        assert config.keys.keys(command) == command.keys
        assert f"# {command.sentence}\n" in text
    assert max(len(line) for line in text.splitlines()) <= 120


def test_it_prints_what_is_in_effect_and_where_it_comes_from(file: Path, capsys: Captured) -> None:
    file.parent.mkdir()
    file.write_text('# mine\ntheme = "nord"\n[keys]\nfilter.country = ["g c", "down"]\n"move.down" = "j"\n')
    assert run("config") == 0
    out = capsys.readouterr().out
    assert out.startswith(f"# read from {file}\n")
    assert 'theme = "nord"  # line 2\n' in out
    assert 'glyphs = "unicode"  # default\n' in out
    assert '"filter.country" = ["g c", "down"]  # line 4\n' in out
    again = parse_config(out, file, THEME_NAMES)
    assert again.theme == "nord"
    assert all(again.keys.keys(c) == {"filter.country": ("g c", "down"), "move.down": ("j",)}.get(c.id, c.keys)
               for c in COMMANDS)  # fmt: skip
    assert tomllib.loads(out)["session"] is DEFAULT.session


def test_without_a_file_it_says_how_to_get_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.delenv("ONRECORD_CONFIG", raising=False)
    monkeypatch.setattr("platformdirs.user_config_path", lambda *_, **__: tmp_path)
    assert run("config") == 0
    assert capsys.readouterr().out.startswith(f"# no file at {tmp_path / 'config.toml'}: onrecord config --init writes")


def test_the_path_alone(file: Path, capsys: Captured) -> None:
    assert run("config", "--path") == 0
    assert capsys.readouterr().out == f"{file}\n"
    assert run("config", "--path", "--init") == 2


def test_a_mistake_ends_with_2_and_no_traceback(file: Path, capsys: Captured) -> None:
    file.parent.mkdir()
    file.write_text('[keys]\n"filter.country" = "y"\n')
    assert run("config") == 2
    assert capsys.readouterr().err == (
        f"onrecord: {file}, line 2: “y” asks for quote.copy already; "
        "filter.country and quote.copy are on one screen (desk)\n"
        '  "filter.country" = "y"\n'
        '  give one of them another key: "quote.copy" = … for one\n'
    )


def test_where_no_file_can_be_written_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("ONRECORD_CONFIG", str(tmp_path / "file" / "config.toml"))
    assert run("config", "--init") == 2
    assert "cannot be written" in capsys.readouterr().err


def test_an_unknown_theme_is_a_plain_error(file: Path, capsys: Captured) -> None:
    assert run("--theme", "blue", "boots") == 2
    assert "no theme “blue”: there are ink, paper, stark" in capsys.readouterr().err


def test_the_app_runs_with_the_settings_and_a_theme_named_for_one_run(
    invented: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from explorer import app

    seen: list[app.Explorer] = []
    monkeypatch.setattr(app.Explorer, "run", lambda self: seen.append(self))
    file.parent.mkdir()
    file.write_text('theme = "nord"\nglyphs = "unicode"\ncitation = "ris"\n[keys]\n"app.quit" = "Q"\n')
    assert app.run_app(invented) == 0
    assert app.run_app(invented, "harbour", "paper") == 0
    assert [one.theme for one in seen] == ["nord", "paper"]
    assert {one.config.citation for one in seen} == {"ris"}
    file.write_text("theme = 7\n")
    with pytest.raises(ConfigError):
        app.run_app(invented)
    assert len(seen) == 2


def test_the_documentation_has_every_setting() -> None:
    text = DOCS.read_text(encoding="utf-8")
    for setting in SETTINGS:
        assert f"| `{setting.name}` |" in text
        for choice in setting.choices:
            assert f"`{choice}`" in text
