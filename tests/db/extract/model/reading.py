"""Articles as the model sees them, made of plain lines."""

from dataclasses import dataclass

from db.extract.draft import Draft
from db.extract.model.reading import Reading
from db.extract.paragraph import Paragraph, paragraphs
from db.extract.ruled import ruled_drafts
from tests.db.extract.conftest import article_of
from tests.db.extract.drafting import pipeline

NEWS = """Town votes on the harbour
Mara Venn said on Monday that the harbour would not be sold. "We have looked at every stone of it," she added.
Critics raised the possibility that the vote had been rigged, according to Joss Tarrow, who fears "a cold winter".
The vote: nine to four.
"Nobody asked us. Nobody ever does," fishermen complained."""


@dataclass(frozen=True, slots=True)
class Read:
    """A text, parsed, with what the rules find in it."""

    text: str
    parts: list[Paragraph]
    drafts: list[Draft]
    fixed: list[Draft]

    @property
    def reading(self) -> Reading:
        return Reading(self.parts, self.drafts)


def read(text: str) -> Read:
    parts = paragraphs(article_of(text), pipeline())
    drafts, fixed = ruled_drafts(text, parts)
    return Read(text, parts, drafts, fixed)
