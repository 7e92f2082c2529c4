"""Bounds: where a content begins and ends, to the letter."""

from db.extract.cue import Cue
from db.extract.paragraph import Paragraph
from db.read.article import Span

TRAILING = frozenset("referring citing pointing following commenting speaking alluding".split())
"""Participles that end a content: "said it would be thousands, referring to"."""
FARTHEST = 300
"""Tokens behind the beginning of a content among which its end is looked for, short of the sentence's."""
FINITE = {"VBD", "VBZ", "VBP", "MD"}
"""Tags of finite verbs: a clause has one."""
Found = tuple[tuple[Span, ...], str, float]
"""Spans of a content, the rule that found them, its confidence."""


def trimmed(text: str, paragraph: Paragraph, span: Span) -> Span:
    """The span without blanks and without the punctuation that belongs to the sentence around it."""
    start, end = span
    around = paragraph.passages_in((span[0] - 1, span[1] + 1))
    inner = {p.inner for p in around}
    while start < end and (text[start].isspace() or text[start] in ",;:–—-."):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if (start, end) in inner or any(p.inner[1] == end for p in around):
        return start, end
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:–—-."):
        end -= 1
    return start, end


def limit_of(text: str, paragraph: Paragraph, cue: Cue, cues: list[Cue], start: int) -> int:
    """Where a content that begins at `start` must end: the sentence's end or the next clause of the same speaker."""
    end = paragraph.sentence_of(start)[1]
    heads = {c.token.i: c for c in reversed(cues)}
    for token in paragraph.tokens((start + 1, end))[:FARTHEST]:
        at = paragraph.at(token)
        if paragraph.passage_of(at) is not None:
            continue
        comma = token.i > 0 and token.nbor(-1).text in {",", "-", "–", "—", '"', "'"}
        other = heads.get(token.i)
        if comma and token.lower_ in TRAILING:
            return at
        if other is None or other is cue or other.own:
            continue
        if (comma and token.tag_ == "VBG") or (token.dep_ == "conj" and token.head.i == cue.token.i):
            first = token
            while first.i > 0 and first.nbor(-1).dep_ in {"cc", "aux", "advmod", "punct", "auxpass"}:
                first = first.nbor(-1)
            return paragraph.at(first)
    return end


def widened(paragraph: Paragraph, end: int, limit: int) -> int:
    """The end moved behind a passage that it would cut, as far as the limit."""
    around = [p for p in paragraph.passages_in((end - 1, end + 1)) if p.depth == 0]
    cut = next((p for p in around if p.outer[0] < end < p.outer[1]), None)
    if cut is None:
        cut = next((p for p in around if p.inner[1] == end), None)
    return max(end, min(cut.outer[1], max(limit, cut.outer[1]))) if cut else end
