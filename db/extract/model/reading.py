"""A reading of one article: its tokens and hints, and the features of each stage, for training as for use."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from db.extract.draft import Draft
from db.extract.model.candidate import Candidate, Candidates
from db.extract.model.content_features import Chances, Cues, content_columns
from db.extract.model.cue_features import cue_candidates, cue_features
from db.extract.model.features import Column, Features
from db.extract.model.hints import Hints
from db.extract.model.source_features import Sources, source_candidates, source_features
from db.extract.model.tokens import Ints, Tokens
from db.extract.paragraph import Paragraph

WORTH_A_LOOK = 0.08
"""Chance from which a token is taken for a cue that may have contents."""


@dataclass(slots=True, eq=False)
class Units:
    """Contents whose sources are asked for: cue, first token and end of each."""

    cue: Ints
    first: Ints
    end: Ints


@dataclass(slots=True, eq=False)
class Contents:
    """Candidates, how each agrees with the rules, and all that is known of each (the agreement too)."""

    found: list[Candidate]
    agreement: Mapping[str, Ints]
    columns: Mapping[str, Column]

    def at(self, rows: Ints) -> "Contents":
        """Some of them, in the order of their rows."""
        agreement = {name: values[rows] for name, values in self.agreement.items()}
        columns = {name: values[rows] for name, values in self.columns.items()}
        return Contents([self.found[row] for row in rows.tolist()], agreement, columns)


class Reading:
    """What the stages look at, in their order: cues, contents, sources."""

    def __init__(self, parts: list[Paragraph], drafts: list[Draft]) -> None:
        self.tokens = Tokens(parts)
        self.hints = Hints(self.tokens, drafts)
        self.at = cue_candidates(self.tokens, self.hints.cue)
        self._cues: Cues | None = None

    def cue_features(self) -> Features:
        """The features of every token that may be a cue, in the order of `at`."""
        return cue_features(self.tokens, self.hints.cue, self.at)

    def know_cues(self, chances: Chances) -> None:
        """Take over the chance of each token of `at` to be a cue."""
        everywhere = np.zeros(self.tokens.size, np.float32)
        everywhere[self.at] = chances
        self._cues = Cues(self.tokens, everywhere)

    @property
    def cues(self) -> Cues:
        """The chances the cue stage gave; they must be known by now."""
        assert self._cues is not None
        return self._cues

    def contents(self) -> "Contents":
        """Every stretch that a likely cue, or a cue of the rules, may report."""
        worth = (self.cues.chance >= WORTH_A_LOOK) | ((self.hints.cue > 0) & (self.cues.chance > 0))
        finder = Candidates(self.tokens)
        found: list[Candidate] = []
        for cue in np.flatnonzero(worth).tolist():
            found += finder.of(cue, [(hint.first, hint.end) for hint in self.hints.of(cue)])
        agreement = self.hints.columns(found)
        return Contents(found, agreement, content_columns(self.tokens, self.cues, found, agreement))

    def sources(self, units: Units) -> tuple[Sources, Features]:
        """The words that may name the source of each unit, and their features."""
        found = source_candidates(self.tokens, units.cue, units.first, units.end)
        features = source_features(self.tokens, self.cues, units.cue, units.first, units.end, found, self.hints.subject)
        return found, features
