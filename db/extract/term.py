"""Terms: words in quotation marks that nobody says, each with the reason why: a title, a term, a scare quote."""

import re

from db.extract.bounds import FINITE
from db.extract.marks import Passage
from db.extract.paragraph import Paragraph

WORKS = (
    r"(?:songs?|singles?|hits?|albums?|tracks?|ballads?|anthems?|tunes?|lyrics|films?|movies?|documentary|"
    r"documentaries|thrillers?|"
    r"comed(?:y|ies)|books?|novels?|memoirs?|biograph(?:y|ies)|bestsellers?|trilogy|plays?|musicals?|"
    r"operas?|series|shows?|"
    r"sitcoms?|dramas?|soaps?|podcasts?|programmes?|programs?|episodes?|essays?|poems?|paintings?|"
    r"sculptures?|exhibitions?|"
    r"installations?|articles?|reports?|stud(?:y|ies)|papers?|columns?|op-eds?|pieces?|editorials?|"
    r"stor(?:y|ies)|pamphlets?|"
    r"lectures?|games?|magazines?|newsletters?|blogs?|segments?|sketch(?:es)?|videos?|remix|cover|sequel|"
    r"adaptation|hymn|chapter)"
)
MADE = (
    r"(?:entitled|titled|headlined|starr?(?:ed|ing|s) in|appear(?:ed|ing|s) (?:in|on)|sings?|sang|singing|"
    r"performed|performing|"
    r"played|directed|author of|host of|hosts?|anchor of|co-?hosts?|moderator of|creator of|guest on|"
    r"version of|rendition of|"
    r"a copy of|sequel to|soundtrack (?:of|to)|star of|known for|debut,?)"
)
CRAFT = (
    r"(?:ships?|vessels?|ferry|ferries|boats?|tankers?|frigates?|destroyers?|yachts?|trawlers?|"
    r"submarines?|satellites?|rockets?|"
    r"probes?|rovers?|trains?|locomotives?|aircraft|planes?|cruise liners?|liners?|freighters?|schooners?|sailing ship)"
)
THINGS = (
    r"(?:operation|project|programme|program|plan|campaign|initiative|company|firm|start-up|venture|club|"
    r"bar|pub|restaurant|caf[eé]|"
    r"hotel|shop|store|team|side|band|group|gang|party|movement|foundation|charity|exercise|mission|app|product|brand|"
    r"consultancy|agency|platform|system|drug|virus|storm|hurricane|typhoon|dog|cat|horse|bear)"
)
CALLED = (
    r"(?:so[- ]called|(?:dubbed|nicknamed|christened|code-?named)(?: [\w’'-]+){1,3}|"
    r"(?:better |also |widely |otherwise |formerly |now )?known as|dubbed|nicknamed|"
    r"termed|coined|code-?named|"
    r"labell?ed|branded|billed as|styled|christened|named|baptised|baptized|referred to as|the (?:name|"
    r"title|handle|alias)|under the (?:name|title)|"
    r"(?:word|term|phrase|expression|label|slogan|hashtag|motto|nickname|acronym|adjective|noun|verb|"
    r"concept|notion|category|tag)s?|"
    r"(?:is|are|was|were|be|been|being|what (?:is|are)|often|sometimes|commonly|simply|a habit|"
    r"a practice) called|a\.k\.a\.|aka|"
    r"meaning|means|stands for|translates? as|(?:Latin|Greek|French|Spanish|German|Arabic|Russian|slang|"
    r"code|shorthand) for|spell(?:s|ed|ing)?|pronounced|nom de guerre|call[- ]?sign|the likes of)"
)
SIGNS = (
    r"(?:signs?|banners?|placards?|posters?|stickers?|t-?shirts?|plaques?|buttons?|badges?|caps?|hats?|"
    r"inscriptions?|graffiti|"
    r"billboards?|bumper stickers?|screens?|labels?|tattoos?|note|notice)"
)
BEHIND = re.compile(
    rf"^,? (?:(?:an?|the|his|her|their|its) (?:[\w-]+ ){{0,4}}{WORKS}\b|{WORKS}\b|(?:by|starring|directed by) [A-Z])",
    re.IGNORECASE,
)
BEARS = re.compile(
    r"^ (?:hats?|caps?|t-?shirts?|signs?|banners?|placards?|stickers?|buttons?|badges?|posters?)\b", re.IGNORECASE
)
LEADS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "writing on a sign",
        re.compile(
            rf"\b{SIGNS}(?:,| \w+){{0,4}}(?: (?:reading|read|saying|says|said|with|that reads|proclaiming))?"
            r"(?: the words?)?[,:]? ?$",
            re.I,
        ),
    ),
    ("name of a vessel", re.compile(rf"\b{CRAFT},? ?$", re.I)),
    (
        "title",
        re.compile(
            rf"(?:\b{WORKS}|\b{MADE})(?: of)?[,:]? ?(?:the )?$"
            r"|\b(?:on|of|for|to) (?:[A-Z][\w&.]*(?: [A-Z][\w&.]*)*)['’]s? $"
        ),
    ),
    ("term", re.compile(rf"\b{CALLED}[,:]? ?(?:an? |the )?$", re.I)),
    ("name", re.compile(rf"\b{THINGS},? ?$", re.I)),
)
"""Reasons, each with what stands before a passage that has it."""
SMALL = frozenset("a an and as at but by for from in into nor of off on or over the to up via vs with is".split())
PERSON = frozenset({"PRP", "PRP$"})
BACK = 70
LONGEST = 9
SCARE = 3

SCARE_QUOTE = "scare quote"


def term_of(text: str, passage: Passage, paragraph: Paragraph) -> str | None:
    """Why nobody says the words of a passage that no cue claims; None where somebody may."""
    words = text[slice(*passage.inner)]
    many = len(words.split())
    if many > LONGEST or passage.outer[1] - passage.outer[0] > 120:
        return None
    before = text[max(paragraph.start, passage.outer[0] - BACK) : passage.outer[0]].replace("\u00a0", " ")
    after = text[passage.outer[1] : min(paragraph.end, passage.outer[1] + BACK)].replace("\u00a0", " ")
    if not before.strip() and not BEHIND.match(after):
        return None
    if _is_nickname(before, words, after):
        return "nickname"
    titled = _is_titled(words)
    for reason, form in LEADS:
        found = form.search(before)
        if found and (titled or reason in {"term", "writing on a sign"} or many <= 2):
            return reason
    if titled and (BEHIND.match(after) or re.search(r"\bcalled,? ?$", before)):
        return "title"
    if before.strip() and BEARS.match(after):
        return "writing on a sign"
    return _scare(paragraph, passage, before, words, many)


def _is_titled(words: str) -> bool:
    """Tell whether words are written as titles are: each capitalised but the small ones, no full stop inside."""
    bare = [w.strip(".,:;!?'’‘\"“”()") for w in words.split()]
    large = [w for w in bare if w and w.lower() not in SMALL]
    return bool(large) and all(w[0].isupper() or w[0].isdigit() for w in large) and ". " not in words


def _is_nickname(before: str, words: str, after: str) -> bool:
    """Tell the middle of `Anthony "Mooch" Scaramucci`."""
    first, last = re.search(r"\b([A-ZÀ-Þ][\w'’-]+) $", before), re.match(r" [A-ZÀ-Þ][\w'’-]+", after)
    return first is not None and last is not None and len(words.split()) <= 3 and words[-1:].isalnum()


def _scare(paragraph: Paragraph, passage: Passage, before: str, words: str, many: int) -> str | None:
    """Whether a few words in the middle of a sentence are only held at a distance."""
    if many > SCARE or re.search(r"[.!?…:]\W*$", before) or words[-1:] in "!?":
        return None
    tokens = paragraph.tokens(passage.inner)
    if any(t.tag_ in PERSON for t in tokens) or (many > 1 and any(t.tag_ in FINITE for t in tokens)):
        return None
    return SCARE_QUOTE
