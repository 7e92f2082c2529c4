"""Vox-pops: words with their speaker behind a dash, or on a line of their own (`"…" — Name, 34, teacher`)."""

import re

from db.extract.draft import Draft
from db.extract.label import Label, read_label
from db.extract.layout.turn import turn
from db.extract.paragraph import Paragraph

_WORD = r"[A-ZÀ-Þ][\w.'’-]*"
_NAME = rf"{_WORD}(?: (?:(?:de|da|di|du|van|von|der|den|bin|al|el|la|le) )*{_WORD}){{0,4}}"
SIGNED = re.compile(rf"(?:--|[—–―]|(?<![^\s\"”])-)\s*(?P<label>(?:(?:The )?{_NAME})(?:, [^\"“”:;!?]{{1,80}})?)\.?\s*")
"""— Piotr Wrona, 52, baker"""
BARE = re.compile(rf",? (?P<label>{_NAME}(?:,| \() ?\d{{1,3}}\)?(?:, [^\"“”:;!?]{{1,60}})?)\.?\s*")
"""Ida Berg, 19, student: right behind a quotation."""
ALONE = re.compile(
    rf"(?:(?P<mark>--|[—–―-])\s*)?"
    rf"(?P<label>(?P<name>{_NAME})(?:(?(mark)$)|, (?:\d{{1,3}}\b(?:, [^\"“”:;!?.]{{2,60}})?|[^\"“”:;!?.]{{2,60}})))"
)
"""A line that is only a name with an age, a place or a trade."""
PLACED = re.compile(rf"{_NAME}, {_NAME}")
AGED = re.compile(r", \d{1,3}\b")
OWN = re.compile(r"\b(?:I|we|my|our|me|us|We|My|Our)\b")
MANY = 2


def dash_drafts(text: str, paragraphs: list[Paragraph]) -> list[Draft]:
    """The words that are signed by a speaker behind them."""
    found: list[Draft] = []
    signed = [(n, match) for n, p in enumerate(paragraphs) if (match := _signature(text, p)) is not None]
    plain = [n for n, match in signed if not _is_quoted(paragraphs[n], match)]
    alone = [n for n, p in enumerate(paragraphs) if n and _is_alone(text, p, paragraphs[n - 1])]
    for number, match in signed:
        paragraph = paragraphs[number]
        quoted = _is_quoted(paragraph, match)
        # Without marks a dash may end any sentence: other signed words must show that people are asked here.
        if not quoted and (len(plain) + len(alone) < MANY or not _is_own(text, paragraph, match.start())):
            continue
        label = _label(text, match)
        begin = _quotation(paragraph, match) if quoted else paragraph.start
        draft = label and turn(
            text, paragraph, (begin, _end(text, match)), label, paragraph, match.start(), "signed behind a dash", 0.93
        )
        if draft:
            found.append(draft)
    sure = [n for n in alone if text[paragraphs[n].start] in "—–―-" or _is_whole(paragraphs[n - 1])]
    if len(plain) + len(alone) >= MANY or sure:
        blocks = [_above(text, paragraphs, number) for number in alone]
        own = [any(_is_own(text, d.paragraph, d.paragraph.end) for d in block) for block in blocks]
        if sum(own) >= 0.6 * len(blocks):
            found += [draft for block in blocks for draft in block]
    return found


def _signature(text: str, paragraph: Paragraph) -> re.Match[str] | None:
    """The dash and name that end a paragraph, if they do."""
    if paragraph.kind not in {"body", "standfirst", "heading"}:
        return None
    last = next((p for p in reversed(paragraph.passages) if p.depth == 0 and p.closed), None)
    if last is not None and last.outer[0] == paragraph.start:
        signature = BARE.fullmatch(text, last.outer[1], paragraph.end)
        if signature is not None:
            return signature
    for match in re.finditer(
        r"(?:(?<=[\s\"”’'»*.!?…])(?:--|[—–―])|(?<=[\s\"”])-)\s*(?=[A-ZÀ-Þ])", text[paragraph.start : paragraph.end]
    ):
        at = paragraph.start + match.start()
        signature = SIGNED.fullmatch(text, at, paragraph.end)
        if signature is not None and text[paragraph.start : at].rstrip()[-1:] in tuple("\"”’'».!?…"):
            return signature
    return None


def _is_own(text: str, paragraph: Paragraph, end: int) -> bool:
    """Tell whether a paragraph is in somebody's own words: a quotation, or in the first person outside of any."""
    marked = [p.outer for p in paragraph.passages if p.depth == 0]
    if any(outer[0] == paragraph.start and outer[1] >= end - 1 for outer in marked):
        return True
    own = (m.start() for m in OWN.finditer(text, paragraph.start, end))
    return any(not any(s <= at < e for s, e in marked) for at in own)


def _is_quoted(paragraph: Paragraph, match: re.Match[str]) -> bool:
    return _quotation(paragraph, match) != match.start()


def _quotation(paragraph: Paragraph, match: re.Match[str]) -> int:
    """Where the quotation begins that ends right before a signature; the signature itself without one."""
    ends = (p for p in paragraph.passages if p.depth == 0 and 0 <= match.start() - p.outer[1] <= 2)
    passage = next(ends, None)
    whole = passage is not None and passage.closed and passage.outer[0] == paragraph.start
    return paragraph.start if whole else match.start()


def _end(text: str, match: re.Match[str]) -> int:
    end = match.start()
    while end > 0 and text[end - 1].isspace():
        end -= 1
    return end


def _label(text: str, match: re.Match[str]) -> Label | None:
    label = read_label(text, match.start("label"), match.end("label"))
    return label if label is not None and label.kind == "person" else None


def _is_alone(text: str, paragraph: Paragraph, before: Paragraph | None) -> bool:
    """Tell whether a paragraph is a signature and nothing else; `before` is the one it may sign."""
    if paragraph.kind not in {"body", "heading"} or paragraph.end - paragraph.start > 100:
        return False
    match = ALONE.fullmatch(text, paragraph.start, paragraph.end)
    if match is None or match["label"].count(",") > 3:
        return False
    if match["mark"] is not None or AGED.search(match["label"]) is not None:
        return True
    quoted = before is not None and _is_whole(before)
    own = before is not None and before.kind == "body" and _is_own(text, before, before.end)
    return "," in match["label"] and (quoted or (own and PLACED.fullmatch(match["label"]) is not None))


def _is_whole(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is one quotation and nothing else."""
    return any(p.outer == (paragraph.start, paragraph.end) for p in paragraph.passages)


def _above(text: str, paragraphs: list[Paragraph], number: int) -> list[Draft]:
    """The words above a signature on a line of its own, up to the heading or signature before."""
    stands = paragraphs[number]
    match = ALONE.fullmatch(text, stands.start, stands.end)
    label = _label(text, match) if match else None
    found: list[Draft] = []
    quoted = _is_whole(paragraphs[number - 1])
    for at in range(number - 1, max(0, number - 7), -1):
        paragraph = paragraphs[at]
        signed = _is_alone(text, paragraph, paragraphs[at - 1]) or _signature(text, paragraph) is not None
        if label is None or paragraph.kind != "body" or signed:
            break
        # A quotation over words without marks is their heading, and words without marks over one are the narrator's.
        if found and _is_whole(paragraph) != quoted:
            break
        span = (paragraph.start, paragraph.end)
        draft = turn(text, paragraph, span, label, stands, label.span[0], "signed on the next line", 0.88)
        if draft is not None:
            found.append(draft)
    return found
