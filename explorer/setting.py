"""The settings a person can make: names, defaults, choices and what each is for."""

from typing import Literal, get_args

from db.dataclass import dataclass

Glyphs = Literal["unicode", "ascii"]
Citation = Literal["plain", "markdown", "bibtex", "ris", "csl-json"]


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting of the file, `[keys]` aside."""

    name: str
    default: str | bool
    choices: tuple[str, ...]
    """What it may be; none where it is yes or no, or where the themes say it."""
    sentence: str
    """What it is for."""


SETTINGS: tuple[Setting, ...] = (
    Setting("theme", "ink", (), "The colours: ink (dark), paper (light), stark (contrast), or one of Textual's."),
    Setting("glyphs", "unicode", get_args(Glyphs),
            "unicode, or ascii for terminals and fonts that draw ● ◐ ✗ and lines in the wrong width."),
    Setting("citation", "plain", get_args(Citation), "How Y cites: plain, markdown, bibtex, ris or csl-json."),
    Setting("session", True, (), "Whether the app opens as it was left: query, cursor, panes."),
)  # fmt: skip
BY_NAME = {setting.name: setting for setting in SETTINGS}
