"""What can be wrong with a database file."""

from pathlib import Path


class DatabaseError(Exception):
    """The database cannot be used; says why and what to do about it."""

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message}: {self.remedy}" if self.remedy else self.message


class BusyError(DatabaseError):
    """Somebody else writes in the database; later it can be used."""


class NotLibraryError(DatabaseError):
    """What was named is no library that this program knows, or not there: another is to be named."""


class DamagedError(DatabaseError):
    """The file itself is damaged."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is damaged", "move it away and run onrecord build again")
        self.path = path


class DecisionError(DatabaseError):
    """What is to be decided cannot be; nothing of it was written."""
