"""Examples: annotated articles, read as the extractor reads them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.language import Language

from db.extract.model.reading import Reading
from db.extract.paragraph import paragraphs
from db.extract.ruled import ruled_drafts
from db.learn.brat import Annotated
from db.learn.gold import Gold
from db.read.file import read_article


@dataclass(slots=True, eq=False)
class Example:
    """One article with what it should give."""

    name: str
    text: str
    reading: Reading
    gold: Gold


def examples(annotated: Sequence[Annotated], nlp: Language) -> Iterator[Example]:
    """Read annotated articles, leaving out those without a word to read."""
    for one in annotated:
        article = read_article(one.file)
        parts = paragraphs(article, nlp)
        drafts, _ = ruled_drafts(article.text, parts)
        reading = Reading(parts, drafts)
        if len(reading.at):
            gold = Gold(article.text, reading, one.attributions)
            yield Example(one.file.stem, article.text, reading, gold)
