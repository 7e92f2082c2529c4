"""Text to the clipboard: by the terminal, and by the platform's own tool where there is one."""

import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App

PATIENCE = 2.0
"""Seconds a tool may take."""


LONGEST = 74_994
"""Bytes that every terminal takes from OSC 52: 100,000 once they are written as letters. Many take more."""


def tools(
    platform: str, environ: Mapping[str, str], which: Callable[[str], str | None] = shutil.which
) -> list[list[str]]:
    """The commands that take text on their standard input: the platform's own, and that of tmux inside it."""
    candidates: list[list[str]] = []
    if platform == "darwin":
        candidates.append(["pbcopy"])
    if environ.get("WAYLAND_DISPLAY"):
        candidates.append(["wl-copy"])
    if environ.get("DISPLAY"):
        candidates.append(["xclip", "-selection", "clipboard"])
        candidates.append(["xsel", "--clipboard", "--input"])
    if platform == "win32" or environ.get("WSL_DISTRO_NAME"):
        candidates.append(["clip.exe"])
    found = [[path, *command[1:]] for command in candidates if (path := which(command[0]))][:1]
    # As it comes, tmux keeps OSC 52 of a program to itself; what is loaded with -w it hands to its own terminal.
    if environ.get("TMUX") and (path := which("tmux")):
        found.append([path, "load-buffer", "-w", "-"])
    return found


def copy(app: "App[None]", text: str) -> str:
    """Send text to the clipboard and return at once; whether it arrived cannot be known, so it never fails.

    Returns what to add to what the person is told: a warning where the text may be more than the terminal takes.
    """
    import os

    app.copy_to_clipboard(text)  # OSC 52: through ssh, but some terminals ignore it
    commands = [] if app.is_web else tools(sys.platform, os.environ)
    if commands:  # of a browser the clipboard is that of who looks, not that of the machine of the server
        threading.Thread(target=_run_all, args=(commands, text), daemon=True, name="clipboard").start()
    elif not app.is_web and len(text.encode("utf-8", "replace")) > LONGEST:
        return " · more than some terminals take"
    return ""


def _run_all(commands: list[list[str]], text: str) -> None:
    for command in commands:
        _run(command, text)


def _run(command: list[str], text: str) -> None:
    coding = "utf-16" if command[0].endswith("clip.exe") else "utf-8"
    try:
        subprocess.run(
            command, input=text.encode(coding, "replace"), timeout=PATIENCE, check=False,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return  # the terminal has it, or nothing can be done
