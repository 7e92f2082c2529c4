"""Choice: the likeliest contents that do not overlap, and the likeliest source of each."""

from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.extract.model.candidate import Candidate
from db.extract.model.choice import (
    LIKELY,
    LIKELY_MARKED,
    NAMED,
    NAMED_BY_RULE,
    RULED,
    Chosen,
    chance,
    choose,
    named,
    units_of,
)
from db.extract.model.content_features import content_columns
from db.extract.model.features import Column
from db.extract.model.reading import Contents, Reading
from db.extract.model.source_features import Sources
from db.extract.model.tokens import Bools
from db.extract.model.weights import Scores
from tests.db.extract.model.reading import NEWS, read


@pytest.fixture(scope="module")
def reading() -> Reading:
    reading = read(NEWS).reading
    reading.know_cues(np.full(len(reading.at), 0.5, np.float32))
    return reading


@pytest.fixture(scope="module")
def contents(reading: Reading) -> Contents:
    return reading.contents()


@pytest.fixture(scope="module")
def found(contents: Contents) -> list[Candidate]:
    return contents.found


def columns_of(reading: Reading, found: list[Candidate]) -> Mapping[str, Column]:
    return content_columns(reading.tokens, reading.cues, found, reading.hints.columns(found))


def none_taken(reading: Reading) -> Bools:
    return np.zeros(reading.tokens.size, np.bool_)


def chosen_of(reading: Reading, found: list[Candidate], logits: Scores, taken: Bools) -> list[Chosen]:
    return choose(reading, found, columns_of(reading, found), logits, taken)


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_what_is_chosen_is_likely_and_shares_no_token(reading: Reading, found: list[Candidate], seed: int) -> None:
    numbers = np.random.default_rng(seed)
    logits = numbers.normal(0, 3, len(found)).astype(np.float32)
    taken = numbers.random(reading.tokens.size) < 0.05
    chosen = chosen_of(reading, found, logits, taken.copy())
    used = taken
    for one in chosen:
        assert found[one.row] is one.candidate and one.logit == pytest.approx(float(logits[one.row]))
        assert not used[one.candidate.first : one.candidate.end].any()
        used[one.candidate.first : one.candidate.end] = True
        assert chance(one.logit + RULED) >= min(LIKELY, LIKELY_MARKED) - 1e-6


def test_nothing_is_chosen_where_nothing_is_likely(reading: Reading, found: list[Candidate]) -> None:
    assert chosen_of(reading, found, np.full(len(found), -9, np.float32), none_taken(reading)) == []
    assert chosen_of(reading, [], np.zeros(0, np.float32), none_taken(reading)) == []


def test_words_in_marks_are_chosen_at_a_lower_chance(reading: Reading, found: list[Candidate]) -> None:
    between = (LIKELY_MARKED + LIKELY) / 2
    logits = np.full(len(found), np.log(between / (1 - between)), np.float32)
    chosen = chosen_of(reading, found, logits, none_taken(reading))
    assert any(one.marked for one in chosen)
    tokens = reading.tokens
    for one in chosen:
        ruled = chance(one.logit + RULED) >= LIKELY
        assert ruled or tokens.quote[one.candidate.first : one.candidate.end].any()


def test_the_likelier_of_two_that_overlap_is_kept(reading: Reading) -> None:
    tokens = reading.tokens
    start = next(i for i in range(tokens.size) if tokens.parts and i >= tokens.paragraph_start[1])
    cue = start + 2
    long, short = Candidate(cue, start + 4, start + 11, "long"), Candidate(cue, start + 6, start + 11, "short")
    for logits, wanted in (((2.0, 5.0), short), ((5.0, 2.0), long)):
        (one,) = choose(
            reading,
            [long, short],
            columns_of(reading, [long, short]),
            np.array(logits, np.float32),
            none_taken(reading),
        )
        assert one.candidate is wanted


@pytest.mark.parametrize(
    ("sentence", "cue", "words"),
    [
        ("On a side street by the harbour, Mara Venn is arguing.", "arguing", "On a side street by the harbour"),
        ("Mara Venn said it was over, after weeks of talk.", "said", "after weeks of talk"),
        ("Mara Venn said it was over, after weeks of talk.", "said", "weeks of talk"),
        ("Mara Venn spoke, commenting on the new pier.", "commenting", "the new pier"),
        ("Mara Venn issued a stern warning.", "issued", "a stern warning"),
    ],
)
def test_where_when_and_the_act_itself_are_no_words(sentence: str, cue: str, words: str) -> None:
    given = read(sentence)
    reading = Reading(given.parts, [])
    reading.know_cues(np.full(len(reading.at), 0.5, np.float32))
    start = sentence.index(words)
    first, end = reading.tokens.within((start, start + len(words)))
    found = [Candidate(reading.tokens.words.index(cue), first, end, "made by hand")]
    assert chosen_of(reading, found, np.full(1, 9, np.float32), none_taken(reading)) == []


def test_a_cue_is_one_unit_by_its_nearest_content() -> None:
    far, near, other = Candidate(10, 30, 40, "far"), Candidate(10, 11, 20, "near"), Candidate(50, 51, 60, "other")
    units, place = units_of([Chosen(c, 0, 0.0, False) for c in (far, near, other)])
    rows = list(zip(units.cue.tolist(), units.first.tolist(), units.end.tolist(), strict=True))
    assert sorted(rows) == [(10, 11, 20), (50, 51, 60)]
    assert {cue: rows[at][0] for cue, at in place.items()} == {10: 10, 50: 50}


def test_the_likeliest_source_is_taken_or_none() -> None:
    sources = Sources(np.array([0, 0, 1, 3]), np.array([5, 7, 9, 11]))
    unlikely = float(np.log(NAMED / (1 - NAMED))) - 0.1
    found = named(sources, np.array([-1.0, 2.0, unlikely, 0.0], np.float32), 4, [-1] * 4)
    assert [None if one is None else (one.token, one.row) for one in found] == [(7, 1), None, None, (11, 3)]


def test_the_rules_source_gives_way_only_to_a_much_likelier_one() -> None:
    sources = Sources(np.array([0, 0]), np.array([5, 7]))
    for lead, wanted in ((NAMED_BY_RULE - 0.1, 5), (NAMED_BY_RULE + 0.1, 7)):
        (found,) = named(sources, np.array([0.0, lead], np.float32), 1, [5])
        assert found is not None and found.token == wanted
