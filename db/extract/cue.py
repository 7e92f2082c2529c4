"""Cues: the words that report, with the words beside them that name the source."""

from bisect import bisect_left
from dataclasses import dataclass

from spacy.tokens import Token

from db.extract.label import Label
from db.extract.lexicon import CARRIERS, SPEECH_ADJECTIVES, SPEECH_NOUNS, CueVerb, cue_verbs
from db.extract.paragraph import Paragraph
from db.extract.subject import NOUN_TAGS, find_subject, follows_comma, mention_span
from db.read.article import Span

MANY = 40
"""Cues of one sentence after which no more are looked for."""


@dataclass(slots=True)
class Cue:
    """A reporting word with its subject, before its content is known."""

    paragraph: Paragraph
    """Where the cue stands; its content may stand in the next one."""
    token: Token
    verb: CueVerb | None
    """None for cues that are no verb of the lexicon: "according to", "expressed concern", "been clear"."""
    form: str
    """verb, carrier, adjective, according, point."""
    subject: Token | None
    """Head word of the source mention, None where the clause has none."""
    own: bool
    """False where the subject is another verb's: "said X, adding Y"."""
    span: Span
    label: Label | None = None
    """Who speaks, where the layout says so instead of a sentence."""

    @property
    def mention(self) -> Span | None:
        """The words that name the source."""
        if self.label is not None:
            return self.label.span
        return mention_span(self.paragraph, self.subject) if self.subject is not None else None


def find_cues(paragraph: Paragraph, level: Span | None = None) -> list[Cue]:
    """The cues of a paragraph that stand outside its quotations, or inside the passage `level`."""
    found: list[Cue] = []
    for token in paragraph.every:
        position = paragraph.at(token)
        if level is None and paragraph.passage_of(position) is not None:
            continue
        if level is not None and not level[0] <= position < level[1]:
            continue
        cue = _cue_at(paragraph, token)
        if cue is not None and not _is_crowded(paragraph, cue, found):
            _inherit(paragraph, cue, found)
            found.append(cue)
    return found


def between(paragraph: Paragraph, cues: list[Cue], start: int, end: int) -> list[Cue]:
    """Those of a paragraph's cues, which are in text order, that begin in a stretch of it."""
    first, last = (bisect_left(cues, at, key=lambda c: paragraph.at(c.token)) for at in (start, end))
    return cues[first:last]


def _is_crowded(paragraph: Paragraph, cue: Cue, found: list[Cue]) -> bool:
    """Tell whether a sentence has too many cues already: no sentence, but a list or a parse gone wrong."""
    return len(found) >= MANY and found[-MANY].span[0] >= paragraph.sentence_of(cue.span[0])[0]


def _inherit(paragraph: Paragraph, cue: Cue, earlier: list[Cue]) -> None:
    """Give a participle the subject of the cue before it: "said X, adding Y"."""
    if cue.own or cue.token.tag_ != "VBG" or not follows_comma(cue.token):
        return
    begin = paragraph.sentence_of(cue.span[0])[0]
    before = next((c for c in reversed(earlier) if c.subject is not None and c.span[0] >= begin), None)
    if before is not None:
        cue.subject = before.subject


def _cue_at(paragraph: Paragraph, token: Token) -> Cue | None:
    """The cue a token is the head of, if it is one."""
    low = token.lower_
    span = (paragraph.at(token), paragraph.after(token))
    if low == "according" and token.i + 1 < len(token.doc) and token.nbor().lower_ == "to":
        to = token.nbor()
        source = next((t for t in (*to.children, *token.children) if t.i > to.i and t.dep_ in {"pobj", "dobj"}), None)
        return Cue(paragraph, token, None, "according", source, True, (span[0], paragraph.after(to)))
    verb = cue_verbs().get(low)
    verbal = token.tag_.startswith("VB") or (paragraph.kind in {"title", "heading"} and token.text[:1].isupper())
    if verb is not None and verbal and not _is_idle(token):
        subject, own = find_subject(paragraph, token)
        if subject is None and paragraph.kind in {"title", "heading"} and token.i > 0:
            subject, own = (token.nbor(-1), True) if token.nbor(-1).tag_ in NOUN_TAGS else (None, False)
        return Cue(paragraph, token, verb, "verb", subject, own, span)
    if low in CARRIERS and verbal and token.tag_ not in {"VB", "VBG"}:
        noun = next((t for t in token.children if t.dep_ == "dobj" and t.lower_ in SPEECH_NOUNS), None)
        if noun is not None:
            subject, own = find_subject(paragraph, token)
            return Cue(paragraph, token, None, "carrier", subject, own, (span[0], paragraph.after(noun)))
    if low in SPEECH_ADJECTIVES and token.tag_ == "JJ":
        return _adjective(paragraph, token)
    return None


def _adjective(paragraph: Paragraph, token: Token) -> Cue | None:
    """The cue of "has been clear that" and "made it clear that"."""
    verb = token.head
    if verb.lower_ in {"it", "them"}:
        verb = verb.head
    if verb.lower_ not in {
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "made",
        "make",
        "makes",
        "making",
        "remains",
        "remain",
    }:
        return None
    subject, own = find_subject(paragraph, verb)
    if subject is None or subject.lower_ == "it":
        return None
    return Cue(paragraph, token, None, "adjective", subject, own, (paragraph.at(verb), paragraph.after(token)))


def _is_idle(token: Token) -> bool:
    """Tell forms that report nothing: "he said" apart from "that said,", "to say the least", "so-called"."""
    if token.i > 0 and token.nbor(-1).text == "-":
        return True
    if token.tag_ == "VB" and any(t.lower_ == "to" and t.dep_ == "aux" for t in token.children):
        return token.head.lower_ not in {
            "began",
            "begins",
            "continued",
            "went",
            "goes",
            "added",
            "wanted",
            "refused",
            "declined",
        }
    nxt = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
    return (token.lower_, nxt) in {("say", "the"), ("added", "to"), ("asked", "questions"), ("reported", "to")} or (
        token.tag_ == "VBN" and token.dep_ in {"amod", "compound"}
    )


def colon_cue(text: str, paragraph: Paragraph, quotation: int) -> Cue | None:
    """The cue that a colon before a quotation is, whatever the verb: `Her deputy disagreed: "…"`."""
    begin = paragraph.sentence_of(quotation)[0]
    if not text[begin:quotation].rstrip().endswith(":"):
        return None
    named = _named_before(paragraph, begin, quotation)
    if named is not None:
        colon = named.nbor()
        return Cue(paragraph, colon, None, "colon", named, True, (paragraph.at(colon), paragraph.after(colon)))
    for verb in reversed([t for t in paragraph.tokens((begin, quotation)) if t.tag_ in {"VBD", "VBZ", "VBP"}]):
        subject, own = find_subject(paragraph, verb)
        if subject is not None and own:
            return Cue(paragraph, verb, None, "colon", subject, True, (paragraph.at(verb), paragraph.after(verb)))
    return None


def _named_before(paragraph: Paragraph, begin: int, quotation: int) -> Token | None:
    """The last word of a name that stands alone before a colon: `Polls - Ann Lee: "…"`, `See here. Ann Lee: "…"`."""
    lead = paragraph.tokens((begin, quotation))
    colon = next((t for t in reversed(lead) if t.text == ":"), None)
    if colon is None or colon.i == 0 or colon.nbor(-1).tag_ not in {"NNP", "NNPS"}:
        return None
    first = colon.nbor(-1)
    while first.i > lead[0].i and first.nbor(-1).tag_ in {"NNP", "NNPS"}:
        first = first.nbor(-1)
    alone = first.i == lead[0].i or first.nbor(-1).text in {"-", "–", "—", ".", "]", ";", "|", "·", ")"}
    return colon.nbor(-1) if alone and colon.i - first.i > 1 else None
