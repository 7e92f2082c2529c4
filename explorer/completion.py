"""What a shell completes: fields of a query and their values, from the library, and fields that are printed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from db.location import find_database

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from db.ask.completion import Named, NamedField, Offer, Spot
    from db.ask.library import Library

VARIABLE = "_ONRECORD_COMPLETE"
"""What a shell sets when it asks."""
SHELLS = ("bash", "zsh", "fish")


def complete_query(ctx: click.Context, parameter: click.Parameter | None, typed: str) -> list[CompletionItem[str]]:
    """What the end of a word, or of several in quotation marks, could become; where nothing can be read, nothing."""
    from contextlib import closing

    from db.ask.library import Library, LibraryError

    named = ctx.params.get("db") or ctx.find_root().params.get("db")
    file = find_database(named if isinstance(named, Path) else None)
    try:
        if not file.exists():
            return _completed(typed, None)
        with closing(Library(file)) as library:
            return _completed(typed, library)
    except LibraryError:
        return _completed(typed, None)


def complete_fields(noun: str, typed: str) -> list[CompletionItem[str]]:
    """The fields of a kind of row, behind those that are named already."""
    from click.shell_completion import CompletionItem

    from explorer.listing.kinds import KINDS

    before, comma, begun = typed.rpartition(",")
    named = before.split(",")
    return [
        CompletionItem(f"{before}{comma}{column.name}", help=column.meaning)
        for column in KINDS[noun].columns
        if column.name.startswith(begun) and column.name not in named
    ]


def _completed(typed: str, library: Library | None) -> list[CompletionItem[str]]:
    from click.shell_completion import CompletionItem

    from db.ask.completion import complete, take
    from db.ask.query import COUNTRY_FIELDS
    from db.index.fold import fold

    def names(field: NamedField, begun: str, most: int) -> list[Named]:
        return library.named(field, begun, most) if library is not None else []

    found = complete(typed, len(typed), names) or _begun(typed)
    if found is None:
        return []
    at, offers = found
    if len(offers) == 1 and at.field is None:  # the one field that it can be: its values at once
        text = take(typed, at, offers[0])[0]
        values = complete(text, len(text), names)
        if values is not None and values[1]:
            typed, (at, offers) = text, values
    if at.field in COUNTRY_FIELDS:  # who types D means DE, not the Donbas
        begun = [one for one in offers if fold(f"{one.label} {one.note}").startswith(fold(at.typed))]
        offers = begun or offers
    return [CompletionItem(take(typed, at, offer)[0], help=_told(offer)) for offer in offers]


def _begun(typed: str) -> tuple[Spot, list[Offer]] | None:
    """All fields that begin with a letter, or with none: in a shell, who asks for them wants to see them."""
    from db.ask.completion import MEANINGS, Offer, Spot

    word = typed.rpartition(" ")[2]
    sign = "-" if word.startswith("-") else ""
    begun = word.removeprefix("-")
    if len(begun) > 1 or (begun and not begun.isalpha()):
        return None
    found = [
        Offer(f"{sign}{name}:", f"{name}:", meaning)
        for name, meaning in MEANINGS.items()
        if name.startswith(begun.lower()) and not (name == "sort" and sign)
    ]
    return Spot(len(typed) - len(word), len(typed), begun.lower(), sign=sign), found


def _told(offer: Offer) -> str | None:
    count = f"{offer.quotes:,} quote{'' if offer.quotes == 1 else 's'}" if offer.quotes is not None else ""
    return " · ".join(part for part in (offer.note, count) if part) or None
