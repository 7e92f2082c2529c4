"""The weights that come with onrecord: where their file is."""

from importlib import resources
from importlib.resources.abc import Traversable

FILE = "attribution.npz"


def shipped_file() -> Traversable | None:
    """The file, None where a copy of onrecord has none."""
    found = resources.files("db.extract.model") / FILE
    return found if found.is_file() else None
