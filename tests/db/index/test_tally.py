"""Words are counted as they are."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.index import tally as tallying
from db.index.letters import normal, rows_of
from db.index.tally import Tally

TEXTS = st.lists(st.text(st.sampled_from("ab c.’é\n"), max_size=30), max_size=8)


@given(st.lists(TEXTS, max_size=3))
def test_all_words_of_plain_letters_are_counted(blocks: list[list[str]]) -> None:
    tally = Tally()
    for texts in blocks:
        tally.add(rows_of(texts))
    assert tally.total() == Counter(" ".join(line for texts in blocks for line in normal(texts)).split())


def test_however_many_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tallying, "_HELD", 50)
    tally = Tally()
    texts = [f"w{number} the {'long' * 20_000} ж Ида" for number in range(40)]
    for _ in range(2):
        tally.add(rows_of(texts))
    assert tally.total() == Counter({"the": 80, "long" * 20_000: 80} | {f"w{number}": 2 for number in range(40)})
