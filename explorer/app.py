"""The app: its themes, its library, and the desk."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path

from textual.app import App

from db.ask.language import parse
from db.ask.library import Library
from db.ask.query import Query
from explorer.answer import Loader
from explorer.screens.desk import Desk
from explorer.themes import DEFAULT, PALETTES, THEMES, variables


class Explorer(App[None]):
    """On the record, in a terminal."""

    TITLE = "On the record"
    ENABLE_COMMAND_PALETTE = False
    CSS_PATH = "app.tcss"

    def __init__(self, library: Library, query: Query | None = None, theme: str = DEFAULT) -> None:
        """Take an open library and the query to begin with."""
        super().__init__()
        for palette in THEMES:
            self.register_theme(palette)
        self.theme = theme
        self.animation_level = "none"
        self.loader = Loader(library)
        self._first = query or Query()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours style sheets may name before a theme is on."""
        return variables(PALETTES[DEFAULT])

    def on_mount(self) -> None:
        """Open the desk."""
        self.loader.on_mending = self._told
        self.push_screen(Desk(self.loader, self._first))

    def _told(self, words: str) -> None:
        """Say something from a reading thread."""
        with suppress(RuntimeError):  # the app is closing
            self.call_from_thread(partial(self.notify, words, timeout=10, markup=False))

    def on_unmount(self) -> None:
        """Let the reading threads end."""
        self.loader.close()


def run_app(db_path: Path, query_text: str = "", theme: str = DEFAULT) -> int:
    """Open a library and explore it, beginning with a query in its text form; returns the exit status."""
    query = parse(query_text)
    library = Library(db_path)
    try:
        app = Explorer(library, query, theme)
        app.run()
        return app.return_code or 0
    finally:
        library.close()
