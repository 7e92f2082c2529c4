"""Attributions: every cue with its content, quotations without a cue, and which quote stands in which."""

from db.extract.bounds import trimmed
from db.extract.content import DICTATION, content_of
from db.extract.cue import Cue, colon_cue, find_cues
from db.extract.draft import Draft, letters
from db.extract.marks import Passage
from db.extract.overlap import Overlap
from db.extract.paragraph import Paragraph
from db.extract.subject import ASKING
from db.extract.term import term_of
from db.read.article import Span

SHORTEST = 2
"""Words a content must have."""
NESTED = "quotation in a quotation"
LATEST = 20
"""How many of the last paragraph's quotes are looked at for the one that goes on."""
LONG_ENOUGH = 6
"""Words from which a quotation without a cue is shown though nobody is named."""


def attributions(text: str, paragraphs: list[Paragraph]) -> list[Draft]:
    """Every quote of an article in text order, a quote before the ones that stand in it."""
    drafts: list[Draft] = []
    dangling: Cue | None = None
    for paragraph in paragraphs:
        cues = find_cues(paragraph)
        found = [draft for cue in cues if (draft := _draft(text, paragraph, cue, cues)) is not None]
        if dangling is not None:
            found.extend(_promised(text, paragraph, dangling, found))
        found = _settled(text, found)
        found += _nested(text, paragraph)
        found += _uncued(text, paragraph, found, drafts)
        drafts += found
        dangling = _colon_cue(text, paragraph, cues, found)
    drafts.sort(key=lambda draft: (draft.start, -draft.end))
    hang(drafts)
    return drafts


def hang(drafts: list[Draft]) -> None:
    """Give each quote the smallest one it stands in; `drafts` are in text order, longer ones first."""
    around: list[Draft] = []
    for draft in drafts:
        around = [other for other in around if other.end > draft.start]
        holders = [other for other in around if other.holds(draft)]
        draft.parent = min(holders, key=lambda other: other.end - other.start, default=None)
        around.append(draft)


def _draft(text: str, paragraph: Paragraph, cue: Cue, cues: list[Cue]) -> Draft | None:
    """The draft of one cue, if it reports anything."""
    found = content_of(text, paragraph, cue, cues)
    if found is None or cue.subject is None:
        return None
    if words(text, found[0]) < (1 if found[1].startswith("quotation") else SHORTEST):
        return None
    return Draft(paragraph, found[0], cue, found[1], found[2], verbatim=found[1] == DICTATION)


def words(text: str, spans: tuple[Span, ...]) -> int:
    """How many words the spans hold."""
    return sum(len(text[s:e].split()) for s, e in spans)


def _settled(text: str, found: list[Draft]) -> list[Draft]:
    """Drafts without those that claim another one's words; a draft may still hold a whole other one with its cue."""
    kept: list[Draft] = []
    overlap: Overlap[Draft] = Overlap()
    for draft in sorted(found, key=lambda d: (-d.confidence, d.start)):
        if all(_compatible(text, draft, other) for other in overlap.near(draft.spans)):
            kept.append(draft)
            overlap.add(draft, draft.spans)
    return kept


def _compatible(text: str, draft: Draft, other: Draft) -> bool:
    """Tell whether two drafts can both stand: apart, or one inside the other together with its cue."""
    shared = letters(text, _common(draft.spans, other.spans))
    if shared == 0:
        return True
    for outer, inner in ((draft, other), (other, draft)):
        if outer.holds(inner) and inner.cue is not None and outer.start <= inner.cue.span[0] < outer.end:
            return True
    return shared < 0.1 * min(letters(text, draft.spans), letters(text, other.spans))


def _common(some: tuple[Span, ...], others: tuple[Span, ...]) -> tuple[Span, ...]:
    """The parts two span lists share."""
    return tuple((max(s, a), min(e, b)) for s, e in some for a, b in others if max(s, a) < min(e, b))


def _colon_cue(text: str, paragraph: Paragraph, cues: list[Cue], found: list[Draft]) -> Cue | None:
    """A cue whose quotation is still to come: the paragraph ends in a colon behind it."""
    if not text[paragraph.start : paragraph.end].rstrip().endswith(":") or not cues:
        return None
    last = max((c for c in cues if c.form == "verb" and c.own), key=lambda c: c.span[0], default=None)
    return None if last is None or any(d.cue is last for d in found) or last.subject is None else last


def _promised(text: str, paragraph: Paragraph, cue: Cue, found: list[Draft]) -> list[Draft]:
    """The quotation that begins this paragraph, for a cue that ended the one before with a colon."""
    opening = next((p for p in paragraph.passages if p.depth == 0), None)
    if opening is None or text[paragraph.start : opening.outer[0]].strip():
        return []
    if any(_common(d.spans, (opening.inner,)) for d in found):
        return []
    return [_foreign(paragraph, trimmed(text, paragraph, opening.inner), cue)]


def _foreign(paragraph: Paragraph, span: Span, cue: Cue) -> Draft:
    """A draft whose cue stands in another paragraph."""
    return Draft(paragraph, (span,), cue, "quotation after a colon", 0.9)


def _nested(text: str, paragraph: Paragraph) -> list[Draft]:
    """Quotations inside quotations that have a cue of their own there."""
    found = []
    for outer in (p for p in paragraph.passages if p.depth == 0):
        inner = [p for p in paragraph.passages if p.depth == 1 and outer.inner[0] <= p.outer[0] < outer.inner[1]]
        cues = find_cues(paragraph, outer.inner) if inner else []
        for passage in inner:
            cue = next((c for c in reversed(cues) if c.span[1] <= passage.outer[0]), None)
            if cue is None or passage.outer[0] - cue.span[1] > 12 or words(text, (passage.inner,)) < SHORTEST:
                continue
            found.append(Draft(paragraph, (passage.inner,), cue, NESTED, 0.8))
    return found


def _uncued(text: str, paragraph: Paragraph, found: list[Draft], before: list[Draft]) -> list[Draft]:
    """Quotations no cue claims: those that go on from the quote before, and long ones whose speaker is unknown."""
    extra: list[Draft] = []
    overlap: Overlap[Draft] = Overlap()
    for draft in found:
        if draft.rule != NESTED:
            overlap.add(draft, draft.spans)
    for passage in (p for p in paragraph.passages if p.depth == 0):
        if any(_common(d.spans, (passage.inner,)) for d in overlap.near((passage.inner,))):
            continue
        count = words(text, (passage.inner,))
        begins = _begins_sentence(text, paragraph, passage)
        sentence = text[passage.inner[0]].isupper()
        told = colon_cue(text, paragraph, passage.outer[0])
        if (
            (told is None and count < (3 if begins else LONG_ENOUGH))
            or not (begins or sentence or told)
            or paragraph.kind in {"title", "heading"}
        ):
            continue
        if told is None and term_of(text, passage, paragraph) is not None:
            continue
        earlier = [d for d in (*found, *extra) if d.end <= passage.inner[0] and d.parent is None]
        here = max(earlier, key=lambda d: d.end, default=None)
        later = min((d for d in found if d.start > passage.inner[1]), key=lambda d: d.start, default=None)
        last = max(before[-LATEST:], key=lambda d: d.end, default=None)
        if told is not None:
            extra.append(Draft(paragraph, (passage.inner,), told, "quotation after a colon", 0.85))
        elif begins and here is not None and _is_next(text, paragraph, here, passage):
            extra.append(Draft(paragraph, (passage.inner,), None, "goes on in the paragraph", 0.85, follows=here))
        elif begins and later is not None and "before the cue" in later.rule:
            extra.append(Draft(paragraph, (passage.inner,), None, "leads to the next cue", 0.7, follows=later))
        elif begins and here is None and _goes_on(last, paragraph) and not _asks(text, last):
            extra.append(
                Draft(paragraph, (passage.inner,), None, "goes on from the paragraph before", 0.6, follows=last)
            )
        else:
            extra.append(Draft(paragraph, (passage.inner,), None, "quotation without a cue", 0.3))
    return extra


def _is_next(text: str, paragraph: Paragraph, here: Draft, passage: Passage) -> bool:
    """Tell whether nothing but the cue's own sentence stands between a quote and the quotation that goes on from it."""
    reach = here.cue.span[1] if here.cue is not None and here.cue.paragraph is paragraph else here.end
    behind = paragraph.sentence_of(min(max(reach, here.end), paragraph.end - 1))[1]
    return not any(map(str.isalnum, text[behind : passage.outer[0]]))


def _goes_on(last: Draft | None, paragraph: Paragraph) -> bool:
    """Tell whether a paragraph that begins with a mark carries on the speech of the one before."""
    if last is None or last.paragraph.index != paragraph.index - 1:
        return False
    passages = [p for p in last.paragraph.passages if p.depth == 0]
    return bool(passages) and (not passages[-1].closed or last.end >= last.paragraph.end - 90)


def _asks(text: str, last: Draft | None) -> bool:
    """Tell whether a quote is a question that another one asks, so that what follows may be the answer."""
    return last is not None and last.cue is not None and last.cue.token.lower_ in ASKING and text[last.end - 1] == "?"


def _begins_sentence(text: str, paragraph: Paragraph, passage: Passage) -> bool:
    """Tell whether a quotation stands at the beginning of a sentence and ends one."""
    lead = text[paragraph.start : passage.outer[0]].rstrip()
    ends = text[passage.inner[1] - 1] in ".!?…" or not passage.closed or passage.outer[1] >= paragraph.end
    return ends and (not lead or lead[-1] in '.!?…"”’')
