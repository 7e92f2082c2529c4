"""How rows are told apart that answer a text more or less well."""

import numpy as np

from db.ask.grade import Asked, Slot, grade, weigh


def scores(text: str, *rows: str) -> list[float]:
    """What rows are worth, for a text whose words are all known."""
    slots = tuple(Slot((word,), weigh(word, 100, 100_000)) for word in text.split())
    found: list[float] = grade(
        Asked(text, slots), [f" {row} " for row in rows], np.ones(len(rows), np.float32)
    ).scores.tolist()
    return found


def test_a_text_nearly_as_typed_comes_before_its_words_here_and_there() -> None:
    near, apart = scores(
        "si now paying more",
        "and spi now paying more for it",
        "more than the paying guests of the site the mayor has no plan now",
    )
    assert near > apart > 0


def test_a_text_as_typed_comes_before_all() -> None:
    exact, near = scores("is now paying more", "he is now paying more for it", "he si now paying more for it")
    assert exact > near > 0
