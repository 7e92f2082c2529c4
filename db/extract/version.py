"""The extraction's version: a change of it makes a build read every article again."""

from hashlib import sha256
from pathlib import Path

from db.extract.model.shipped import shipped_file

RULES = "rules-6"
"""Raised whenever a rule, or what a quote holds, changes."""


def version(rules_only: bool = False, weights: Path | None = None) -> str:
    """Name what reads articles: the rules, and the weights where they are used, by their digest.

    `weights` is the file of one's own weights; None for those that come with onrecord. Raises OSError where it cannot
    be read.
    """
    file = None if rules_only else weights or shipped_file()
    return RULES if file is None else f"{RULES}+{digest(file.read_bytes())}"


def digest(data: bytes) -> str:
    """A short name for the bytes of a file of weights."""
    return sha256(data).hexdigest()[:8]
