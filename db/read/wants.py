"""What a person asks of the reading: sizes beyond the usual, names of columns."""

from collections.abc import Mapping
from dataclasses import dataclass, field

FIELDS = ("text", "html", "title", "author", "published", "outlet", "url", "language")
"""What a row of a table can say of an article."""


@dataclass(frozen=True, slots=True)
class Wants:
    """How files are to be read."""

    max_size: int | None = None
    """Bytes: the largest file or member that is read; None for what is usual for its form."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """Which column holds which of FIELDS, where its name does not tell."""

    @property
    def name(self) -> str:
        """What tells one way to read containers from another."""
        return ",".join(f"{ours}={theirs}" for ours, theirs in sorted(self.columns.items()))
