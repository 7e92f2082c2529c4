"""A field of a kind of row, under the name that every form gives it."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from db.dataclass import dataclass

R = TypeVar("R")
S = TypeVar("S")
Value = str | int | float | bool | list[str] | None


class FieldError(ValueError):
    """A field that rows of the kind have not; the message says which they have."""


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One field of a kind of row."""

    name: str
    meaning: str
    """One sentence for the documentation."""
    value: Callable[[R], Value]

    def of(self, inner: Callable[[S], R]) -> "Column[S]":
        """The same field of something that holds such a row."""
        return Column(self.name, self.meaning, lambda outer: self.value(inner(outer)))


@dataclass(frozen=True, slots=True)
class Kind(Generic[R]):
    """All fields of a kind of row, in the order in which they are written."""

    noun: str
    columns: tuple[Column[R], ...]
    brief: tuple[str, ...]
    """The fields that a table has where none are named."""

    def chosen(self, names: Sequence[str]) -> tuple[Column[R], ...]:
        """The fields of some names, in the order of the names. Raises FieldError where there is no such field."""
        return tuple(self._named(name) for name in names)

    def has(self, names: Sequence[str]) -> bool:
        """Whether every name is one of its fields."""
        return {column.name for column in self.columns}.issuperset(names)

    def record(self, row: R) -> dict[str, Value]:
        """A row under the names of its fields."""
        return record(self.columns, row)

    def _named(self, name: str) -> Column[R]:
        known = [column.name for column in self.columns]
        if name in known:
            return self.columns[known.index(name)]
        from rapidfuzz import fuzz, process  # only a mistyped field needs it

        near = process.extractOne(name, known, scorer=fuzz.WRatio)
        meant = f"did you mean {near[0]}? " if near and near[1] >= 75 else ""
        raise FieldError(f"{self.noun} have no field {name or '“”'}: {meant}there are {', '.join(known)}")


def record(columns: Sequence[Column[R]], row: R) -> dict[str, Value]:
    """Some fields of a row under their names."""
    return {column.name: column.value(row) for column in columns}
