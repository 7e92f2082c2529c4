"""Gold: annotated attributions laid onto tokens."""

from pathlib import Path

import numpy as np
import pytest

from db.extract.model.candidate import Candidate
from db.learn.brat import read_notes
from db.learn.gold import Gold, agreement, head_words, lines, names_source, trimmed
from tests.db.extract.model.reading import Read
from tests.db.extract.model.reading import read as read_lines
from tests.db.learn.corpus import parted


def laid(marked: str, tmp_path: Path) -> tuple[Read, Gold]:
    text, notes = parted(marked)
    (tmp_path / "one.ann").write_text(notes, encoding="utf-8")
    read = read_lines(text)
    return read, Gold(text, read.reading, tuple(read_notes(tmp_path / "one.ann", text)))


def word(read: Read, token: int) -> str:
    tokens = read.reading.tokens
    return read.text[tokens.start[token] : tokens.end[token]]


def test_a_cue_of_several_words_has_its_verb_for_a_head(tmp_path: Path) -> None:
    read, gold = laid("[1s Mara Venn] [1c went on record that] [1x the dam would hold].", tmp_path)
    (told,) = gold.told
    assert word(read, told.cue) == "went"
    assert {word(read, token) for token in told.cue_tokens} == {"went", "on", "record", "that"}
    assert [read.text[slice(*span)] for span in told.contents] == ["the dam would hold"]
    reading = read.reading
    assert [word(read, int(token)) for token in reading.at[gold.cues(reading)]] == ["went"]


def test_an_attribution_whose_cue_is_no_token_is_left_out(tmp_path: Path) -> None:
    _, gold = laid("[1s Mara Venn] speaks.[1x The dam holds.]", tmp_path)
    assert gold.told == []


def test_a_content_over_lines_is_one_a_line(tmp_path: Path) -> None:
    read, gold = laid("[1s She] [1c said]: [1x “The dam holds.\n—\n“It holds the lake.”]", tmp_path)
    (told,) = gold.told
    assert [read.text[slice(*span)] for span in told.contents] == ["The dam holds", "It holds the lake"]


def test_candidates_are_worth_what_they_share_with_what_their_cue_reports(tmp_path: Path) -> None:
    read, gold = laid("[1s Mara Venn] [1c said] [1x the old dam would hold] on Monday.", tmp_path)
    words = [word(read, i) for i in range(read.reading.tokens.size)]
    the, hold, said = words.index("the"), words.index("hold"), words.index("said")
    whole, longer, beside = (
        Candidate(said, the, hold + 1, ""),
        Candidate(said, the, hold + 3, ""),
        Candidate(said, hold + 1, hold + 3, ""),
    )
    another = Candidate(hold, the, hold + 1, "")
    worth = gold.overlaps([whole, longer, beside, another])
    assert worth[0] == 1 and 0.5 < worth[1] < 1
    assert worth[2:].tolist() == [0, 0]


def test_sources_are_asked_for_the_content_nearest_to_the_cue(tmp_path: Path) -> None:
    marked = '"[1x The dam holds]," [1s two engineers in Kelm] [1c said]. "[1x It holds the lake]."'
    read, gold = laid(marked, tmp_path)
    reading = read.reading
    units, sources = gold.units()
    assert [read.text[slice(*span)] for span in sources if span] == ["two engineers in Kelm"]
    assert word(read, int(units.first[0])) == "The" or word(read, int(units.first[0])) == "It"
    reading.know_cues(np.full(len(reading.at), 0.5, np.float32))
    found, _ = reading.sources(units)
    right = gold.names(found, sources)
    assert [word(read, int(token)) for token in found.token[right]] == ["engineers"]


def test_a_source_that_is_not_annotated_is_nobody(tmp_path: Path) -> None:
    read, gold = laid("It was [1c said] [1x the dam would hold].", tmp_path)
    reading = read.reading
    units, sources = gold.units()
    assert sources == [None]
    reading.know_cues(np.full(len(reading.at), 0.5, np.float32))
    found, _ = reading.sources(units)
    assert not gold.names(found, sources).any()


@pytest.mark.parametrize(
    ("source", "head"),
    [
        ("Mara Venn", "Venn"),
        ("two officials in Kelm", "officials"),
        ("Mara Venn, the mayor", "Venn"),
        ("the minister who resigned", "minister"),
        ("he", "he"),
        ("a spokesman for the ferry line", "spokesman"),
        ("—", "—"),
    ],
)
def test_the_head_of_a_source_is_its_last_word_before_what_modifies_it(source: str, head: str) -> None:
    assert source[slice(*head_words(source, (0, len(source))))] == head


def test_a_mention_names_a_source_by_its_head_or_by_half_of_both() -> None:
    text = "Mara Venn, the mayor of Kelm, spoke"
    source = (0, text.index(", spoke"))
    assert names_source(text, source, (5, 9))
    assert not names_source(text, source, (11, 20))
    assert names_source(text, source, (10, source[1]))
    assert not names_source(text, source, (source[1], len(text)))


def test_spans_agree_by_shared_letters_of_joint_ones() -> None:
    assert agreement((0, 10), (0, 10)) == 1
    assert agreement((0, 10), (5, 10)) == 0.5
    assert agreement((0, 10), (6, 10)) == 0
    assert agreement((0, 10), (10, 20)) == 0
    text = "“The dam holds,” she said.\r\n\r\n— \n"
    assert text[slice(*trimmed(text, (0, 16)))] == "The dam holds"
    assert lines(text, ((0, len(text)),)) == [(0, 26)]
