"""All that is known of one article: its facts with how they are known, and what its quotes are like."""

from db.ask.connection import LibraryError
from db.ask.profile import Profile
from db.ask.query import Query
from db.ask.scope import Read
from db.dataclass import dataclass
from db.read.article import Basis


@dataclass(frozen=True, slots=True)
class SourceCard:
    """One article."""

    id: int
    label: str
    title: str | None
    author: str | None
    author_basis: Basis
    published: str | None
    published_basis: Basis
    outlet: str | None
    outlet_basis: Basis
    outlet_country: str | None
    outlet_articles: int
    """Articles of the outlet in the library; 0 where the outlet is unknown."""
    path: str
    doc: str
    length: int
    """Code points of its text."""
    passages: int
    """Sentences that are in no quote."""
    profile: Profile
    """Under a query without its filter by source."""


_FACTS = """
SELECT r.id, r.label, r.title, r.author, r.author_basis, r.published, r.published_basis, o.name, r.outlet_basis,
  o.country, (SELECT count(*) FROM article t WHERE t.outlet_id = r.outlet_id), r.path, r.doc, length(r.text),
  (SELECT count(*) FROM passage p WHERE p.article_id = r.id)
FROM article r LEFT JOIN outlet o ON o.id = r.outlet_id WHERE r.id = ?
"""


def source_card(read: Read, article_id: int, query: Query) -> SourceCard:
    """Return all that is known of an article; of the quotes that the query leaves too."""
    from db.ask.profile_maker import profile, standing_in

    found = read.connection.execute(_FACTS, (article_id,)).fetchone()
    if found is None:
        raise LibraryError(f"article {article_id} is no longer in the library: it was read again or removed")
    facts = (*found, profile(read, standing_in(read, article_id), query.without_field("source")))
    return SourceCard(*facts)
