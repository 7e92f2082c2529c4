"""Openings: what stands before the first sentence of a report: `PARIS, March 3 (Reuters) - `, `KYIV, Ukraine — `."""

import re
from dataclasses import dataclass

from db.read.dateline import MONTH_NAMES, Date, dates_in
from db.reference.country import bloc_of, codes_in
from db.reference.outlet import outlet_of

LONGEST = 140
"""Code points in which an opening ends."""
ASIDE = 240
"""Code points behind a dash in which a second one would close an aside: `NATO - an alliance - said`."""
_WORD = r"[A-ZÀ-Þ][\w.'’]*(?:[-/][\w.'’]+)*"
_NUMBER = r"[0-3]?\d(?:st|nd|rd|th)?"
_DAY = (
    r"(?i:(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? )?"
    rf"(?:(?:{MONTH_NAMES})\b\.? {_NUMBER}|{_NUMBER}\.? (?:{MONTH_NAMES})\b\.?"
    r"|[0-3]?\d[./][01]?\d\b|(?:19|20)\d\d-\d\d-\d\d)(?:[,./]? ?(?:19|20)\d\d)?)"
)
_BRACKET = r"[(\[](?P<agency>[^()\[\]]{2,40})[)\]]"
_SLASHES = r"/(?P<wire>[A-Z][\w .-]{1,20})/"
_HOUSE = r"(?P<house>[A-Z]{4,}(?:\.[A-Z]{2})?|dpa)"
_DASHED = re.compile(r"(?P<head>[^“”\"«„;!?–—:]{2,}?)(?: ?(?:[–—]|--?)+ +| —|(?P<colon>:) +)(?=\S)")
_WIRED = re.compile(rf"(?P<head>[^“”\"«„;!?–—:]{{2,60}}?{_SLASHES})\.? +(?=\S)")
_PARTS = re.compile(
    rf"(?P<place>.*?)(?:[,.]? ?\b(?P<day>{_DAY})[,.]*)?(?: ?{_BRACKET}| ?{_SLASHES}|[,.] {_HOUSE})?[,.]*"
)
_PLACE = re.compile(rf"(?P<town>{_WORD}(?: {_WORD}){{0,2}})(?P<region>, {_WORD}(?: (?:of |and )?{_WORD}){{0,2}})?")
_SECOND = re.compile(r"\s[–—-]+\s|—|[.!?](?=\s)")


@dataclass(frozen=True, slots=True)
class Opening:
    """Where, when and by whom a report was written, as its first words tell."""

    end: int
    """Where its first sentence begins."""
    agency: str
    """Empty where none is named."""
    date: Date | None
    """None where the day is not told, or not its year."""


def opening(text: str) -> Opening | None:
    """What stands before the first sentence of a paragraph, None where it begins with the sentence."""
    short = text[:LONGEST].replace("\u00a0", " ")
    match = _WIRED.match(short) or _DASHED.match(short)
    if match is None:
        return None
    parts = _PARTS.fullmatch(match["head"])
    place = _PLACE.fullmatch(parts["place"].rstrip(" ,.")) if parts is not None else None
    if parts is None or (place is None and parts["place"]):
        return None
    agency = parts["agency"] or parts["wire"] or parts["house"] or ""
    behind = text[match.end() : match.end() + ASIDE]
    if not _is_opening(place, parts["day"], agency, "colon" in match.groupdict() and bool(match["colon"]), behind):
        return None
    dates = dates_in(match["head"])
    return Opening(match.end(), agency.strip(), dates[0] if dates else None)


def _is_opening(place: re.Match[str] | None, day: str | None, agency: str, colon: bool, behind: str) -> bool:
    """Tell a place and an agency before a dash from a clause with an aside, a label or a turn."""
    if place is None:
        return _is_agency(agency) and not colon
    town = place["town"]
    if bloc_of(town) or outlet_of(town):
        return False
    loud = town.isupper() and len(town.replace(".", "")) > 2
    if _is_agency(agency) or (day and (agency or loud)):
        return True
    if colon:
        return loud and place["region"] is None and _is_capital(town)
    if agency:
        return _is_capital(town)
    second = _SECOND.search(behind)
    aside = second is not None and second.group()[-1] not in ".!?"
    begins = behind[:1].isupper() or not behind[:1].isalpha()
    return (loud or day is not None) and begins and not aside


def _is_capital(town: str) -> bool:
    """Tell whether a town is a capital of a country."""
    return any(m.end - m.start == len(town) and m.kind == "capital" for m in codes_in(town.title()))


def _is_agency(name: str) -> bool:
    """Tell a press agency or outlet from what else stands in brackets: a party, a country, an age."""
    return outlet_of(name) is not None or name.lower() in {"dpa", "apa", "own correspondent", "staff"}
