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


def tool(
    platform: str, environ: Mapping[str, str], which: Callable[[str], str | None] = shutil.which
) -> list[str] | None:
    """The command that takes text on its standard input, None where none is installed."""
    candidates: list[list[str]] = []
    if platform == "darwin":
        candidates.append(["pbcopy"])
    if environ.get("WAYLAND_DISPLAY"):
        candidates.append(["wl-copy"])
    if environ.get("DISPLAY"):
        candidates.append(["xclip", "-selection", "clipboard"])
    if platform == "win32" or environ.get("WSL_DISTRO_NAME"):
        candidates.append(["clip.exe"])
    for command in candidates:
        if path := which(command[0]):
            return [path, *command[1:]]
    return None


def copy(app: "App[None]", text: str) -> None:
    """Send text to the clipboard and return at once; whether it arrived cannot be known, so it never fails."""
    import os

    app.copy_to_clipboard(text)  # OSC 52: through ssh and tmux, but some terminals ignore it
    if command := tool(sys.platform, os.environ):
        threading.Thread(target=_run, args=(command, text), daemon=True, name="clipboard").start()


def _run(command: list[str], text: str) -> None:
    coding = "utf-16" if command[0].endswith("clip.exe") else "utf-8"
    try:
        subprocess.run(
            command, input=text.encode(coding, "replace"), timeout=PATIENCE, check=False,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return  # the terminal has it, or nothing can be done
