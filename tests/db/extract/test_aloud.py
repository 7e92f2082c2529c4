"""Aloud: speech and writing told from attitude, thought, feeling and plan."""

from collections.abc import Callable

import pytest

from db.extract.aloud import aloud_of
from db.extract.manner import Part, manner_of_word
from db.reference.table import rows
from tests.db.extract.conftest import Reading
from tests.db.extract.drafting import draft_of

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("sentence", "cue", "content", "form"),
    [
        ("Hall said that the dam is safe.", "said", "the dam is safe", "verb"),
        ("Hall wrote that the dam is safe.", "wrote", "the dam is safe", "verb"),
        ("Hall denied that the dam is safe.", "denied", "the dam is safe", "verb"),
        ("Hall asked whether the dam is safe.", "asked", "whether the dam is safe", "verb"),
        ("According to Hall, the dam is safe.", "According", "the dam is safe", "according"),
        ("Hall expressed concern about the old dam.", "expressed", "the old dam", "carrier"),
        ("Hall called for repairs to the old dam.", "called", "repairs to the old dam", "verb"),
        ("The announcement that the dam is safe came late.", "announcement", "the dam is safe", "noun"),
        ("Hall made a promise to mend the dam.", "made", "to mend the dam", "verb"),
        ("Hall issued a warning about the old dam.", "issued", "the old dam", "verb"),
        ("Hall made it clear that the dam is safe.", "made", "the dam is safe", "verb"),
        ("Hall is adamant that the dam is safe.", "adamant", "the dam is safe", "adjective"),
        ("Hall began to argue that the dam is safe.", "began", "the dam is safe", "verb"),
        ("Hall lambasted the plan for the old dam.", "lambasted", "the plan for the old dam", "verb"),
        ("Hall lashed out at the old builders.", "lashed", "the old builders", "verb"),
        ("Hall backed the old dam in a statement.", "backed", "the old dam", "verb"),
        ("Hall publicly opposed the old dam.", "opposed", "the old dam", "verb"),
        ("Hall prophesised that the dam is safe.", "prophesised", "the dam is safe", "verb"),
    ],
)
def test_speech_and_writing_are_aloud(sentence: str, cue: str, content: str, form: str) -> None:
    assert aloud_of(sentence, draft_of(sentence, cue, content, form))


@pytest.mark.parametrize(
    ("sentence", "cue", "content", "form"),
    [
        ("Hall believes that the dam is safe.", "believes", "the dam is safe", "verb"),
        ("Hall hopes that the dam is safe.", "hopes", "the dam is safe", "verb"),
        ("Hall wants to mend the dam.", "wants", "to mend the dam", "verb"),
        ("Hall plans to mend the dam.", "plans", "to mend the dam", "verb"),
        ("Hall is considering a new dam in the hills.", "considering", "a new dam in the hills", "verb"),
        ("Hall fears that the dam is safe.", "fears", "the dam is safe", "verb"),
        ("Hall expects that the dam is safe.", "expects", "the dam is safe", "verb"),
        ("Hall is hesitant about sending new engineers.", "hesitant", "sending new engineers", "adjective"),
        ("Hall is confident that the dam is safe.", "confident", "the dam is safe", "adjective"),
        ("Hall was hopeful that the dam is safe.", "was", "the dam is safe", "verb"),
        ("The idea that the dam is safe is old.", "idea", "the dam is safe", "noun"),
        ("The belief that the dam is safe is old.", "belief", "the dam is safe", "noun"),
        ("Hall has doubts about the old dam.", "has", "the old dam", "verb"),
        ("Hall raised money for the old dam.", "raised", "the old dam", "verb"),
        ("Hall voted for the old dam.", "voted", "the old dam", "verb"),
        ("Hall refused to leave the old dam.", "refused", "to leave the old dam", "verb"),
        ("In his view the dam is safe.", "In", "the dam is safe", "noun"),
    ],
)
def test_attitudes_and_plans_are_not_aloud(sentence: str, cue: str, content: str, form: str) -> None:
    assert not aloud_of(sentence, draft_of(sentence, cue, content, form))


def test_a_quoted_fragment_was_uttered_under_any_cue(read: Read) -> None:
    quote = read('Prime Minister Ann Lee believes that the dam is "a gift to the valley."').extraction.quotes[0]
    assert (quote.kind, quote.aloud) == ("mixed", True)


def test_a_thought_is_found_and_told_from_speech(read: Read) -> None:
    reading = read("Prime Minister Ann Lee fears that the dam will break. Lee said that the valley was empty.")
    assert [quote.aloud for quote in reading.extraction.quotes] == [False, True]


def test_the_table_of_manners_is_sound() -> None:
    table = rows("manners.csv")
    assert {row["manner"] for row in table} == {"say", "think", "feel", "plan", "act"}
    assert {row["part"] for row in table} == {"verb", "noun", "adjective"}
    keys = [(row["word"], row["part"]) for row in table]
    assert len(keys) == len(set(keys))
    assert all(row["word"] == row["word"].lower().strip() for row in table)


@pytest.mark.parametrize(
    ("word", "part", "manner"),
    [
        ("planned", "verb", "plan"),
        ("referring", "verb", "say"),
        ("replies", "noun", "say"),
        ("said", "verb", "say"),
        ("believes", "verb", "think"),
        ("wary", "adjective", "feel"),
        ("zzz", "noun", None),
    ],
)
def test_every_form_of_a_word_is_known(word: str, part: Part, manner: str | None) -> None:
    assert manner_of_word(word, part) == manner
