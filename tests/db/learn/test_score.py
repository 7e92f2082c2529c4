"""Score: what is found against what is annotated, counted by hand."""

from dataclasses import replace

import pytest

from db.extract.quote import Actor, Extraction, Quote
from db.learn.brat import Attribution
from db.learn.score import SAYING, Score
from db.learn.unit import Marked, Unit, pairs
from explorer.draw.score import table
from tests.db.store.sample import quote

TEXT = """“The dam holds,” said Mara Venn, the mayor.
He feared “a cold winter” and a long one, Joss Tarrow.
Critics said the vote was rigged by the council.
Nobody came."""


def span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def told(source: str | None, cue: str, *contents: str) -> Attribution:
    return Attribution((span(source),) if source else (), (span(cue),), tuple(map(span, contents)))


def found(words: str, mention: str | None, speaker: int | None = None, sure: float = 0.9) -> Quote:
    return replace(quote(span(words), speaker=speaker, confidence=sure), mention=span(mention) if mention else None)


WANTED = [
    told("Mara Venn, the mayor", "said", "The dam holds"),
    told("Joss Tarrow", "feared", "“a cold winter” and a long one"),
    told("Critics", "said", "the vote was rigged by the council"),
    told(None, "came", "Nobody"),
]
ACTORS = (Actor("Mara Venn", "person", None), Actor("Joss Tarrow", "person", None))


def score(*quotes: Quote) -> Score:
    made = Score()
    made.add(TEXT, WANTED, Extraction(ACTORS, quotes, ()))
    return made


def test_all_found_and_all_right() -> None:
    made = score(
        found("The dam holds,", "Mara Venn", sure=0.95),
        found("“a cold winter” and a long one", "Joss Tarrow", sure=0.95),
        found("the vote was rigged by the council", "Critics", sure=0.55),
        found("Nobody", None, sure=0.05),
    )
    for tally in made.groups.values():
        assert tally.recall == 1 and tally.speaker == 1
    assert [tally.both for name, tally in made.groups.items() if name != SAYING] == [1] * 5
    assert [tally.annotated for tally in made.groups.values()] == [4, 1, 2, 1, 2, 1]
    assert {tenth: pair for tenth, pair in enumerate(made.sure) if pair[0]} == {9: (2, 2), 5: (1, 1), 0: (1, 1)}


def test_half_of_both_must_be_shared_and_the_speaker_be_right() -> None:
    made = score(
        found("The dam", "Joss Tarrow"),  # half of it, and the wrong speaker
        found("a long one", "Joss Tarrow"),  # too little
        found("Critics said the vote was rigged by the council", "Critics"),
        found("He feared", None, sure=1.0),
    )
    tally = made.groups["all"]
    assert (tally.annotated, tally.found, tally.met, tally.true) == (4, 4, 2, 2)
    assert (tally.precision, tally.recall, tally.f1) == (0.5, 0.5, 0.5)
    assert tally.speaker == 0.5
    assert tally.both == pytest.approx(2 * (1 / 4) * (1 / 3) / (1 / 4 + 1 / 3))
    assert made.groups["mixed"].recall == 0
    assert made.groups["direct"].recall == 1 and made.groups["direct"].speaker == 0
    assert made.sure[9] == (4, 1)


def test_the_name_counts_where_other_words_stand_for_the_speaker() -> None:
    made = score(found("The dam holds", "He", 0), found("the vote was rigged by the council", "Nobody", 1))
    assert made.groups["direct"].speaker == 1
    assert made.groups["indirect"].speaker == 0


def test_no_quotes_and_no_articles_give_no_figures() -> None:
    assert score().groups["all"].precision is None
    assert score().groups["all"].recall == 0
    assert "-" in list(table(Score()))[1]


def test_pairs_are_one_to_one_and_the_best_first() -> None:
    units = [Unit(place, "direct", None) for place in ((0, 10), (0, 16))]
    assert pairs("x" * 40, units, [Unit((0, 14), "direct", None)]) == {1: 0}
    assert pairs("x" * 40, units, units[::-1]) == {0: 1, 1: 0}
    assert pairs("x" * 40, units, []) == {}


def test_units_are_cut_at_lines_and_gaps_and_joined_over_blanks() -> None:
    text = "One two. Three\n\n…\nfour five, said she, six"
    marked = Marked(text)
    she = text.index("she")
    contents = ((0, 8), (9, 14), (18, 27), (she, she + 3))
    units = marked.annotated([Attribution((), (), contents), Attribution((), (), ((0, len(text)),))])
    assert [text[slice(*unit.span)] for unit in units] == [
        "One two. Three",
        "four five",
        "she",
        "One two. Three",
        "four five, said she, six",
    ]


def test_quoted_passages_are_what_stands_between_marks() -> None:
    marked = Marked(TEXT)
    units = marked.quoted(marked.annotated(WANTED))
    assert [TEXT[slice(*unit.span)] for unit in units] == ["The dam holds", "a cold winter"]


def test_the_table_fits_a_screen() -> None:
    lines = list(table(score(found("The dam holds", "Mara Venn"))))
    assert max(map(len, lines)) <= 90
    assert lines[2].split() == ["direct", "1", "1", "100.0", "100.0", "100.0", "100.0", "100.0"]
    assert lines[6].split() == ["indirect,", "said", "1", "-", "-", "0.0", "-", "-", "-"]
    assert lines[-1].split() == ["0.9", "to", "1.0", "1", "100.0", "%"]
