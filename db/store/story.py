"""What two printings of one story have in common, so that they are linked."""

import hashlib
import re

from db.read.article import Article

_OWN = frozenset({"body", "heading", "standfirst"})
_WORD = re.compile(r"\w+")
_FEWEST = 30
"""Words from which a text is long enough that another is the same only if it was copied."""


def story_of(article: Article) -> str | None:
    """A digest of the words of an article's body, whatever stands around it; None where they are few."""
    parts = (article.text[zone.start : zone.end] for zone in article.zones if zone.kind in _OWN)
    words = [word for part in parts for word in _WORD.findall(part.casefold())]
    return (
        hashlib.sha256(" ".join(words).encode("utf-8", "replace")).hexdigest()[:32] if len(words) >= _FEWEST else None
    )
