"""Where the database and the articles that come with the program are."""

import os
from collections.abc import Mapping
from pathlib import Path

APP = "onrecord"
VARIABLE = "ONRECORD_DB"
FILE_NAME = "onrecord.db"
_PACKAGE = Path(__file__).resolve().parent


def checkout(package: Path = _PACKAGE) -> Path | None:
    """Find the checkout that the package stands in; None where it was installed."""
    try:
        text = (package.parent / "pyproject.toml").read_text(encoding="utf-8")
        import tomllib  # where it was installed there is none to read

        project = tomllib.loads(text)
    except (OSError, ValueError):
        return None
    table = project.get("project")
    return package.parent if isinstance(table, dict) and table.get("name") == APP else None


def find_database(named: str | Path | None = None, environ: Mapping[str, str] = os.environ) -> Path:
    """Return where the database is: the file named, else ONRECORD_DB, else the checkout's, else the user's own.

    Only the user's own directory is made where it is absent; in a place somebody named, nothing is.
    """
    chosen = named or environ.get(VARIABLE)
    if chosen:
        return Path(chosen).expanduser()
    root = checkout()
    if root:
        return root / "db" / FILE_NAME
    import platformdirs

    return platformdirs.user_data_path(APP, appauthor=False, ensure_exists=True) / FILE_NAME


def fetched_pages() -> Path:
    """Return the folder in which web pages that were fetched are kept: what is unchanged is not sent again."""
    import platformdirs

    return platformdirs.user_cache_path(APP, appauthor=False) / "web"


def demo_database() -> Path:
    """Return where `onrecord demo` keeps its database; it can be made again at any time."""
    import platformdirs

    return platformdirs.user_cache_path(APP, appauthor=False, ensure_exists=True) / "demo.db"


def seeds() -> Path:
    """Return the directory of the seed articles: the checkout's, else the copy inside the package."""
    root = checkout()
    return root / "seeds" if root else _PACKAGE / "seeds"
