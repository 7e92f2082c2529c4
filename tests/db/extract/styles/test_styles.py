"""Every style a user brings is read as well as it was when this was written, by rules alone and with the model."""

import pytest

from db.extract.extract import Extractor
from tests.db.extract.styles.gold import samples
from tests.db.extract.styles.score import Score, score, table

Floors = dict[str, tuple[float, float, float]]
"""Share found, share right of what is given, share of speakers right: what was reached, less an error or two."""

RULES: Floors = {
    "agency": (0.9, 0.85, 0.9),
    "british": (0.9, 0.87, 0.74),
    "broadcaster": (0.9, 0.9, 0.85),
    "communique": (0.85, 0.9, 0.9),
    "court": (0.89, 0.9, 0.9),
    "feature": (0.83, 0.83, 0.85),
    "live": (0.89, 0.86, 0.88),
    "parliament": (0.77, 0.85, 0.73),
    "press": (0.9, 0.9, 0.85),
    "qa": (0.9, 0.9, 0.9),
    "scare": (0.5, 0.9, 0.85),
    "sport": (0.9, 0.86, 0.8),
    "tabloid": (0.9, 0.9, 0.9),
    "transcript": (0.9, 0.9, 0.9),
    "voxpop": (0.9, 0.84, 0.89),
    "all": (0.94, 0.94, 0.93),
}
MODEL: Floors = {
    "agency": (0.9, 0.83, 0.9),
    "british": (0.9, 0.9, 0.85),
    "broadcaster": (0.9, 0.86, 0.85),
    "communique": (0.9, 0.9, 0.9),
    "court": (0.9, 0.87, 0.9),
    "feature": (0.9, 0.82, 0.89),
    "live": (0.89, 0.89, 0.9),
    "parliament": (0.86, 0.85, 0.81),
    "press": (0.9, 0.9, 0.85),
    "qa": (0.9, 0.9, 0.9),
    "scare": (0.5, 0.51, 0.67),
    "sport": (0.9, 0.86, 0.9),
    "tabloid": (0.9, 0.85, 0.9),
    "transcript": (0.9, 0.9, 0.9),
    "voxpop": (0.9, 0.84, 0.89),
    "all": (0.96, 0.92, 0.96),
}


@pytest.fixture(scope="module")
def rules() -> dict[str, Score]:
    return score(Extractor(rules_only=True))


@pytest.fixture(scope="module")
def model(extractor: Extractor) -> dict[str, Score]:
    return score(extractor)


def test_every_style_has_articles_and_floors(rules: dict[str, Score]) -> None:
    styles = {sample.style for sample in samples()}
    assert set(RULES) == set(MODEL) == styles | {"all"} == set(rules)


@pytest.mark.parametrize("style", RULES)
def test_rules_alone_keep_a_floor(rules: dict[str, Score], style: str) -> None:
    _keeps(rules[style], RULES[style])


@pytest.mark.parametrize("style", MODEL)
def test_the_model_keeps_a_floor(model: dict[str, Score], style: str) -> None:
    _keeps(model[style], MODEL[style])


def _keeps(one: Score, floor: tuple[float, float, float]) -> None:
    reached = (one.recall, one.precision, one.speaker)
    assert all(got >= least for got, least in zip(reached, floor, strict=True)), "\n".join(one.errors)


def test_rules_quote_nothing_that_nobody_says(rules: dict[str, Score]) -> None:
    assert rules["all"].counts["never"] == 0, table(rules)


def test_words_the_layout_gives_are_direct(rules: dict[str, Score], model: dict[str, Score]) -> None:
    for scores in (rules, model):
        assert min(scores[style].kind for style in ("transcript", "qa", "voxpop")) == 1.0
