"""Who wrote an article: the line that says so, or the note about the writer."""

import re
from dataclasses import dataclass

from db.reference.country import bloc_of, code_of
from db.reference.outlet import outlet_of

_PART = r"(?:[A-ZÀ-ÞĀ-Ž][\w'’.-]*|de|da|di|del|van|von|der|den|la|le|bin|al|el|y|ter|dos|du)"
_NAME = rf"[A-ZÀ-ÞĀ-Ž][\w'’.-]*(?: {_PART}){{0,3}} [A-ZÀ-ÞĀ-Ž][\w'’-]+"
_NAMES = re.compile(rf"{_NAME}(?:(?:, and|,| and| &) {_NAME})*")
_JOINT = re.compile(r", and | and | & |, ")
_OPENER = re.compile(
    r"^[*_]{0,3}(?:(?i:by|authors?|(?:written|words|text|story|report|article|posted|published|analysis|opinion) by"
    r"|report(?:ed|ing) by|byline)):? +"
)
_ROLE = re.compile(
    r"\b(?:reporters?|correspondents?|journalists?|editors?|writers?|columnists?|contributors?|producers?|analysts?|staff"
    r"|author|bureau chief|freelance\w*|fellow|anchor|presenter|researcher)\b",
    re.IGNORECASE,
)
_BIO = re.compile(
    rf"^(?P<name>{_NAME})(?:,? [^.]{{0,40}})?,? (?:is|was|has been) (?:an?|the|[A-Z][\w.’' ]+['’]s?) "
    r"(?P<post>[^.]{3,220})"
)
_BIO_MARK = re.compile(
    r"\b(?:based in|covers|covering|focus(?:es|ing)|writes (?:about|on|for)|follow (?:him|her|them)|twitter|@\w+"
    r"|reach(?:ed)? (?:him|her|at)|(?:his|her|their) work|previously|joined|e-?mail|can be (?:reached|contacted)"
    r"|read more|reporting on)\b",
    re.IGNORECASE,
)
_DESK = re.compile(r"^\W?[Rr]eporting by (?P<names>[^;)]{3,200})")
_IN_PLACE = re.compile(rf" in {_PART}(?: {_PART}){{0,2}}(?: and {_PART}(?: {_PART}){{0,2}})?")
_STAFF = re.compile(r"^(?:staff|newsroom|editorial|our|news desk|admin|team|agencies|web desk|online)\b", re.IGNORECASE)
_ORGANS = re.compile(
    r"\b(?:Staff|Desk|Team|Agencies|Agency|News|Press|Correspondents?|Reporters?|Times|Post|Service|Office|Ministry)\b"
)


_VERB = re.compile(r"\b(?:said|says|is|was|has|told)\b")
_EDGE = " ,|-–—·•(*_"


@dataclass(frozen=True, slots=True)
class Byline:
    """A line that names the writer."""

    author: str | None
    """One name, or several parted by ", "; None for "By staff"."""
    start: int
    end: int
    """Where the names stand in the line, as shown."""
    rest: str
    """What follows the names: a role, an outlet, a place."""


def byline(text: str) -> Byline | None:
    """The writer of "By Jane Doe", "Written by …", "Jane Doe, Reporter"; None for any other line."""
    if len(text) > 160 or text.endswith((":", "?")):
        return None
    if opener := _OPENER.match(text):
        rest = text[opener.end() :]
        names = _NAMES.match(rest)
        if names and (people := _people(names.group())) and not _runs_on(rest[names.end() :]):
            start = opener.end()
            return Byline(people, start, start + names.end(), rest[names.end() :].strip(_EDGE))
        organ = _STAFF.match(rest) or outlet_of(rest.strip(". "))
        return Byline(None, opener.end(), len(text), rest) if organ else None
    names = _NAMES.match(text)
    people = _people(names.group()) if names else None
    if not names or not people:
        return None
    rest = text[names.end() :].strip(_EDGE)
    if not rest or len(rest) >= 70 or rest.endswith((".", "!")) or text[names.end()] not in ",|-–—·•( ":
        return None
    if not _ROLE.search(rest) or _VERB.search(rest):
        return None
    return Byline(people, 0, names.end(), rest)


def lone_name(text: str) -> Byline | None:
    """A line that is nothing but people's names: "Jane Doe", "Jane Doe and John Roe in Athens"."""
    names = _NAMES.match(text) if len(text) < 90 else None
    people = _people(names.group()) if names else None
    if not names or not people or not (names.end() == len(text) or _IN_PLACE.fullmatch(text, names.end())):
        return None
    return Byline(people, 0, names.end(), "")


def role_line(text: str) -> bool:
    """Whether a line is only a writer's post: "Security & Defense Reporter", "BBC News, Kyiv"."""
    return len(text) < 60 and not text.endswith((".", "!", "?")) and bool(_ROLE.search(text)) and text[0].isupper()


def biography(text: str) -> Byline | None:
    """The writer whom "Ellie Cook is a Newsweek security and defense reporter based in …" is about."""
    match = _BIO.match(text)
    if match and _ROLE.search(match["post"]) and _people(match["name"]):
        return Byline(match["name"], *match.span("name"), match["post"])
    return None


def is_note_on_writer(text: str) -> bool:
    """Whether a paragraph at the end tells of its writer, and not of someone in the news."""
    return biography(text) is not None and bool(_BIO_MARK.search(text)) and not re.search(r"[\"“”]", text)


def desk_credit(text: str) -> Byline | None:
    """The writers of "(Reporting by Jane Doe in Kyiv and Max Roe; Editing by John Roe)"."""
    match = _DESK.match(text)
    if not match:
        return None
    names = [_IN_PLACE.sub("", part) for part in _JOINT.split(match["names"])]
    people = [name for name in (part.strip(" ,.") for part in names) if re.fullmatch(_NAME, name)]
    return Byline(", ".join(people), *match.span("names"), text[match.end() :]) if people else None


def _people(names: str) -> str | None:
    """The people among the names, outlets left out; None where a part is a country, a bloc or an office."""
    found = []
    for part in (part.strip(" ,.") for part in _JOINT.split(names)):
        if outlet_of(part):
            continue
        if len(part.split()) < 2 or code_of(part) or bloc_of(part) or _ORGANS.search(part):
            return None
        if any(word.isupper() and len(word) > 2 for word in part.split()) and not part.isupper():
            return None
        found.append(part.title() if part.isupper() else part)
    return ", ".join(found) or None


def _runs_on(rest: str) -> bool:
    """Whether a sentence goes on after the names: "By John Smith had left"."""
    return len(rest) > 90 or bool(re.match(r" (?!(?:in|for|at|and|with|on|of|via)\b)[a-z]", rest))
