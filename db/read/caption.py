"""Lines under pictures: captions and credits."""

import re

from db.reference.outlet import Outlet, outlet_of

_MEDIUM = r"(?:photo(?:graph)?s?|image|picture|illustration|video|graphic|cartoon|screenshot|screengrab|footage|map)"
_OPENER = re.compile(
    rf"^[(\[]?(?:(?:archive|archival|file|featured|illustrative|cover|main|lead|stock|handout) {_MEDIUM}|{_MEDIUM})"
    r"(?: (?:credit|source|courtesy|caption))?(?: ?:|/| by [A-Z])|^image (?:source|caption), ",
    re.IGNORECASE,
)
_FILE = re.compile(
    r"^FILE(?: PHOTO)? ?(?:[-–—:]|\.) ?|^(?:Credits?|Image credits?|Caption|Pictured|Photo courtesy(?: of .{2,40})?) ?:"
)
_SELLERS = r"(?:Getty Images|Shutterstock(?:\.com)?|Corbis|iStock|Alamy|Scanpix|Depositphotos|Unsplash|Adobe Stock)"
_WIRES = r"(?:AFP|EPA|EPA-EFE|Getty|AP|TASS|UPI|Anadolu|Bloomberg|NurPhoto|Reuters|REUTERS|Sipa|ZUMA|Zuma Press)"
_PERSON = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}"
_CREDITED = re.compile(
    rf"[(\[](?i:{_MEDIUM})(?: (?:credit|source|courtesy))?s?(?: ?:| by | courtesy)[^()\[\]]{{2,90}}[)\]]\.?$"
    rf"|\(AP Photo|\bAP Photo/|[(/ ]{_WIRES}(?: via {_WIRES})?/{_PERSON}(?:/.{{2,40}})?[)\]]?\.?$"
    rf"|{_PERSON}(?: - | ?/ ?|, ){_WIRES}(?: Images?)?(?: via .{{2,30}})?[)\]]?\.?$"
    rf"|/{_WIRES}[)\]]\.?$|\bvia (?:{_WIRES}|{_SELLERS})[)\]]?\.?$|\bPhotograph: [A-Z]"
)
_SOLD = re.compile(rf"\b(?:{_SELLERS}|Wikimedia Commons|picture[- ]alliance)[)\].]*$")
_IN_BRACKETS = re.compile(r"\(([^()]{3,80})\)\.?$")
_LABELLED = re.compile(r"(?:photo|image|credit)s?(?: by| credit)?: ?([^:]{3,60})$", re.IGNORECASE)
_SPEECH = re.compile(r"\b(?:said|says|told|added|stated|according to|asked|wrote|warned)\b")
_CUT = re.compile(r"\.\.\.|…")


def is_caption(text: str) -> bool:
    """Whether a line is a picture's caption or credit, by its own words."""
    if len(text) > 600 or (_SPEECH.search(text) and len(text) > 250):
        return False
    return any(form.search(text) for form in (_OPENER, _FILE, _CREDITED, _SOLD))


def is_bare_credit(text: str) -> bool:
    """Whether a line is only a credit ("Photo: Shutterstock.com"), its caption being another line."""
    return bool(_OPENER.match(text)) and len(text) < 70


def repeats(text: str, other: str) -> bool:
    """Whether a caption holds the start of another paragraph, cut off with dots."""
    for cut in _CUT.finditer(text[:600]):
        head = text[max(0, cut.start() - 40) : cut.start()].rstrip(" .,")
        if len(head) >= 30 and head in other and text[: cut.end()] not in other:
            return True
    return False


def credited(text: str) -> tuple[Outlet, int, int] | None:
    """The outlet whose own photographer a caption credits, and where: "(Vitalii Nosach, RBC-Ukraine)"."""
    match = _IN_BRACKETS.search(text) or _LABELLED.search(text)
    if not match:
        return None
    last = re.split(r" ?[/,|] ?| - | via |: ", match[1])[-1].strip(" .")
    outlet = outlet_of(last)
    if outlet is None or outlet.is_agency or outlet.is_photo_agency:
        return None
    start = text.rindex(last)
    return outlet, start, start + len(last)
