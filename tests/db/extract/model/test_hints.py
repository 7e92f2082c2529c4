"""Hints: how stretches agree with what the rules found, however many there are."""

import numpy as np
import pytest

from db.extract.model.candidate import Candidate
from db.extract.model.hints import MOST, Hints
from db.extract.model.tokens import Tokens, code
from tests.db.extract.drafting import draft_of
from tests.db.extract.model.reading import NEWS, read


def slowly(hints: Hints, candidate: Candidate) -> tuple[int, int, int]:
    """Match, rule and lie of one candidate, one stretch of the rules after the other."""
    near = [hint for hint in hints._found if hint.first < candidate.end and hint.end > candidate.first]
    best, found = 0.0, (0, 0, 0)
    for hint in near:
        shared = min(hint.end, candidate.end) - max(hint.first, candidate.first)
        share = shared / (max(hint.end, candidate.end) - min(hint.first, candidate.first))
        worth = share + (0.5 if hint.cue == candidate.cue else 0.0)
        holds = hint.first <= candidate.first and candidate.end <= hint.end
        held = candidate.first <= hint.first and hint.end <= candidate.end
        lie = (hint.cue == candidate.cue) + 2 * holds + 4 * held + 8 * (hint.cue < 0)
        if worth > best:
            best, found = worth, (1 + int(share * 4.99), code(hint.draft.rule), lie)
    return found


def test_columns_are_those_of_one_after_the_other() -> None:
    given = read(NEWS)
    hints, size = given.reading.hints, given.reading.tokens.size
    assert hints._found
    numbers = np.random.default_rng(0)
    firsts, lengths = numbers.integers(0, size - 1, 300), numbers.integers(1, 15, 300)
    cues = numbers.choice([hint.cue for hint in hints._found if hint.cue >= 0], 300)
    found = [
        Candidate(int(c), int(f), min(size, int(f + n)), "") for c, f, n in zip(cues, firsts, lengths, strict=True)
    ]
    columns = hints.columns(found)
    rows = zip(columns["rule_match"].tolist(), columns["rule"].tolist(), columns["rule_lie"].tolist(), strict=True)
    assert list(rows) == [slowly(hints, candidate) for candidate in found]


def test_without_rules_or_candidates_there_is_nothing() -> None:
    given = read(NEWS)
    assert [len(column) for column in given.reading.hints.columns([]).values()] == [0, 0, 0, 0]
    none = Hints(given.reading.tokens, []).columns([Candidate(0, 1, 3, "")])
    assert [column.tolist() for column in none.values()] == [[0], [0], [0], [0]]


@pytest.mark.parametrize("stretches", [MOST, 4 * MOST])
def test_of_many_stretches_the_last_and_the_cues_own_count(stretches: int) -> None:
    words = " ".join(f"w{i}" for i in range(stretches))
    text = f"Venn says {words}."
    drafts = [draft_of(text, "says", f"w{i}", "verb", "Venn") for i in range(stretches)]
    tokens = Tokens([drafts[0].paragraph])
    for draft in drafts:
        draft.paragraph = drafts[0].paragraph
    hints = Hints(tokens, drafts)
    columns = hints.columns([Candidate(1, 2, 2 + stretches, "")])
    assert columns["rule_match"].tolist() == [1]
    assert columns["rule_lie"].tolist() == [1 + 4]
