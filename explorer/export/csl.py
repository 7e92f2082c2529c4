"""Quotes with their citations in CSL-JSON: an item an article, its quotes in the note."""

import json
from collections.abc import Sequence
from datetime import date

from db.ask.row import QuoteCard
from explorer.export.reference import Name, Reference, references


def write(cards: Sequence[QuoteCard], accessed: date) -> str:
    """A list of the articles."""
    return json.dumps(items(cards, accessed), ensure_ascii=False, indent=2)


def items(cards: Sequence[QuoteCard], accessed: date) -> list[dict[str, object]]:
    """The articles, an item each."""
    return [_item(reference, accessed) for reference in references(cards)]


def _item(reference: Reference, accessed: date) -> dict[str, object]:
    item: dict[str, object] = {"id": reference.key, "type": "article-newspaper"}
    if reference.title:
        item["title"] = reference.title
    if reference.authors:
        item["author"] = [_author(name) for name in reference.authors]
    if reference.outlet:
        item["container-title"] = reference.outlet
    if reference.published:
        issued: dict[str, object] = {"date-parts": [list(reference.published)]}
        item["issued"] = {**issued, "circa": True} if reference.circa else issued
    if reference.url:
        item["URL"] = reference.url
        item["accessed"] = {"date-parts": [[accessed.year, accessed.month, accessed.day]]}
    item["note"] = "\n".join(reference.notes)
    return item


def _author(name: Name) -> dict[str, str]:
    return {"family": name.family, "given": name.given} if name.given else {"literal": name.family}
