"""The person's own editor, opened at a line."""

import os
import shlex
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

_GOTO = ("code", "code-insiders", "codium", "cursor", "windsurf")
_COLON = ("subl", "hx", "helix", "zed", "micro")
_LINE = ("kate", "kwrite", "idea", "pycharm", "webstorm", "mate")
_PLUS = ("vi", "vim", "nvim", "view", "nano", "pico", "emacs", "emacsclient", "kak", "joe", "ne", "mg", "gedit", "less")
_WINDOWS = (*_GOTO, *_LINE, "subl", "zed", "gedit")
"""Editors with windows of their own: the terminal stays ours."""


class EditorError(Exception):
    """There is no editor to open; the message says what to do."""


def command(
    path: Path | str,
    line: int,
    environ: Mapping[str, str] | None = None,
    which: Callable[[str], str | None] = shutil.which,
) -> list[str]:
    """The command that opens a file at a 1-based line, from $VISUAL, else $EDITOR; raises EditorError."""
    environ = os.environ if environ is None else environ
    variable = next((name for name in ("VISUAL", "EDITOR") if environ.get(name, "").strip()), None)
    if variable is None:
        raise EditorError("no editor: set $EDITOR, for example EDITOR=nano")
    value = environ[variable]
    try:
        words = shlex.split(value, posix=os.name != "nt")
    except ValueError as error:
        raise EditorError(f"cannot read ${variable} ({value}): quotation marks do not match") from error
    if not words or which(words[0]) is None:
        raise EditorError(f"cannot open ${variable} ({value.strip()}): not found")
    target, line = str(Path(path).absolute()), max(1, line)
    name = _name(words[0])
    if name in _GOTO:
        return [*words, "--goto", f"{target}:{line}"]
    if name in _COLON:
        return [*words, f"{target}:{line}"]
    if name in _LINE:
        return [*words, "--line", str(line), target]
    # An editor that is not known may take +LINE for a second file, so it gets the file alone.
    return [*words, f"+{line}", target] if name in _PLUS else [*words, target]


def takes_terminal(words: list[str]) -> bool:
    """The editor needs the terminal, so the app must step aside while it runs."""
    return _name(words[0]) not in _WINDOWS


def _name(program: str) -> str:
    return Path(program).name.removesuffix(".exe").lower()
