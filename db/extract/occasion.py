"""Occasions: the words of a sentence that tell where something was said, and through whom it was heard."""

import re
from dataclasses import dataclass

from db.extract.carrier import carriers_in, platforms_in
from db.read.article import Span

STOP = re.compile(
    r"[;\x00“”\"()]|\.(?=\s|$)|\s[–—-]\s|\b(?:that|which|who|whom|whose|because|after|before|when|while|as|but|if"
    r"|than|where|how|why|what|about)\b"
)
"""Where the words behind a trigger end."""
TOLD = re.compile(
    r"\b(?:told|tells?|telling|(?:speaking|spoke|speaks|talking|talked|confirmed|explained|insisted"
    r"|admitted) (?:exclusively )?(?:to|with)|wr(?:ote|iting|ites) (?:in|for)|interviewed (?:by|on|in)|appear(?:ed"
    r"|ing|s)? on|appearance on|speaking (?:live )?on|spoke on)\s+"
)
HELD = re.compile(
    r"\b(?:interviews?|remarks|comments|conversation|podcast|recordings?|audio|transcript|appearance"
    r"|(?P<written>statement|op-ed|opinion piece|column|article|essay|letter|speech|briefing|town hall"
    r"|press release|message|video))\b"
)
NOT_HELD = re.compile(
    r"\b(?:about|after|following|since|over|despite|before|cited|citing|referring to|responding to|response to"
    r"|reaction to|reacting to|by)\s+(?:[\w’'-]+\s+){0,3}$"
)
"""Before an occasion that is only spoken of."""
WITHIN = re.compile(r"\b(?:[Ii]n|[Dd]uring|[Vv]ia|[Ww]ith|[Tt]hrough|[Ii]ssued|[Rr]eleased)\s+(?:[\w’'-]+\s+){0,4}$")
"""Before a text that the words stand in."""
ASSOCIATED = re.compile(
    r"^(?:['’]s)?\s*(?:/\w+\s+|[\w-]+\s+){0,2}?(?:polls?|surveys?|analysts?|contributors?|commentators?"
    r"|correspondents?|columnists?|pundits?|analysis)\b"
)
"""Behind an outlet that only employs or pays somebody."""
BY = re.compile(
    r"\b(?:reported|quoted|cited|carried|published|released|aired|broadcast|obtained|seen|reviewed|shared"
    r"|circulated|posted|relayed|televised|printed|run) (?:\w+ly )?(?:by|on|in|via)\s+"
)
REPORTING = re.compile(r"\b(?:according to|as told to|via|per)\s+")
ON = re.compile(
    r"\bon\s+(?=(?:the\s+)?(?:[A-Z]|(?:[\w-]+ )?(?:show|podcast|programme|program|channel|network|station)\b))"
)
POSTED = re.compile(
    r"\b(?:(?:posts?|posted|posting|message|statement|video|tweet|thread|wrote|writing|writes|said|saying|announced"
    r"|shared|livestream|channel)(?:\s+\w+){0,3}?\s+(?:on|to|via|in)|took to|on (?:his|her|their|its)(?: official"
    r"| personal| own)?)\s+(?=[A-Z])"
)
TWEETED = re.compile(
    r"\b(?:re)?tweet(?:ed|ing)\b|(?<=\bin )(?:an?|his|her|their|the) (?:[\w-]+ ){0,2}tweets?\b|(?<=\bvia )tweet\b"
)
THROUGH = re.compile(
    r"\b(?:(?:through|via) (?:an?|his|her|their|its)|(?:read(?: out| aloud)?|issued|released|sent|delivered"
    r"|posted) by (?:an?|his|her|their|its)) (?P<who>(?:\w+ )?(?:spokes\w+|lawyers?|attorneys?|representatives?"
    r"|publicist|agent|aides?|interpreter|translator|solicitors?|press office|office))\b"
)
SAME = re.compile(
    r"\b(?:(?:in|during|from) (?:the same|the|that|this|his|her|their) (?:[\w-]+ )?(?:interview|conversation"
    r"|podcast|broadcast|programme|program|show|column|op-ed|article|post|thread)|(?:told|tells|speaking to"
    r"|spoke to|informed) (?:the|that) (?:\w+ )?(?P<medium>newspaper|paper|daily|weekly|tabloid|magazine"
    r"|broadcaster|network|channel|station|programme|program|outlet|agency|site|website|publication"
    r"|podcast))\b(?! [A-Z])",
    re.IGNORECASE,
)
"""Words that point back to a carrier named before."""
OTHER = re.compile(
    r"\b(?:news conference|press conference|rally|(?:in|at) an? (?:\w+ )?(?:statement|speech|letter|tweet|post"
    r"|email|meeting|hearing|briefing|debate|summit|interview)|told (?:reporters|journalists|lawmakers|supporters"
    r"|the crowd|parliament|the court|a \w+)|(?:last|the previous) (?:week|month|year|spring|summer|autumn|fall"
    r"|winter)|back in|years? ago|months? ago|weeks? ago|in (?:19|20)\d\d|earlier (?:this|in|on)|previously"
    r"|in the past|once|separately|in a separate|recently|initially|at the time|in (?:the )?(?:spring|summer|autumn"
    r"|winter)|last (?:spring|summer|fall|autumn|winter))\b",
    re.IGNORECASE,
)
"""Words that tell of another occasion."""
REPORTED = re.compile(
    r"^(?:['’]s)?\s+(?:report|story|article|editorial|investigation|poll|claims?|coverage|reporting|headline|piece"
    r"|survey)s?\b"
)

LEAD = 80
"""Code points before an occasion that tell whether it is the one of the words."""
REACH = 160
"""Code points behind a trigger in which a carrier is looked for."""


@dataclass(frozen=True, slots=True)
class Carried:
    """One carrier that a sentence names."""

    at: int
    """Where the words begin that make it a carrier: "told", "interview with"."""
    name: str
    span: Span
    is_venue: bool = True
    """False for "according to" and "reported by": the outlet passes on what may have been said elsewhere."""


def carried_in(masked: str, offset: int) -> list[Carried]:
    """The carriers a sentence names, in text order.

    `masked` is the sentence with every quoted or reported content blanked by NUL; `offset` is where it begins.
    """
    found: list[Carried] = []
    for pattern in (TOLD, HELD, BY, REPORTING, ON):
        for match in pattern.finditer(masked):
            for name, span in _behind(masked, match, pattern):
                found.append(Carried(match.start(), name, span, pattern not in (REPORTING, BY)))
    for match in POSTED.finditer(masked):
        for name, span in platforms_in(masked, match.end(), min(len(masked), match.end() + 24)):
            if span[0] - match.end() < 2:
                found.append(Carried(match.start(), name, span))
    for match in THROUGH.finditer(masked):
        found.append(Carried(match.start(), match["who"], match.span("who")))
    if (tweet := TWEETED.search(masked)) is not None:
        found.append(Carried(tweet.start(), "Twitter", tweet.span()))
    unique: dict[Span, Carried] = {}
    for one in sorted(found, key=lambda c: (c.span, c.at)):
        if not any(a < one.span[1] and one.span[0] < b for a, b in unique):
            unique[one.span] = one
    return [
        Carried(c.at + offset, c.name, (c.span[0] + offset, c.span[1] + offset), c.is_venue) for c in unique.values()
    ]


def _behind(masked: str, match: re.Match[str], pattern: re.Pattern[str]) -> list[tuple[str, Span]]:
    """The outlets behind a trigger, as far as its phrase reaches."""
    limit = min(len(masked), match.end() + REACH)
    stop = STOP.search(masked, match.end(), limit)
    limit = stop.start() if stop else limit
    accepted: list[tuple[str, Span]] = []
    if pattern is HELD:
        before = masked[max(0, match.start() - LEAD) : match.start()]
        if NOT_HELD.search(before) or (match["written"] and not WITHIN.search(before)):
            return []
    for name, span in carriers_in(masked, match.end(), limit):
        gap = masked[match.end() : span[0]]
        if pattern is HELD:
            linked = (
                re.search(r"\b(?:with|to|on|for|by|in|from|via|aired|of)(?: the| a| an)?(?: [\w’'-]+){0,4},?\s*$", gap)
                is not None
            )
        elif pattern is REPORTING and ASSOCIATED.match(masked[span[1] :]):
            linked = False
        elif pattern is ON:
            linked = re.fullmatch(r"(?:the )?", gap) is not None and not REPORTED.match(masked[span[1] :])
        else:
            linked = re.fullmatch(r"(?:(?:the|an?|both)\s+)?(?:[\w’'-]+\s+){0,6}?(?:[\w-]+,\s+)?", gap) is not None
        if linked or (accepted and re.fullmatch(r",?\s*(?:and|or)?\s*(?:the )?", masked[accepted[-1][1][1] : span[0]])):
            accepted.append((name, span))
    return accepted


def points_back(masked: str) -> re.Match[str] | None:
    """The words that point back to a carrier already named: "in the same interview", "told the newspaper"."""
    return SAME.search(masked)


def is_other(masked: str) -> bool:
    """Tell whether a sentence speaks of another occasion than the one before."""
    return OTHER.search(masked) is not None
