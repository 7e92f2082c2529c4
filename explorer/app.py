"""The app: its themes, its library, and the desk."""

from __future__ import annotations

import asyncio
import gc
import signal
import sqlite3
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import RenderableType
from textual import events
from textual.actions import ActionParseResult
from textual.dom import DOMNode
from textual.filter import LineFilter
from textual.notifications import Notify, SeverityLevel
from textual.worker import WorkerFailed

from db.ask.connection import LibraryError, open_read_only
from db.ask.query import Query
from explorer.ascii_filter import AsciiFilter
from explorer.config import DEFAULT, Config
from explorer.config_file import read_config
from explorer.draw.glyph import use
from explorer.draw.piece import plain
from explorer.history import Entry, History
from explorer.loader import Loader
from explorer.log import LOG, quiet
from explorer.screens.desk import Desk
from explorer.session import Session, SessionError, read_session, session_file, write_session
from explorer.themes import THEME_NAMES, THEMES, next_theme, palette_of, variables
from explorer.toast import LEAST, UNTIL_KEY, Told
from explorer.typeahead import TypeAhead
from explorer.writer import Writer

if TYPE_CHECKING:
    from db.ask.library import Library


SETTLED = 1.5
"""Seconds after which the app stands, and what searches is imported."""


class Explorer(TypeAhead):
    """On the record, in a terminal."""

    TITLE = "On the record"
    ENABLE_COMMAND_PALETTE = False
    CSS_PATH = "app.tcss"
    _themed = False
    """The theme is chosen."""

    def __init__(
        self,
        library: Library | Path,
        query: Query | None = None,
        config: Config = DEFAULT,
        session: Session | None = None,
        keep: Callable[[Session], None] | None = None,
    ) -> None:
        """Take a library or its path, the query to begin with, the settings, the session to go on with, its keeper."""
        super().__init__()
        self.config = config
        """The settings of this run; every part reads them with `config_of`."""
        self.lately: list[str] = []
        """Ids of the commands that were run from the palette, the last first."""
        use(config.glyphs)
        self._ascii = (AsciiFilter(),) if config.glyphs == "ascii" else ()
        for palette in THEMES:
            self.register_theme(palette)
        # Nothing is styled yet: as a change of theme it would have all styles read twice.
        self.set_reactive(Explorer.theme, config.theme)
        dark = self.current_theme.dark
        self.update_classes({f"-theme-{config.theme}": True, "-dark-mode": dark, "-light-mode": not dark}, update=False)
        self._themed = True
        self.stylesheet.set_variables(self.get_css_variables())
        self.set_keymap(config.keys.as_textual())
        self.animation_level = "none"
        self.loader = Loader(library)
        self.writer = Writer(lambda: self.loader.path)
        self._wrong: float | None = None
        """When the last error was told that is still to be seen."""
        self.failure: BaseException | None = None
        """What the app ended with that nothing had foreseen."""
        self.session = session or Session()
        """The session one came with; the desk brings it up to date."""
        self._keep = keep
        self.notice = ""
        """What is told as the app opens."""
        if query is not None:
            # What one left is a step back from what one asks for now.
            past = () if session is None else (*session.history.past, session.history.now)
            self.session = replace(self.session, history=History(past, Entry(query)), opened=None)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's, and the one that puts all into ASCII last."""
        return [*super().get_line_filters(), *self._ascii]

    def get_css_variables(self) -> dict[str, str]:
        """The colours of the theme; none before it is chosen, as Textual asks for those of its own first."""
        return super().get_css_variables() if self._themed else {}

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours style sheets may name before a theme is on."""
        return variables(palette_of(self.theme))

    def action_theme(self) -> None:
        """The next of the three themes: dark, light, contrast."""
        self.theme = next_theme(self.theme)
        self.notify(f"theme {self.theme}", timeout=3, markup=False)

    def get_default_screen(self) -> Desk:
        """The desk, from the start: Textual's own first screen would be laid out and drawn for nothing."""
        desk = Desk(self.loader, self.session.history, self.session.numbers)
        desk.left = self.session
        return desk

    def on_mount(self) -> None:
        """Tell what there is to tell, and keep the session whatever ends the app."""
        self.loader.threads.on_mending = self._told
        if self.notice:
            self.notify(self.notice, timeout=6, severity="warning", markup=False)
        if self._keep is not None:
            for name in ("SIGHUP", "SIGTERM"):  # the window is closed: what was shown is kept all the same
                with suppress(AttributeError, NotImplementedError, RuntimeError, ValueError):
                    asyncio.get_running_loop().add_signal_handler(getattr(signal, name), self.exit)

    def on_ready(self) -> None:
        """Collect garbage again once the app stands: what is there by then stays, and is not gone through again."""
        if not gc.isenabled():
            asyncio.get_running_loop().call_later(SETTLED, collect_again)

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """Leave; what is shown is kept for the next time."""
        desk = next((screen for screen in self.screen_stack if isinstance(screen, Desk)), None)
        if self._keep is not None and desk is not None and desk.answer is not None:
            self._keep(desk.kept())
            self._keep = None
        super().exit(result, return_code, message)

    def _told(self, words: str) -> None:
        """Say something from a reading thread."""
        with suppress(RuntimeError):  # the app is closing
            self.call_from_thread(partial(self.notify, words, timeout=10, markup=False))

    def _handle_exception(self, error: Exception) -> None:
        """Hold what went wrong for `run_app` to say; Textual gives no other place to."""
        if self.failure is None:
            self.failure = error.error if isinstance(error, WorkerFailed) else error
            LOG.error("the app ends: %s", self.failure, exc_info=self.failure)
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """End, and draw no traceback."""
        self._close_messages_no_wait()

    def panic(self, *renderables: RenderableType) -> None:
        """End, and draw nothing."""
        self._fatal_error()

    def on_unmount(self) -> None:
        """Let the threads end."""
        self.writer.close()
        self.loader.close()

    def notify(
        self, message: str, *, title: str = "", severity: SeverityLevel = "information",
        timeout: float | None = None, markup: bool = True,
    ) -> None:  # fmt: skip
        """Tell something; an error, and what is to be seen, stays until a key is pressed."""
        if severity == "error" or timeout == UNTIL_KEY:
            self._wrong, timeout = time.monotonic(), UNTIL_KEY
        lasts = self.NOTIFICATION_TIMEOUT if timeout is None else timeout
        self.post_message(Notify(Told(message, title, severity, lasts, markup)))

    async def run_action(
        self, action: str | ActionParseResult, default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:  # fmt: skip
        """Do what a key asks for; what cannot be read for it is told, and one goes on."""
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except (LibraryError, sqlite3.Error) as error:
            LOG.warning("a read failed: %s", error, exc_info=True)
            self.notify(f"cannot read the library: {plain(str(error))}", severity="error", markup=False)
            return True

    async def on_event(self, event: events.Event) -> None:
        """Take an error that was seen from the screen with the next key."""
        if isinstance(event, events.Key) and self._wrong is not None and time.monotonic() - self._wrong > LEAST:
            self._wrong = None
            self.clear_notifications()
        await super().on_event(event)


def run_app(db_path: Path, query_text: str = "", theme: str | None = None, session: bool = True) -> int:
    """Open a library and explore it, beginning with a query in its text form; returns the exit status.

    A theme that is named counts for this run, whatever the settings say; without a session the app opens as new, and
    what was kept stays as it is. Raises ConfigError before the screen opens,
    and what the app could not go on after; the terminal is as it was by then.
    """
    config = read_config(THEME_NAMES)
    query = _query(query_text)
    open_read_only(db_path).close()  # what is wrong with it is said before the screen opens
    left, keep, notice = _session(db_path) if session and config.session else (None, None, "")
    config = replace(config, theme=theme or config.theme)
    app = Explorer(db_path, query if query_text or left is None else None, config, left, keep)
    app.notice = notice
    quiet("asyncio")
    gc.disable()  # to go through all that was imported takes as long as to draw the first frame
    try:
        app.run()
    finally:
        gc.enable()
    if app.failure is not None:
        raise app.failure
    return app.return_code or 0


def _query(text: str) -> Query:
    if not text:
        return Query()
    from db.ask.language import parse  # which nothing else needs before one types

    return parse(text)


def collect_again() -> None:
    """Collect garbage, but not among what is there now."""
    gc.freeze()
    gc.enable()


def _session(db_path: Path) -> tuple[Session | None, Callable[[Session], None], str]:
    """The session of a library, where it was kept and can be read; what keeps the next one; and what to tell."""
    file = session_file(db_path)

    def keep(session: Session) -> None:
        try:
            write_session(file, db_path, session)
        except SessionError as error:
            LOG.warning("the session is not kept in %s: %s", file, error)

    try:
        return read_session(file, db_path), keep, ""
    except SessionError as error:
        LOG.warning("the session in %s is not used: %s", file, error)
        return None, keep, f"the session is not restored: {error}"
