"""What a shell completes: commands, fields of queries, and values that the library holds."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from explorer.cli import onrecord
from explorer.completion import SHELLS
from explorer.shell import Bash, reply, script, word_start

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("onrecord sea", "sea"),
        ("onrecord search ", ""),
        ("onrecord search country:D", "country:D"),
        ("onrecord search 'boots country:D", "'boots country:D"),
        ('onrecord "a b" "c d', '"c d'),
        ("onrecord speaker:Ada\\ Q", "speaker:Ada\\ Q"),
        ("onrecord it\\'s co", "co"),
    ],
)
def test_the_last_word_is_found_whatever_marks_are_in_it(line: str, word: str) -> None:
    assert line[word_start(line) :] == word


@pytest.mark.parametrize(
    ("raw", "value", "put"),
    [
        ("sea", "search", "search"),
        ("country:D", "country:DE", "DE"),
        ("speaker:q", 'speaker:"Ada Quill"', '\\"Ada\\ Quill\\"'),
        ("'boots speaker:q", 'boots speaker:"Ada Quill"', 'boots speaker:"Ada Quill"'),
        ("'speaker:o", "speaker:O'Hara", "speaker:O'\\''Hara"),
        ('"speaker:q', 'speaker:"Ada Quill"', 'speaker:\\"Ada Quill\\""'),
        ("confidence:", "confidence:>=0.8", "\\>=0.8"),
        ("", "$(rm -r x)`;&", "\\$\\(rm\\ -r\\ x\\)\\`\\;\\&"),
    ],
)
def test_bash_gets_the_last_piece_of_a_word_and_runs_nothing_of_it(raw: str, value: str, put: str) -> None:
    assert reply(raw, value) == put


def completed(line: str, db: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setenv("COMP_WORDS", line)
    monkeypatch.setenv("ONRECORD_DB", str(db))
    answer = Bash(onrecord, {}, "onrecord", "_ONRECORD_COMPLETE").complete()
    return [value.partition(",")[2] for value in answer.splitlines()]


def test_commands_options_fields_and_values(invented: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def offers(line: str) -> list[str]:
        return completed(f"onrecord {line}", invented, monkeypatch)

    assert offers("sea") == ["search", "searches"]
    assert "--fields" in offers("actors --f")
    assert offers("search --format m") == ["md"]
    assert offers("actors --fields name,q") == ["name,quotes"]
    assert offers("search kind:") == ["direct", "mixed", "indirect"]
    assert offers("search country:fra") == ["FR"]
    assert offers("country:FR,ger") == ["FR,DE"]
    assert offers("search 'pier speaker:quil") == ['pier speaker:"Ada Quill"']
    assert offers("search out")[0].startswith("out")
    assert offers("search nothing-like-it") == []
    assert offers("search after:2") == []


def test_without_a_library_fields_are_offered_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert completed("onrecord search spea", tmp_path / "none.db", monkeypatch)[0].startswith("speaker:")
    (tmp_path / "bad.db").write_text("no library " * 100)
    assert "direct" in completed("onrecord search kind:", tmp_path / "bad.db", monkeypatch)
    assert completed("onrecord search speaker:a", tmp_path / "bad.db", monkeypatch) == []


def test_what_bash_would_take_away_stays(invented: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = completed("onrecord search source:har", invented, monkeypatch)
    assert len(answer) < 2 or all(one.startswith("har") for one in answer) or answer[-1] == "har"


@pytest.mark.parametrize("shell", SHELLS)
def test_there_is_a_script_for_each_shell(shell: str) -> None:
    assert "_ONRECORD_COMPLETE" in script(shell, onrecord, "onrecord")


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
def test_bash_itself(invented: Path, tmp_path: Path) -> None:
    (tmp_path / "complete").write_text(script("bash", onrecord, "onrecord"))
    tool = tmp_path / "onrecord"
    tool.write_text(f'#!/bin/sh\ncd {ROOT} && exec {sys.executable} -m explorer "$@"\n')
    tool.chmod(0o755)
    line = "onrecord search 'pier speaker:quil"
    code = 'source "$1"; COMP_LINE=$3 COMP_POINT=${#3}; _onrecord_completion "$2"; printf "%s\\n" "${COMPREPLY[@]}"'
    done = subprocess.run(
        ["bash", "--norc", "-c", code, "-", tmp_path / "complete", tool, line],
        capture_output=True, text=True, check=False, env={**os.environ, "ONRECORD_DB": str(invented)},
    )  # fmt: skip
    assert done.stdout.splitlines() == ['pier speaker:"Ada Quill"']


@pytest.mark.skipif(shutil.which("fish") is None, reason="fish is not installed")
def test_fish_itself_keeps_what_stands_behind_a_comma(invented: Path, tmp_path: Path) -> None:
    tool = tmp_path / "onrecord"
    tool.write_text(f'#!/bin/sh\ncd {ROOT} && exec {sys.executable} -m explorer "$@"\n')
    tool.chmod(0o755)
    (tmp_path / "complete.fish").write_text(script("fish", onrecord, "onrecord"))
    code = (
        'source $argv[1]; complete -C "onrecord search --fields text,spea"; complete -C "onrecord search country:FR,D"'
    )
    done = subprocess.run(
        ["fish", "--no-config", "-c", code, tmp_path / "complete.fish"],
        capture_output=True, text=True, check=False,
        env={**os.environ, "ONRECORD_DB": str(invented), "PATH": f"{tmp_path}:{os.environ['PATH']}"},
    )  # fmt: skip
    offered = [line.partition("\t")[0] for line in done.stdout.splitlines()]
    assert offered[0] == "text,speaker"
    assert "country:FR,DE" in offered


def test_fish_is_told_to_part_kind_and_value_alone() -> None:
    assert 'string split -m 1 ","' in script("fish", onrecord, "onrecord")
