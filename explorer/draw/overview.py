"""The card of all the quotes that are shown: when, who, from which countries, about which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.draw.bar import FEWEST
from explorer.draw.card import (
    Limits,
    Row,
    Section,
    carrier_rows,
    country_rows,
    fitted,
    heading,
    joined,
    outlet_rows,
    said_rows,
    when_rows,
)  # fmt: skip
from explorer.draw.piece import Line, Piece
from explorer.draw.source_card import voice_rows
from explorer.draw.timeline import timeline
from explorer.draw.words import grouped, many

if TYPE_CHECKING:
    from db.ask.profile import Profile

WHOLE = Limits()
CHART = 6
"""Lines of the timeline, the years included."""
LISTED = 5
"""Months up to which they are named one a line: fewer make no picture."""


def overview_rows(profile: Profile, limits: Limits = WHOLE) -> list[Row]:
    """All sections, the timeline first."""
    whole = profile.all
    return joined([
        said_rows(profile, share=True),
        [heading("Timeline"), *chart_rows(profile, CHART)] if _is_drawn(profile) else [],
        when_rows(profile, limits.months),
        country_rows("Speaks for", "country", profile.speaks_for, whole, limits.values),
        country_rows("About", "about", profile.about, whole, limits.values),
        voice_rows(profile.voices, profile.voice_count, whole, limits.values),
        outlet_rows(profile.outlets, whole, limits.values),
        carrier_rows(profile.carriers, whole, limits.values),
    ])  # fmt: skip


def side_rows(profile: Profile, height: int) -> list[Row]:
    """As much as so many lines hold: the timeline, the kinds, and a bar per country."""
    sections = [
        Section(lambda most: when_chart(profile), 0),
        Section(lambda most: said_rows(profile, share=True), 1),
        Section(lambda most: country_rows("Speaks for", "country", profile.speaks_for, profile.all, most), 2),
        Section(lambda most: country_rows("About", "about", profile.about, profile.all, most), 3),
    ]
    return fitted(sections, height)


def when_chart(profile: Profile) -> list[Row]:
    """The timeline with what has no month; of few quotes or of one month, lines."""
    if not _is_drawn(profile):
        return when_rows(profile, LISTED)
    missing = profile.undated.all
    words = f"  {grouped(missing)} {many(missing, 'quote')} no month" if missing else ""
    return [heading("When", Piece(words, "faint")), *chart_rows(profile, CHART)]


def _is_drawn(profile: Profile) -> bool:
    return profile.all >= FEWEST and len(profile.months) > LISTED


def chart_rows(profile: Profile, height: int) -> list[Row]:
    """The columns of the timeline, a line each."""
    return [_chart(profile, height, place) for place in range(height)]


def _chart(profile: Profile, height: int, place: int) -> Row:
    def paint(width: int) -> Line:
        lines = timeline(profile.months, max(0, width - 1), height)
        return lines[place] if place < len(lines) else ()

    return Row(paint)
