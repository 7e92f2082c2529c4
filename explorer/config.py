"""The settings in effect."""

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from db.dataclass import dataclass
from explorer.keymap import TABLE, Keymap
from explorer.setting import Citation, Glyphs


@dataclass(frozen=True, slots=True)
class Config:
    """Every setting, for one run of the app."""

    theme: str = "ink"
    glyphs: Glyphs = "unicode"
    citation: Citation = "plain"
    """How ``quote.cite`` writes."""
    session: bool = True
    """The app opens as it was left."""
    keys: Keymap = TABLE
    file: Path | None = None
    """Where they were read; None where there is no file."""
    lines: Mapping[str, int] = field(default_factory=dict)
    """What the file says, settings and ids of commands, each with its line, 0 where that was not found."""


DEFAULT = Config()


def config_of(app: object) -> Config:
    """The settings of an app; the defaults where it has none."""
    config = getattr(app, "config", None)
    return config if isinstance(config, Config) else DEFAULT
