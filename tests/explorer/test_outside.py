"""The clipboard, the editor and the browser."""

import subprocess
import webbrowser
from pathlib import Path

import pytest
from textual.app import App

from explorer import browser, clipboard
from explorer.editor import EditorError, command, takes_terminal


def found(name: str) -> str | None:
    """Every program is installed."""
    return f"/bin/{name}"


@pytest.mark.parametrize(
    ("platform", "environ", "program"),
    [
        ("darwin", {}, "/bin/pbcopy"),
        ("linux", {"WAYLAND_DISPLAY": "w", "DISPLAY": ":0"}, "/bin/wl-copy"),
        ("linux", {"DISPLAY": ":0"}, "/bin/xclip"),
        ("linux", {"WSL_DISTRO_NAME": "Ubuntu"}, "/bin/clip.exe"),
        ("win32", {}, "/bin/clip.exe"),
    ],
)
def test_the_platforms_own_tool_takes_the_text(platform: str, environ: dict[str, str], program: str) -> None:
    assert [words[0] for words in clipboard.tools(platform, environ, found)] == [program]


def test_without_a_screen_or_a_tool_the_terminal_is_all_there_is() -> None:
    assert clipboard.tools("linux", {}, found) == []
    assert clipboard.tools("darwin", {}, lambda name: None) == []


def test_inside_tmux_its_own_buffer_is_filled_too() -> None:
    words = clipboard.tools("linux", {"DISPLAY": ":0", "TMUX": "/tmp/x"}, found)
    assert [command[0] for command in words] == ["/bin/xclip", "/bin/tmux"]
    assert words[1][1:] == ["load-buffer", "-w", "-"]


async def test_more_than_every_terminal_takes_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    app: App[None] = App()
    async with app.run_test():
        monkeypatch.setattr(clipboard, "tools", lambda *args: [])
        assert clipboard.copy(app, "x" * clipboard.LONGEST) == ""
        assert "more than some terminals take" in clipboard.copy(app, "é" * clipboard.LONGEST)
        assert app.clipboard == "é" * clipboard.LONGEST


async def test_copying_reaches_the_terminal_and_never_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard, "tools", lambda *args: [["/no/such/tool"]])
    app: App[None] = App()
    async with app.run_test():
        clipboard.copy(app, "“Boots”")
        assert app.clipboard == "“Boots”"


def test_a_tool_that_fails_or_hangs_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def late(*args: object, **options: object) -> None:
        raise subprocess.TimeoutExpired("xclip", 2)

    clipboard._run(["/no/such/tool"], "text")
    monkeypatch.setattr(subprocess, "run", late)
    clipboard._run(["xclip"], "text\ud800")


@pytest.mark.parametrize(
    ("editor", "words"),
    [
        ("vi", ["vi", "+7", "/a b.txt"]),
        ("/usr/bin/nano -w", ["/usr/bin/nano", "-w", "+7", "/a b.txt"]),
        ("emacs -nw", ["emacs", "-nw", "+7", "/a b.txt"]),
        ("code --wait", ["code", "--wait", "--goto", "/a b.txt:7"]),
        ("subl", ["subl", "/a b.txt:7"]),
        ("hx", ["hx", "/a b.txt:7"]),
        ("kate -n", ["kate", "-n", "--line", "7", "/a b.txt"]),
        ("ed", ["ed", "/a b.txt"]),
    ],
)
def test_the_editor_opens_at_the_line(editor: str, words: list[str]) -> None:
    assert command("/a b.txt", 7, {"EDITOR": editor}, found) == words


def test_visual_goes_before_editor_and_a_dash_is_no_option() -> None:
    words = command("-x.txt", 0, {"VISUAL": "vim", "EDITOR": "nano"}, found)
    assert words == ["vim", "+1", str(Path("-x.txt").absolute())]


@pytest.mark.parametrize(
    ("environ", "says"),
    [
        ({}, "set $EDITOR"),
        ({"EDITOR": "  "}, "set $EDITOR"),
        ({"EDITOR": "vi"}, "cannot open $EDITOR (vi): not found"),
        ({"VISUAL": "'vi"}, "cannot read $VISUAL"),
    ],
)
def test_an_editor_that_cannot_open_says_what_to_do(environ: dict[str, str], says: str) -> None:
    with pytest.raises(EditorError) as error:
        command("/a", 1, environ, lambda name: None)
    assert says in str(error.value)


def test_an_editor_with_its_own_window_leaves_the_terminal_alone() -> None:
    assert takes_terminal(["/usr/bin/vim", "+1", "x"])
    assert not takes_terminal(["code", "--goto", "x:1"])


def test_the_address_goes_before_the_file(tmp_path: Path) -> None:
    file = tmp_path / "a b.txt"
    assert browser.address_of("https://example.org/a", str(file)) == "https://example.org/a"
    assert browser.address_of(None, str(file)) is None
    file.write_text("words")
    assert browser.address_of("javascript:alert(1)", str(file)) == file.as_uri()
    assert browser.address_of(None, "file:///etc/passwd") is None


def test_a_browser_of_the_terminal_is_told_apart() -> None:
    assert browser.takes_terminal(webbrowser.GenericBrowser("w3m"))
    assert not browser.takes_terminal(webbrowser.BackgroundBrowser("firefox"))
