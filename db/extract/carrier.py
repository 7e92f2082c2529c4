"""Carriers: the names of outlets and platforms that pass words on, known from the table or by their shape."""

import re
from functools import lru_cache

from db.read.article import Span
from db.reference.country import codes_in
from db.reference.outlet import outlet_of

PAPERS = (
    "Times|Post|Courier|Herald|Tribune|Gazette|Chronicle|Journal|Observer|Telegraph|Mail|Express|Star|Mirror|Standard"
    "|Examiner"
    "|Inquirer|Enquirer|Register|Globe|Dispatch|Record|Sentinel|Echo|Argus|Advertiser|Bulletin|Bugle|Weekly|Daily"
    "|Magazine|Monitor"
    "|Mercury|Ledger|Messenger|Reporter|Zeitung|Nachrichten|Presse|Rundschau|Anzeiger|Gazeta|Pravda|News|Newspaper"
    "|Review|Today"
    "|Press|Sun|Bee|Leader|Digest|Democrat|Republican|Independent|Broadcasting|Broadcaster|Dagblad|Tidende|Tidningen"
    "|Sanomat|Insider"
)
STATIONS = "TV|Television|Radio|FM|News Agency|Broadcasting Corporation|Network|Channel|Podcast|24|Online|Media"
WORD = r"[A-ZÀ-ÖØ-Þ][\w’'&.-]*"
NAME = rf"(?:The )?(?:{WORD}[ \u00a0](?:of the |of |& |and )?){{0,3}}{WORD}"
BY_SHAPE = re.compile(
    rf"(?:[Tt]he )?(?:{WORD}[ \u00a0-](?:of )?){{1,3}}(?:{PAPERS}|{STATIONS})\b(?! (?:Minister|Secretary))"
    r"|(?:Kanal|Channel|Canal|TV|Radio|Télé|Tele|Sky|RTL|TVN|News|Rádio|Televisión)[ \u00a0]?(?:\d{1,3}"
    r"|[A-ZÀ-Þ]\w+)\b|[A-Z]\w*(?:TV|FM|[Nn]ews)\d?\b"
)
"""Names that tell what they are: "Harrowgate Courier", "Kanal 5", "Radio Vesna"."""
MEDIUM = (
    r"newspaper|paper|daily|weekly|tabloid|broadsheet|magazine|broadcaster|network|channel|station|radio|television"
    r"|TV|website|site|news[ -]site|portal|outlet|news[ -]agency|agency|newswire|podcast|programme|program|show"
    r"|publication|blog|newsletter"
)
DESCRIBED = re.compile(
    rf"\b(?:{MEDIUM})(?: (?:channel|station|network|show|programme|website|host"
    rf"|presenter))?,?[ \u00a0]+(?P<after>{NAME})|(?P<before>{NAME})[ \u00a0]+(?:{MEDIUM})\b"
)
"""A name beside a word for a medium: "the broadcaster Kvalla", "the Kvalla newspaper"."""
UNNAMED = re.compile(
    r"\b(?:an? |the )?(?P<name>(?:[A-Z]?[\w-]+ ){0,3}?(?:[A-Z]\w+|state|local|national|regional|public"
    r"|pro-\w+)(?:-run|-owned)? "
    rf"(?:{MEDIUM}|media(?: figure| outlets?| reports)?|news outlets?|press|newspapers))\b"
)
"""A medium without a name: "Ukrainian TV", "state television", "a local newspaper"."""
PLATFORM = re.compile(
    r"\b(?:X(?![\w-])|Twitter|Telegram|Facebook|Instagram|TikTok|Truth Social|YouTube|Weibo|LinkedIn|Threads"
    r"|Bluesky|Mastodon|VKontakte|VK|Snapchat|Reddit|Substack|Medium|Twitch|WeChat|WhatsApp|Viber|Parler|Gab|Tumblr"
    r"|Rumble)\b"
)
NOT_NAMES = re.compile(
    r"^(?:The )?(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June"
    r"|July|August|September|October|November|December|He|She|They|It|We|But|And|In|On|At|This|That|Mr|Mrs|Ms|Dr"
    r"|Sen|Rep|Gov|President|Minister)\b\.?"
)
PROPER = re.compile(rf"(?:[Tt]he[ \u00a0])?{WORD}(?:[ \u00a0-](?:of |the |and |& )?{WORD}){{0,4}}")

APPOSED = re.compile(rf",?[ \u00a0]*(?:(?:{MEDIUM})[ \u00a0]+)?(?:the )?", re.IGNORECASE)
"""Between a word for a medium and its name."""
SHORT = re.compile(rf"\b[Tt]he (?P<word>{PAPERS})\b(?![ \u00a0][A-Z])(?!['’]s? (?:of|to))")
"""A name cut short once it was given in full: "the Post"."""


@lru_cache(maxsize=4096)
def carrier_name(words: str) -> str | None:
    """The canonical name of an outlet that some words are, as a whole; None where they are none."""
    flat = " ".join(words.replace("\u00a0", " ").split()).strip(" ,;:")
    flat = re.sub(r"['’]s$", "", flat)
    if (outlet := outlet_of(flat)) is not None and flat[:1].isupper() | flat.lower().startswith("the "):
        return outlet.name
    return flat if BY_SHAPE.fullmatch(flat) else None


def carriers_in(text: str, start: int, end: int) -> list[tuple[str, Span]]:
    """The outlets that a stretch of text names, in order: known ones, else by shape or by the word beside them."""
    found: list[tuple[str, Span]] = []
    for match in PROPER.finditer(text, start, end):
        if (known := _known(text, match.start(), match.end())) is not None:
            found.append(known)
    for pattern in (BY_SHAPE, DESCRIBED, UNNAMED):
        for match in pattern.finditer(text, start, end):
            group = next((name for name, value in match.groupdict().items() if value), 0)
            if group == "before" and match[group].endswith(("'", "’", "'s", "’s")):
                group = 0  # "Anna Holm's podcast"
            span = match.span(group)
            name = " ".join(text[slice(*span)].replace("\u00a0", " ").split())
            if NOT_NAMES.match(name) or any(a < span[1] and span[0] < b for _, (a, b) in found):
                continue
            if pattern is UNNAMED and any(span[1] <= a and APPOSED.fullmatch(text, span[1], a) for _, (a, _) in found):
                continue  # "the German newspaper" before its name
            if pattern is DESCRIBED and any(hit.end - hit.start >= len(name) - 2 for hit in codes_in(name)):
                continue  # "French broadcaster"
            found.append((re.sub(r"^the (?=[A-Z])", "", re.sub(r"['’]s$", "", name)), span))
    return sorted(found, key=lambda pair: pair[1])


def _known(text: str, start: int, end: int) -> tuple[str, Span] | None:
    """The longest outlet of the table that a run of capitalised words begins or holds."""
    words = [(m.start(), m.end()) for m in re.finditer(r"[^\s\u00a0]+", text[start:end])]
    for first in range(len(words)):
        for last in range(len(words), first, -1):
            a, b = start + words[first][0], start + words[last - 1][1]
            piece = re.sub(r"['’]s?$|[,.]$", "", text[a:b])
            outlet = outlet_of(piece.replace("\u00a0", " "))
            if outlet is not None and not outlet.is_photo_agency and (len(piece) > 1) and not piece.islower():
                return outlet.name, (a, a + len(piece))
    return None


def platforms_in(text: str, start: int, end: int) -> list[tuple[str, Span]]:
    """The social platforms that a stretch of text names."""
    return [(m.group(), m.span()) for m in PLATFORM.finditer(text, start, end)]


@lru_cache(maxsize=64)
def full_name(text: str, short: str) -> str | None:
    """The one outlet of an article whose name ends in a short form's word: "the Post" → The Washington Post."""
    names = {
        known[0]
        for match in PROPER.finditer(text)
        if match.group().rstrip(".,").endswith(short)
        and (known := _known(text, match.start(), match.end())) is not None
    }
    ending = {name for name in names if name.endswith(short) and name != short}
    return ending.pop() if len(ending) == 1 else None


def is_platform(name: str) -> bool:
    """Tell whether a carrier is a social platform, where every post is an occasion of its own."""
    return PLATFORM.fullmatch(name) is not None
