"""The one value that says what is shown."""

from dataclasses import replace
from typing import Literal, get_args

from db.dataclass import dataclass

Field = Literal[
    "country",
    "about",
    "outlet-country",
    "speaker",
    "source",
    "outlet",
    "kind",
    "status",
    "aloud",
    "bookmark",
    "reviewed",
    "note",
    "confidence",
    "via",
    "after",
    "before",
]
Sort = Literal["best", "newest", "oldest", "speaker", "outlet", "text"]

FIELDS: tuple[Field, ...] = get_args(Field)
SORTS: tuple[Sort, ...] = get_args(Sort)
COUNTRY_FIELDS: tuple[Field, ...] = ("country", "about", "outlet-country")
DATE_FIELDS: tuple[Field, ...] = ("after", "before")
SINGLE_FIELDS: tuple[Field, ...] = (*DATE_FIELDS, "confidence")
"""Fields that take one value."""
NONE = "none"
"""The value that stands for nothing known: no country, no speaker, no outlet, no carrier."""


@dataclass(frozen=True, slots=True)
class Filter:
    """One condition: the field has any of the values, or none of them."""

    field: Field
    values: tuple[str, ...]
    exclude: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What to show: a text to search for, conditions, and an order."""

    text: str = ""
    """As typed: bare words are fuzzy, words in quotation marks are exact."""
    filters: tuple[Filter, ...] = ()
    """In the order they were set; at most one a field and direction."""
    sort: Sort | None = None
    """None: best first with a text, else newest first."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is searched for and nothing filtered."""
        return not self.text.strip() and not self.filters

    @property
    def order(self) -> Sort:
        """The order in effect."""
        searched = bool(self.text.strip())
        if self.sort is None or (self.sort == "best" and not searched):
            return "best" if searched else "newest"
        return self.sort

    def get(self, field: Field, exclude: bool = False) -> tuple[str, ...]:
        """Return the values a field is filtered by."""
        for item in self.filters:
            if item.field == field and item.exclude == exclude:
                return item.values
        return ()

    def with_text(self, text: str) -> "Query":
        """Return the query with another text."""
        return replace(self, text=text)

    def with_sort(self, sort: Sort | None) -> "Query":
        """Return the query in another order."""
        return replace(self, sort=sort)

    def with_filter(self, new: Filter) -> "Query":
        """Return the query with a filter put in place of the one of its field and direction, or added at the end."""
        if not new.values:
            return self.without(new.field, new.exclude)
        if not self.get(new.field, new.exclude):
            return replace(self, filters=(*self.filters, new))
        same = (new.field, new.exclude)
        return replace(self, filters=tuple(new if (old.field, old.exclude) == same else old for old in self.filters))

    def without(self, field: Field, exclude: bool = False) -> "Query":
        """Return the query without a filter."""
        kept = tuple(item for item in self.filters if (item.field, item.exclude) != (field, exclude))
        return replace(self, filters=kept)

    def without_field(self, field: Field) -> "Query":
        """Return the query without the filters of a field in both directions."""
        return self.without(field).without(field, exclude=True)


class QueryError(ValueError):
    """A query that cannot be read."""

    def __init__(self, position: int, message: str, remedy: str, typed: str = "", meant: str = "") -> None:
        super().__init__(position, message, remedy)
        self.position = position
        """0-based column of the text."""
        self.message = message
        self.remedy = remedy
        self.typed = typed
        """The value at that column that cannot be read."""
        self.meant = meant
        """The only value that is near it; empty where there is none, or several."""

    def __str__(self) -> str:
        return f"column {self.position + 1}: {self.message}; {self.remedy}"
