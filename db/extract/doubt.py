"""Doubt: the words by which an article does not vouch for an utterance: leaks, fakes, rumours, hearsay."""

import re

from spacy.tokens import Token

from db.extract.cue import Cue
from db.extract.draft import Draft
from db.extract.governors import ancestors, governors, is_infinitive
from db.extract.paragraph import Paragraph
from db.read.article import Span

DOCUMENT = (
    r"(?:recordings?|audio|videos?|footage|tapes?|letters?|memos?|emails?|e-mails?|messages?|transcripts?"
    r"|documents?|cables?|screenshots?|posts?|tweets?|texts?|files?|clips?|images?|notes?|papers?|conversations?"
    r"|calls?|drafts?|reports?|quotes?|quotations?|statements?|interviews?|claims?|remarks?|comments?|accounts?"
    r"|speech|articles?)"
)
LEAKED = re.compile(
    r"\b(?P<word>leaked|unverified|purported|alleged|supposed|unconfirmed|unsubstantiated|unauthenticated|rumou?red)\b"
    rf"(?:[\s\u00a0]+[\w’'-]+){{0,2}}?[\s\u00a0]+{DOCUMENT}\b",
    re.IGNORECASE,
)
"""A document nobody vouches for; an "alleged victim" is no document."""
RUMOURS = re.compile(r"\b(?:rumou?rs?|gossip|hearsay|speculation|the rumou?r mill)\b", re.IGNORECASE)
TALE = re.compile(r"(?:the |one )?(?:word|story|legend|tradition|talk)(?= (?:has it|goes)\b)", re.IGNORECASE)
"""Sources that are nobody: "word has it that", "the story goes that"."""
FAKED = re.compile(
    r"\b(?P<word>fake|faked|doctored|fabricated|satirical|satire|parody|spoof|hoax|deepfake|manipulated|photoshopped"
    rf"|AI-generated)\b(?:[\s\u00a0]+[\w’'-]+){{0,2}}?[\s\u00a0]+{DOCUMENT}\b|\b(?P<lone>deepfake|parody|satire"
    rf"|hoax|spoof)\b",
    re.IGNORECASE,
)
ADVERBS = frozenset("reportedly allegedly purportedly supposedly ostensibly rumoredly".split())
HEARSAY = frozenset(
    "said reported alleged believed rumored rumoured thought understood claimed supposed purported known heard".split()
)
"""Passives above a cue: "is said to have told"."""
IMPROBABLE = frozenset("unlikely improbable doubtful unclear unproven unconfirmed inconceivable implausible".split())
"""What a that-clause may be called by an article that does not vouch for it."""
PARENTHESIS = re.compile(
    r",\s+it (?:is|was|has been) (?:said|claimed|alleged|reported|rumou?red|believed|thought|understood)\s*,",
    re.IGNORECASE,
)
UNSURE = frozenset("unclear unknown uncertain unconfirmed unproven doubtful disputed unverified".split())
SURE = frozenset("clear known certain confirmed sure obvious apparent".split())
UNCHECKED = re.compile(
    r"\b(?:could|can|has|have|had|was|were)(?:n[’']t| not)(?: yet)?(?: be| been)?(?: \w+ly)? (?:verif(?:y|ied)"
    r"|confirm(?:ed)?|authenticated?|corroborated?|substantiated?)\b|\bcannot be (?:\w+ly )?verified\b",
    re.IGNORECASE,
)
AROUND = 500
"""Code points around a cue in which a document is looked for."""
RECORDED = re.compile(
    r"\b(?:authenticity|provenance|recordings?|audio|videos?|footage|letters?|memos?|documents?|posts?|tweets?"
    r"|remarks|quotes?|quotations?|words|comments|statements?|transcripts?|messages?|emails?)\b",
    re.IGNORECASE,
)
"""What has to be unverified for the words to be: a claim that nobody could check was made all the same."""
SOURCED = re.compile(
    r"\b(?:in|on|from|by|to|via|through)\s+(?:\w+[’']s\s+)?(?:an?|the|this|that|one|some|his|her)?\s*$", re.IGNORECASE
)
"""Before a document: the words stand in it."""


def doubt_of(text: str, draft: Draft, cue: Cue) -> Span | None:
    """The words that leave open whether a cue happened at all."""
    return (
        _hearsay(cue, draft.spans)
        or _parenthesis(text, draft, cue)
        or _unsure(cue)
        or _mention(text, draft)
        or _noun(cue)
        or _document(text, draft, cue)
        or _unchecked(text, draft, cue)
    )


def _hearsay(cue: Cue, spans: tuple[Span, ...]) -> Span | None:
    """ "Reportedly said", "is said to have told", "according to rumours"."""
    paragraph = cue.paragraph
    chain = governors(cue, spans)
    for step, token in enumerate(chain):
        for child in token.children:
            near = abs(child.i - token.i) <= 4
            if child.lower_ in ADVERBS and near and not _inside(paragraph.at(child), spans):
                return paragraph.at(child), paragraph.after(child)
        passive = token.tag_ == "VBN" and any(t.dep_ == "auxpass" for t in token.children)
        if step > 0 and passive and token.lower_ in HEARSAY and is_infinitive(chain[step - 1]):
            return paragraph.at(token.nbor(-1)), paragraph.after(token)
    return cue.span if cue.token.lower_ in ADVERBS else None


def _parenthesis(text: str, draft: Draft, cue: Cue) -> Span | None:
    """ "Hall, it is claimed, said"."""
    match = PARENTHESIS.search(text, max(cue.paragraph.start, cue.span[0] - 40), cue.span[0])
    if match is None or _inside(match.start(), draft.spans):
        return None
    return match.start() + 2, match.end() - 1


def _unsure(cue: Cue) -> Span | None:
    """ "It is not clear whether she said": the clause of the cue is what is not known."""
    token = cue.token
    mark = next((t for t in token.children if t.lower_ in {"whether", "if", "that"} and t.dep_ == "mark"), None)
    if mark is None:
        return None
    open_ended = mark.lower_ != "that"
    for head in list(ancestors(token))[:2]:
        for word in (head, *head.children):
            negated = any(t.dep_ == "neg" for t in (*word.children, *head.children))
            unsure = word.lower_ in (UNSURE if open_ended else IMPROBABLE)
            if word.i < token.i and (unsure or (open_ended and negated and word.lower_ in SURE)):
                return cue.paragraph.at(word), cue.paragraph.after(mark)
    return None


def _mention(text: str, draft: Draft) -> Span | None:
    """A source that is a leak or a rumour."""
    if draft.mention is None:
        return None
    start, end = draft.mention
    leaked = LEAKED.search(text, start, min(len(text), end + 30))
    if leaked is not None and leaked.start() < end:
        return leaked.span("word")
    rumoured = RUMOURS.search(text, start, end) or TALE.match(text, start, min(len(text), end + 16))
    return rumoured.span() if rumoured else None


def _noun(cue: Cue) -> Span | None:
    """The noun that is a rumour itself, or an unconfirmed one: "rumours that", "unconfirmed reports that"."""
    token = cue.token
    if not token.tag_.startswith("NN"):
        return None
    paragraph = cue.paragraph
    if RUMOURS.fullmatch(token.text):
        return paragraph.at(token), paragraph.after(token)
    doubtful = UNSURE | {"unsubstantiated", "purported", "alleged", "leaked"}
    word = next((t for t in token.children if t.lower_ in doubtful), None)
    return (paragraph.at(word), paragraph.after(word)) if word is not None else None


def _document(text: str, draft: Draft, cue: Cue) -> Span | None:
    """A leaked or faked document that the words stand in: "a doctored video showed her saying", "in a leaked memo"."""
    paragraph = cue.paragraph
    begin, end = paragraph.sentence_of(cue.span[0])
    begin, end = max(begin, cue.span[0] - AROUND), min(end, cue.span[1] + AROUND)
    quoted = paragraph.passage_of(cue.span[0])
    for pattern in (FAKED, LEAKED):
        for match in pattern.finditer(text, begin, end):
            at = match.start()
            if _inside(at, draft.spans) or paragraph.passage_of(at) not in (None, quoted):
                continue
            if SOURCED.search(text, max(begin, at - 24), at) or _shows(paragraph, match, cue):
                return match.span("word") if match["word"] else match.span()
    return None


def _shows(paragraph: Paragraph, match: re.Match[str], cue: Cue) -> bool:
    """Tell whether a document is the subject of the cue or of a verb above it."""
    words = {t.i for t in paragraph.tokens(match.span())}
    if cue.subject is not None and cue.subject.i in words:
        return True
    above = {cue.token.i, *(t.i for t in ancestors(cue.token))}
    return any(
        t.i in words and t.dep_ in {"nsubj", "nsubjpass", "agent"} and t.head.i in above
        for t in _tokens(paragraph, words)
    )


def _tokens(paragraph: Paragraph, places: set[int]) -> list[Token]:
    """The tokens at some places of a paragraph."""
    return [paragraph.doc[i] for i in sorted(places)]


def _unchecked(text: str, draft: Draft, cue: Cue) -> Span | None:
    """ "Which could not be independently verified", in the sentence of the cue."""
    begin, end = cue.paragraph.sentence_of(cue.span[0])
    for match in UNCHECKED.finditer(text, begin, end):
        if not _inside(match.start(), draft.spans) and cue.paragraph.passage_of(match.start()) is None:
            of_words = RECORDED.search(text, max(begin, match.start() - 60), match.start()) is not None
            if of_words and not match.start() <= cue.span[0] < match.end():
                return match.span()
    return None


def _inside(position: int, spans: tuple[Span, ...]) -> bool:
    """Tell whether a position is one of the content."""
    return any(s <= position < e for s, e in spans)
