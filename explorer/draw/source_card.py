"""The card of one article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.ask.profile import Share, Voice
from db.ask.query import Filter
from db.read.article import Basis
from explorer.draw.bar import FEWEST
from explorer.draw.card import (
    Limits,
    Row,
    Section,
    carrier_rows,
    country_rows,
    digits_of,
    fitted,
    heading,
    joined,
    said_rows,
    text_row,
    value_row,
    when_rows,
)  # fmt: skip
from explorer.draw.piece import Piece, cut, plain
from explorer.draw.words import ACTORS, NO_COUNTRY, NO_OUTLET, UNDATED, grouped, inferred, many
from explorer.text import visible

if TYPE_CHECKING:
    from db.ask.source_card import SourceCard

WHOLE = Limits()
FACT = 10


def source_rows(card: SourceCard, limits: Limits = WHOLE) -> list[Row]:
    """What it is, who speaks in it and how, for which countries, when, and through whom."""
    profile, whole = card.profile, card.profile.all
    return joined(
        [
            title_rows(card),
            fact_rows(card, side=False),
            said_rows(profile, share=True),
            voice_rows(profile.voices, profile.voice_count, whole, limits.values),
            country_rows("Speaks for", "country", profile.speaks_for, whole, limits.values),
            country_rows("About", "about", profile.about, whole, limits.values),
            when_rows(profile, limits.months),
            carrier_rows(profile.carriers, whole, limits.values),
        ]
    )


def side_rows(card: SourceCard, height: int) -> list[Row]:
    """As much of the card as so many lines hold."""
    profile, whole = card.profile, card.profile.all
    sections = [
        Section(lambda most: title_rows(card), 0),
        Section(lambda most: fact_rows(card, side=True), 3),
        Section(lambda most: said_rows(profile, share=True), 1),
        Section(lambda most: voice_rows(profile.voices, profile.voice_count, whole, most), 2),
        Section(lambda most: country_rows("Speaks for", "country", profile.speaks_for, whole, most), 4),
        Section(lambda most: country_rows("About", "about", profile.about, whole, most), 5),
        Section(lambda most: carrier_rows(profile.carriers, whole, most), 6),
        Section(lambda most: when_rows(profile, most), 7),
    ]
    return fitted(sections, height)


def title_rows(card: SourceCard) -> list[Row]:
    """The title, and the outlet under it."""
    title = plain(card.title or "untitled")
    outlet = inferred(card.outlet_basis) + plain(card.outlet) if card.outlet else NO_OUTLET
    held = Piece(outlet, bold=card.outlet is not None, italic=card.outlet is None)
    code = Piece(f"  {plain(card.outlet_country)}", "muted", bold=True) if card.outlet_country else Piece("")
    more: tuple[Piece, ...] = ()
    if card.outlet_articles > 1:
        more = (Piece(f"  {grouped(card.outlet_articles)} articles", "faint"),)
    asks = (Filter("outlet", (card.outlet,)),) if card.outlet else ()
    row = text_row(held, code, *more)
    return [text_row(Piece(title, bold=True)), Row(row.draw, asks, card.profile.now)]


def fact_rows(card: SourceCard, side: bool) -> list[Row]:
    """What is known of the article, each thing with how it is known."""
    rows = [
        _fact("author", plain(card.author) if card.author else "", card.author_basis, "unknown"),
        _fact("published", plain(card.published) if card.published else "", card.published_basis, UNDATED),
        _fact("outlet", plain(card.outlet) if card.outlet else "", card.outlet_basis, "unknown"),
    ]
    if not side:
        sentences = f"{grouped(card.passages)} {many(card.passages, 'sentence')} in no quote"
        rows.append(_fact("text", f"{grouped(card.length)} characters · {sentences}", "stated", ""))
        rows.append(_fact("file", visible(plain(card.path)), "stated", ""))
    return rows


def _fact(name: str, words: str, basis: Basis, missing: str) -> Row:
    label = Piece(name.ljust(FACT), "faint")
    if not words:
        return text_row(label, Piece(missing, "muted", italic=True))
    note = Piece(f"  {basis}", "faint") if name not in ("text", "file") else Piece("")
    return text_row(label, Piece(cut(inferred(basis) + words, 80)), note)


def voice_rows(voices: tuple[Voice, ...], count: int, whole: int, most: int) -> list[Row]:
    """Who speaks, the most first."""
    if not voices or most <= 0:
        return []
    shares = [Share(voice.name, voice.now, voice.all) for voice in voices]
    size = digits_of(shares)
    drawn = whole if whole >= FEWEST else 0
    rows = [heading("Speakers", Piece(f"  {grouped(count)}", "muted"))]
    for voice, share in zip(voices[:most], shares, strict=False):
        sign = Piece(ACTORS[voice.kind] + " ", "muted")
        name = f"{voice.name}  {voice.country or NO_COUNTRY}"
        rows.append(value_row(sign, name, share, drawn, (Filter("speaker", (voice.label,)),), digits=size, ink="who",
                              label=28))  # fmt: skip
    if count > most:
        rows.append(text_row(Piece(f"  and {grouped(count - min(most, len(voices)))} more", "faint")))
    return rows
