"""Sentences: where one ends and the next begins, told apart from abbreviations, initials and figures."""

import re
from collections.abc import Iterator
from functools import cache

from db.extract.lexicon import cue_verbs
from db.extract.marks import Passage
from db.read.article import Span

ENDING = re.compile(r"(?<![.!?…])[.!?…]++[\"”“’'»›)\]]*+(?=\s|$)")
"""Signs that can end a sentence, with the closing marks behind them; long runs of them are tried once."""
OPENERS = "\"“‘«„‚‹»'([—–-¿¡*_"
"""Signs that stand before a sentence's first letter."""
TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Mx|Dr|St|Ste|Gen|Brig|Col|Lt|Sgt|Cpl|Pvt|Capt|Maj|Cmdr|Adm|Sen|Rep|Gov|Prof|Rev|Fr|Hon|Pres|Amb|Supt|Insp|Det|Atty"
    r"|Messrs|Mme|Mlle|Sra?|Dña|Ing|Mt|Ft|vs|v|cf|approx|e\.g|i\.e|viz|esp|incl)\.$"
)
"""Abbreviations that another word always follows."""
COUNTED = re.compile(
    r"\b(?:No|Nos|Nr|Art|Sec|Sect|Fig|Vol|pp?|par|paras?|Ch|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|c|ca|Rs|Rp|Kr)\.$"
)
"""Abbreviations before a figure."""
CLIPPED = re.compile(
    r"(?:\b(?:Jr|Sr|Inc|Ltd|Co|Corp|Bros|Dept|Univ|Assn|etc|al|Ave|Blvd|Rd|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun|Ala|Ariz|Ark|Calif|Colo"
    r"|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Vt|Va|Wash|Wis|Wyo|Ont|Que"
    r"|Ph\.D|M\.D|a\.m|p\.m|a\.k\.a)|\b[A-ZÀ-Þ](?:\.-?[A-ZÀ-Þ])*|(?<![\w.])[A-ZÀ-Þ][a-z]?\.-?[A-ZÀ-Þ][a-z]?)\.$"
)
"""Abbreviations and initials that can end a sentence, where a word follows that begins one."""
BEGINS = re.compile(
    r"(?:The|An?|He|She|It|They|We|You|I|But|And|So|Yet|In|On|At|If|When|While|After|Before|Since|As|For|From|By|With|That|This|These|Those|"
    r"There|Then|His|Her|Their|Its|Our|My|Not|No|Yes|What|Who|Why|How|Where|Asked|According|Meanwhile|However|Also|Some|Many|Most|"
    r"Both|Among|Under|Last|Earlier|Later|To)\b(?!\.)"
)
"""Words that begin a sentence much more often than they follow an abbreviation in one."""
ITEM = re.compile(r"\W*(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})\.$")
"""The number of a list's item."""


def sentences(text: str, start: int, end: int, passages: list[Passage]) -> Iterator[Span]:
    """Cut the paragraph text[start:end] at the sentence ends that stand in no quotation."""
    outer = [p.outer for p in passages if p.depth == 0]
    begin, at = start, 0
    for match in ENDING.finditer(text, start, end):
        while at < len(outer) and outer[at][1] <= match.start():
            at += 1
        holder = outer[at] if at < len(outer) and outer[at][0] <= match.start() else None
        if holder is not None and match.end() < holder[1]:
            continue
        if not ends_sentence(text, begin, end, match, holder is not None):
            continue
        yield begin, match.end()
        begin = match.end()
        while begin < end and text[begin].isspace():
            begin += 1
    if begin < end:
        yield begin, end


def ends_sentence(text: str, begin: int, end: int, match: re.Match[str], closes: bool) -> bool:
    """Tell whether signs end a sentence that began at `begin`; `closes` tells that a quotation ends with them."""
    behind = match.end()
    while behind < end and text[behind].isspace():
        behind += 1
    if behind >= end:
        return True
    first = behind
    while first < end and first - behind < 3 and text[first] in OPENERS:
        first += 1
    if first >= end or not (text[first].isupper() or text[first].isdigit() or text[first] in "@#£$€"):
        return False
    stop = match.start() + 1
    if closes and match.end() - match.start() > 1:
        return not (text[match.start()] in "?!…-" and _is_attributed(text, behind, end))
    if text[match.start() : match.end()] != ".":
        return True
    tail = text[max(begin, match.start() - 14) : stop]
    if TITLED.search(tail) or (COUNTED.search(tail) and text[first].isdigit()):
        return False
    if CLIPPED.search(tail):
        return BEGINS.match(text, first, end) is not None
    return not (stop - begin < 6 and ITEM.fullmatch(text[begin:stop]))


def _is_attributed(text: str, behind: int, end: int) -> bool:
    """Tell whether what follows a quotation says whose it is: `"Really?" Smith asked.`"""
    return _attribution().match(text, behind, min(end, behind + 120)) is not None


@cache
def _attribution() -> re.Pattern[str]:
    verbs = "|".join(sorted((form for form, verb in cue_verbs().items() if "q" in verb.takes), key=len, reverse=True))
    return re.compile(
        rf"(?:[A-ZÀ-Þ][\w.'’-]*\s+|(?:the|a|an|of|de|van|von)\s+|[a-z][\w-]*\s+(?=[a-z])){{1,5}}?(?:{verbs})"
        r"(?=\s*[.,;:?]|\s+(?:in|at|on|as|after|during|with|when|to|me|him|her|us|them|from|of|again|later|back|reporters|before)\b|$)"
    )
