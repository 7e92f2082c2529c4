"""What went wrong with reading, and what the person can do about it."""

from pathlib import Path


class ReadError(Exception):
    """A file or folder that cannot be read as articles."""

    def __init__(self, path: Path | str, place: str, reason: str, remedy: str) -> None:
        """Tell where (`place` is "" for the whole file), why, and what helps."""
        super().__init__(path, place, reason, remedy)
        self.path = Path(path)
        self.where = str(path)
        self.place = place
        self.reason = reason
        self.remedy = remedy

    def __str__(self) -> str:
        """All of it in one line: path, place, reason, remedy."""
        place = f", {self.place}" if self.place else ""
        return f"{self.where}{place}: {self.reason}. {self.remedy}"


class MisfitError(ReadError):
    """A table without a column that a person named, or without any that is known for the text."""
