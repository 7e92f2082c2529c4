"""Revision: the drafts of the rules, weighed and completed by what training learned."""

from collections import defaultdict
from dataclasses import replace

import numpy as np

from db.extract.attribution import hang
from db.extract.cue import Cue
from db.extract.draft import Draft
from db.extract.explanation import Step
from db.extract.model.candidate import Candidate
from db.extract.model.choice import Chosen, Named, chance, choose, named, units_of
from db.extract.model.content_features import content_features
from db.extract.model.cover import Cover
from db.extract.model.edges import exact
from db.extract.model.features import Features
from db.extract.model.joining import joined
from db.extract.model.naming import Naming
from db.extract.model.reading import Reading
from db.extract.model.remainder import relink, remainder
from db.extract.model.rival_features import contenders, rival_features
from db.extract.model.sureness import is_sure
from db.extract.model.tokens import Bools
from db.extract.model.weights import Weights
from db.extract.paragraph import Paragraph
from db.extract.term import SCARE_QUOTE, term_of
from db.read.article import Span

RULE = "learned"
GOES_ON = "goes on from the learned"
SURE = 0.85
"""Chance from which a passage that looks like a title or name is taken for speech all the same."""
UNNAMED = -3.0
"""Log odds that stand for a content without a source."""


def revised(
    weights: Weights, text: str, parts: list[Paragraph], drafts: list[Draft], fixed: list[Draft], *, explain: bool
) -> list[Draft]:
    """The quotes of an article in text order, from what the rules found and what was learned.

    `fixed` are drafts that stand whatever the weights say: of the layout, and quotes that open a headline. With
    `explain` each draft bears what was weighed.
    """
    return _Revision(weights, text, parts, drafts, fixed, explain).drafts()


class _Revision:
    """Reads one article with the weights."""

    def __init__(
        self,
        weights: Weights,
        text: str,
        parts: list[Paragraph],
        ruled: list[Draft],
        fixed: list[Draft],
        explain: bool,
    ) -> None:
        self._weights = weights
        self._text = text
        self._parts = parts
        self._ruled = ruled
        self._fixed = fixed
        self._explain = explain
        self._reading = Reading(parts, ruled)
        self._naming = Naming(self._reading.tokens, ruled)
        self._cue_features = self._reading.cue_features()
        self._content_features: Features | None = None
        self._source_features: Features | None = None

    def drafts(self) -> list[Draft]:
        """All drafts, each with the one it stands in."""
        found = self._learned()
        kept = [*self._fixed, *found]
        kept += remainder(self._text, self._ruled, kept)
        relink(self._text, kept)
        kept.sort(key=lambda draft: (draft.start, -draft.end))
        hang(kept)
        return kept

    def _learned(self) -> list[Draft]:
        """What the weights find."""
        reading, weights = self._reading, self._weights
        if not reading.tokens.size or not len(reading.at):
            return []
        reading.know_cues(chance(weights.cue.logits(self._cue_features)))
        every = reading.contents()
        if not every.found:
            return []
        features = content_features(every.columns)
        first = weights.content.logits(features)
        rows = contenders(first)
        contents = every.at(rows)
        rivals = rival_features(contents.found, contents.columns, first[rows])
        self._content_features = features.at(rows) if self._explain else None
        chosen = choose(reading, contents.found, contents.columns, weights.rival.logits(rivals), self._taken())
        chosen = [one for one in chosen if not self._is_term(one)]
        if not chosen:
            return []
        units, ordinal = units_of(chosen)
        sources, self._source_features = reading.sources(units)
        ruled = reading.hints.subject[units.cue].tolist()
        sourced = named(sources, weights.source.logits(self._source_features), len(ordinal), ruled)
        found = self._agreed(chosen, sourced, ordinal)
        groups: dict[int, list[Chosen]] = defaultdict(list)
        cover = Cover(self._text, found)
        for one in chosen:
            if not cover.touches([self._span(one.candidate)]):
                groups[one.candidate.cue].append(one)
        for cue, group in groups.items():
            drafts = self._drafts_of(cue, group, sourced[ordinal[cue]])
            if not _is_headline(drafts[0]):
                found += drafts
        return joined(self._text, [d for d in found if is_sure(self._text, d, d.rule in {RULE, GOES_ON})])

    def _agreed(self, chosen: list[Chosen], sourced: list[Named | None], ordinal: dict[int, int]) -> list[Draft]:
        """The drafts of the rules that were chosen, as the rules have them: their ends and parts are truer."""
        found: list[Draft] = []
        cover = Cover(self._text)
        for one in chosen:
            draft = self._reading.hints.same(one.candidate)
            if draft is None or cover.touches(draft.spans):
                continue
            cover.add(draft.spans)
            source = sourced[ordinal[one.candidate.cue]]
            self._weigh(draft, one, source)
            if draft.cue is not None and draft.cue.label is None:
                subject = self._naming.subject(draft.cue.token, source)
                if subject is not None and (draft.cue.subject is None or subject.i != draft.cue.subject.i):
                    draft.cue = replace(draft.cue, subject=subject, own=True)
            found.append(draft)
        return found

    def _weigh(self, draft: Draft, one: Chosen, source: Named | None) -> None:
        """Note how sure a draft is, and why."""
        named_by = source.logit if source is not None else UNNAMED
        draft.confidence = self._weights.confidence(one.logit, named_by, one.marked)
        if self._explain:
            steps = self._evidence(one, source)
            draft.evidence = steps if draft.cue is not None else tuple(s for s in steps if s.stage == "content")

    def _is_term(self, one: Chosen) -> bool:
        """Tell whether a content is a title or name in marks, and not a very likely one."""
        if not one.marked or chance(one.logit) >= SURE:
            return False
        start, end = self._span(one.candidate)
        paragraph = self._parts[int(self._reading.tokens.paragraph[one.candidate.first])]
        whole = next((p for p in paragraph.passages if p.inner[0] >= start - 1 and abs(p.inner[1] - end) <= 1), None)
        return whole is not None and term_of(self._text, whole, paragraph) not in {None, SCARE_QUOTE}

    def _taken(self) -> Bools:
        """The tokens that fixed drafts have."""
        taken = np.zeros(self._reading.tokens.size, np.bool_)
        for draft in self._fixed:
            for span in draft.spans:
                first, end = self._reading.tokens.within(span)
                taken[first:end] = True
        return taken

    def _drafts_of(self, at: int, group: list[Chosen], source: Named | None) -> list[Draft]:
        """The drafts of one cue: the one of its own sentence, and those that go on from it."""
        tokens = self._reading.tokens
        cue = self._naming.cue(at, source)
        group.sort(key=lambda one: one.candidate.first)
        own: list[Chosen] = []
        others: list[Chosen] = []
        sentence = cue.paragraph.sentence_of(cue.span[0])
        for one in group:
            start = int(tokens.start[one.candidate.first])
            here = cue.paragraph.start <= start < cue.paragraph.end and sentence[0] <= start < sentence[1]
            (own if here else others).append(one)
        if not own:
            nearest = min(others, key=lambda one: abs(one.candidate.first - at))
            others.remove(nearest)
            own = [nearest]
        main = self._draft(cue, own, source, RULE)
        found = [main]
        for one in others:
            draft = self._draft(None, [one], source, GOES_ON)
            draft.follows = main
            found.append(draft)
        return found

    def _draft(self, cue: Cue | None, group: list[Chosen], source: Named | None, rule: str) -> Draft:
        """One draft of a cue's contents."""
        tokens = self._reading.tokens
        spans = tuple(dict.fromkeys(self._span(one.candidate) for one in group))
        paragraph = self._parts[int(tokens.paragraph[group[0].candidate.first])]
        draft = Draft(paragraph, spans, cue, rule, 0.0)
        self._weigh(draft, max(group, key=lambda one: one.logit), source)
        return draft

    def _span(self, candidate: Candidate) -> Span:
        tokens = self._reading.tokens
        paragraph = self._parts[int(tokens.paragraph[candidate.first])]
        span = int(tokens.start[candidate.first]), int(tokens.end[candidate.end - 1])
        return exact(self._text, paragraph, span)

    def _evidence(self, one: Chosen, source: Named | None) -> tuple[Step, ...]:
        """What was weighed for one content."""
        assert self._content_features is not None and self._source_features is not None
        weights = self._weights
        at = one.candidate.cue
        row = int(np.searchsorted(self._reading.at, at))
        _, word = self._reading.tokens.token(at)
        cue_chance = float(self._reading.cues.chance[at])
        steps = [
            Step("cue", word.text, cue_chance, weights.cue.reasons(self._cue_features, row)),
            Step(
                "content",
                one.candidate.shape,
                float(chance(one.logit)),
                weights.content.reasons(self._content_features, one.row),
            ),
        ]
        if source is not None:
            _, name = self._reading.tokens.token(source.token)
            reasons = weights.source.reasons(self._source_features, source.row)
            steps.append(Step("speaker", name.text, float(chance(source.logit)), reasons))
        return tuple(steps)


def _is_headline(draft: Draft) -> bool:
    """Tell a content without marks in a headline: the parse of headlines is too poor to learn from."""
    marked = any(p.inner[0] < draft.end and draft.start < p.inner[1] for p in draft.paragraph.passages)
    return draft.paragraph.kind in {"title", "heading"} and not marked
