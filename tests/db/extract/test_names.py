"""Names without NER: what a title, a role, a given name or a table settles, and whom NER is asked about."""

from collections.abc import Iterable, Iterator

import pytest
import spacy
from spacy.tokens import Doc

from db.extract.attribution import attributions
from db.extract.extract import MODELS, Extractor
from db.extract.names import Label, Name, Names
from db.extract.paragraph import paragraphs
from tests.db.extract.conftest import article_of


class Counting(Names):
    """Finds names and counts the paragraphs NER was asked about."""

    def __init__(self) -> None:
        name = next(model for model in MODELS if spacy.util.is_package(model))
        self.nlp = spacy.load(name, exclude=["lemmatizer", "attribute_ruler"], disable=["ner"])
        super().__init__(self.nlp)
        self.asked = 0
        finder = self._finder

        def counting(docs: Iterable[Doc]) -> Iterator[Doc]:
            listed = list(docs)
            self.asked += len(listed)
            return finder(listed)

        self._finder = counting


@pytest.fixture(scope="module")
def names() -> Counting:
    return Counting()


def found(names: Counting, text: str) -> list[Name]:
    names.asked = 0
    parts = paragraphs(article_of(text), names.nlp)
    return names.find(text, parts, attributions(text, parts))


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("Anna Berg sells tea.", "Anna Berg", "person"),
        ("The mayor, Rhuvath Belkor, sells tea.", "Rhuvath Belkor", "person"),
        ("Mrs. Belkor sells tea.", "Belkor", "person"),
        ("J. B. Lund sells tea.", "J. B. Lund", "person"),
        ("The Ministry of Tides is closed.", "The Ministry of Tides", "other"),
        ("The Lund Foundation is closed.", "Lund Foundation", "other"),
        ("They met in Victoria Street.", "Victoria Street", "other"),
        ("They met in Norway.", "Norway", "other"),
    ],
)
def test_settled_without_asking(names: Counting, text: str, name: str, label: Label) -> None:
    assert (name, label) in [(n.mention.name, n.label) for n in found(names, text)]
    assert names.asked == 0


def test_ner_is_asked_where_an_unknown_name_speaks(names: Counting) -> None:
    text = "Zhao Binglei sells tea.\nIt rained in Oslo.\nThe tea is hot.\nZhao said that the tea was sold out."
    assert {n.label for n in found(names, text) if n.mention.name.startswith("Zhao")} == {"person"}
    assert names.asked == 1


def test_ner_is_not_asked_where_nobody_unknown_speaks(names: Counting) -> None:
    found(names, "Zhao Binglei sells tea.\nAnna Berg said that the tea was sold out.")
    assert names.asked == 0


def test_a_headline_in_capitals_names_nobody(names: Counting) -> None:
    text = "Hagen Doubles Down On Tea\nLars Hagen sells tea."
    parts = paragraphs(article_of(text, title=True), names.nlp)
    assert [n.mention.name for n in names.find(text, parts, [])] == ["Lars Hagen"]


def test_a_pipeline_without_ner_still_finds_names() -> None:
    assert [n.mention.name for n in Names(spacy.blank("en")).find("", [], [])] == []


def test_ner_is_not_run_by_the_pipeline() -> None:
    extractor = Extractor()
    assert "ner" not in extractor._nlp.pipe_names
    assert "ner" in extractor._nlp.component_names
