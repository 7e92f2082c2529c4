"""Which outlet an article appeared in, and the words that say or betray it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TypeGuard

from db.read.article import Basis
from db.reference.outlet import Outlet, outlet_of, outlets
from db.reference.table import key

_SUFFIX = re.compile(r"^(?P<title>.{8,}?) ?(?: [|–—-] | ?\| ?)(?P<outlet>[^|]{2,40})$")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)[ ©]*(?:\(c\) ?)?(?P<year>(?:19|20)\d\d)?(?:[-–]\d{2,4})?,? ?"
    r"(?:by )?(?P<owner>[^.,;|]{2,50})",
    re.IGNORECASE,
)
_PAPER = re.compile(
    r"\b(?:Times|Post|News|Herald|Gazette|Tribune|Press|Journal|Telegraph|Observer|Chronicle|Review|Courier|Mail|Daily"
    r"|Star|Globe|Magazine|TV|Radio|Insider|Standard)\b"
)
_EMPLOYER = re.compile(
    r"\b(?:reporter|correspondent|journalist|editor|writer|columnist|contributor|chief)\b[^.]{0,40}?"
    r" (?:for|at|with|of) "
    r"(?P<outlet>(?:[Tt]he )?[A-Z][\w.'’&-]*(?: [A-Z&][\w.'’&-]*){0,4})"
)
_OFFICIAL = re.compile(
    r"\b(?:how|at|from|with|on) (?P<outlet>[A-Z][\w.-]+) uses AI\b|^(?P<self>[A-Z][\w.-]+) is committed to"
)
_DOMAIN = re.compile(r"(?:@|https?://(?:www\.)?|www\.)(?P<domain>[\w-]+(?:\.[\w-]+)+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Credit:
    """An outlet found in a line, and how sure that is."""

    outlet: str
    basis: Basis
    start: int
    end: int
    """Where its words stand in the line, as shown."""


def named(text: str) -> Credit | None:
    """The outlet of a line that is nothing but its name or address."""
    outlet = outlet_of(text.strip(" .|–—-"))
    return Credit(outlet.name, "stated", 0, len(text)) if _may_publish(outlet) and len(text) < 60 else None


def after_title(text: str) -> tuple[str, Credit] | None:
    """The title and the outlet of "Title | BBC News"."""
    match = _SUFFIX.match(text)
    outlet = outlet_of(match["outlet"].strip()) if match else None
    if match and _may_publish(outlet) and len(match["title"].split()) > 2:
        return match["title"], Credit(outlet.name, "stated", *match.span("outlet"))
    return None


def in_post(text: str, offset: int) -> Credit | None:
    """The outlet a writer works for: "a Newsweek security and defense reporter", "BBC News, Kyiv"."""
    words = [(match.group(), match.start(), match.end()) for match in re.finditer(r"[^\s,()|]+", text)]
    for size in range(min(5, len(words)), 0, -1):
        for at in range(len(words) - size + 1):
            start, end = words[at][1], words[at + size - 1][2]
            form = text[start:end].strip(".;:").removesuffix("'s").removesuffix("’s")
            if len(form) > 2 and form[0].isupper() and _may_publish(outlet := outlet_of(form)):
                return Credit(outlet.name, "stated", offset + start, offset + end)
    match = _EMPLOYER.search(text)
    if match and _PAPER.search(match["outlet"]):
        return Credit(match["outlet"], "stated", offset + match.start("outlet"), offset + match.end("outlet"))
    return None


def on_own_page(text: str) -> Credit | None:
    """The outlet that owns the page: "© 2024 NPR", "how Newsweek uses AI"."""
    if match := _OFFICIAL.search(text):
        group = "outlet" if match["outlet"] else "self"
        if _may_publish(outlet := outlet_of(match[group])):
            return Credit(outlet.name, "stated", *match.span(group))
    if match := _COPYRIGHT.search(text):
        owner = re.sub(
            r"\b(?:all rights.*|inc|ltd|llc|gmbh|company|corporation)\b\.?", "", match["owner"], flags=re.I
        ).strip()
        if _may_publish(outlet := outlet_of(owner)):
            return Credit(outlet.name, "stated", *match.span("owner"))
    return None


def by_house_words(text: str) -> Credit | None:
    """The outlet whose boilerplate this is, by phrases that are its own."""
    low = key(text)
    for phrase, outlet in _phrases():
        if phrase in low:
            return Credit(outlet.name, "inferred", 0, len(text))
    return None


def by_address(texts: Iterable[str]) -> tuple[int, Credit] | None:
    """The outlet to which every web and mail address of the page's own lines belongs, with its line's number."""
    found: list[tuple[int, Credit]] = []
    for number, text in enumerate(texts):
        for match in _DOMAIN.finditer(text):
            outlet = outlet_of(match["domain"])
            if _may_publish(outlet):
                found.append((number, Credit(outlet.name, "inferred", *match.span("domain"))))
    return found[0] if len({credit.outlet for _, credit in found}) == 1 else None


def copyright_year(text: str) -> str | None:
    """The year of a copyright notice."""
    match = _COPYRIGHT.search(text)
    return match["year"] if match else None


@cache
def _phrases() -> tuple[tuple[str, Outlet], ...]:
    return tuple((key(phrase), outlet) for outlet in outlets().values() for phrase in outlet.house)


def _may_publish(outlet: Outlet | None) -> TypeGuard[Outlet]:
    return outlet is not None and not outlet.is_photo_agency
