"""What a page says of itself: appeals, links to other articles, sign-ups, notices.

The phrases stand in furniture.tsv. Each row says how its pattern is used: `line` for a line that is nothing else,
`start` for how one starts, `notice` for words anywhere in a short one, `appeal` for words of which two ask for money
or an address, `tail` for the heading of a section after which an article does not go on.
"""

import re
from functools import cache
from importlib.resources import files

_EDGE = r"[\W_]*"
_ADDRESS = re.compile(r"\b(?:you|your|our|us|we)\b", re.IGNORECASE)
_SHOUT = re.compile(r"^\W*(?:READ MORE|READ ALSO|SEE ALSO|ALSO READ|WATCH|RELATED|DON'T MISS)\b ?[:|–—-] ?\S")
_SPEECH = re.compile(r"\b(?:said|says|told|added|stated|wrote|according|explained|asked|warned)\b")
_LINK = re.compile(r"^\W*(?:read|see|watch|related|also|more|recommended)\b.{0,30}:\W*$", re.IGNORECASE)
_RULE = re.compile(r"[\W_]+$")


def is_furniture(text: str) -> bool:
    """Whether a line is the page's own, whatever stands around it."""
    if len(text) < 140 and (_form("line").match(text) or _RULE.match(text)):
        return True
    if len(text) > 500 or _speaks(text):
        return is_appeal(text)
    return bool(_form("start").match(text) or _form("notice").search(text) or _SHOUT.match(text)) or is_appeal(text)


def is_appeal(text: str) -> bool:
    """Whether a paragraph asks its reader for money, an address or a click."""
    if len(text) > 3_000 or _speaks(text):
        return False
    marks = {mark.group().lower() for mark in _form("appeal").finditer(text)}
    return len(marks) >= 2 and len(_ADDRESS.findall(text)) >= 2


def opens_tail(text: str) -> bool:
    """Whether a line is the heading of a section after which an article does not go on."""
    return len(text) < 80 and bool(_form("tail").match(text))


def introduces_link(text: str) -> bool:
    """Whether the next line is the title of another article: "Read also:" alone."""
    return bool(_LINK.match(text[:80]))


def _speaks(text: str) -> bool:
    """Whether somebody is quoted in it."""
    return any(mark in text for mark in '"“”') and bool(_SPEECH.search(text))


@cache
def _form(use: str) -> re.Pattern[str]:
    table = files("db.read").joinpath("furniture.tsv").read_text(encoding="utf-8").splitlines()[1:]
    words = "|".join(
        pattern.replace("'", "['’]") for kind, pattern in (row.split("\t") for row in table) if kind == use
    )
    shape = {
        "line": rf"{_EDGE}(?:{words}){_EDGE}$",
        "tail": rf"{_EDGE}(?:{words}){_EDGE}$",
        "start": rf"[^\w©(]*(?:{words})",
        "notice": rf"(?:{words})",
        "appeal": rf"\b(?:{words})\b",
    }
    return re.compile(shape[use], re.IGNORECASE)
