"""Fields some archives put above an article: "Title: …", "Date: …", "Source: …"."""

import re
from dataclasses import dataclass
from typing import Literal

from db.read.article import ZoneKind
from db.read.byline import byline, lone_name
from db.read.dateline import dateline
from db.reference.outlet import outlet_of

FieldName = Literal["title", "author", "date", "outlet", "address"]

_NAMES: dict[str, FieldName] = {
    "title": "title",
    "headline": "title",
    "author": "author",
    "authors": "author",
    "byline": "author",
    "date": "date",
    "published": "date",
    "publication date": "date",
    "source": "outlet",
    "outlet": "outlet",
    "publication": "outlet",
    "publisher": "outlet",
    "url": "address",
    "link": "address",
}
_KINDS: dict[FieldName, ZoneKind] = {
    "title": "title",
    "author": "byline",
    "date": "dateline",
    "outlet": "boilerplate",
    "address": "boilerplate",
}
_FIELD = re.compile(rf"(?P<name>{'|'.join(sorted(_NAMES, key=len, reverse=True))}) ?: ?(?P<value>\S.*)", re.IGNORECASE)


_TITLE_CASE = re.compile(r"(?:The )?[A-ZÀ-Þ][\w.'’&-]*(?: (?:(?:of|the|and|&|de|la|le) )?[A-ZÀ-Þ0-9][\w.'’&-]*){0,4}")
"""A name of up to five capitalised words: an outlet we need not know."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a header."""

    name: FieldName
    value: str
    start: int
    """Where the value starts in the line, as shown."""

    @property
    def kind(self) -> ZoneKind:
        """The zone a line with this field is."""
        return _KINDS[self.name]


def header(text: str) -> Field | None:
    """The field a line states, None for any other line."""
    match = _FIELD.fullmatch(text) if len(text) < 300 else None
    if match is None:
        return None
    field = Field(_NAMES[match["name"].lower()], match["value"].strip(" \"'"), match.start("value"))
    return field if _is_fit(field) else None


def _is_fit(field: Field) -> bool:
    """Whether the value is of the field's sort, so that a headline "Source: Fed to cut rates" is none."""
    match field.name:
        case "title":
            return len(field.value.split()) > 1
        case "author":
            return lone_name(field.value) is not None or byline(field.value) is not None
        case "date":
            return dateline(field.value) is not None
        case "outlet":
            return outlet_of(field.value) is not None or _TITLE_CASE.fullmatch(field.value) is not None
        case "address":
            return re.match(r"(?:https?://|www\.)\S+$", field.value) is not None
