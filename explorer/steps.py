"""What the keys do to a query: pure functions from query to query."""

from collections.abc import Iterable

from db.ask.query import COUNTRY_FIELDS, FIELDS, Field, Filter, Query, Sort
from db.ask.row import QuoteRow, Step
from explorer.draw.words import CERTAIN, KINDS, THOUGHT

CERTAINLY = f">={CERTAIN:g}"
"""The confidence of what is shown where one asks for what is certain alone."""
SORTS: tuple[Sort, ...] = ("newest", "oldest", "speaker", "outlet", "text")
SORT_WORDS: dict[Sort, str] = {
    "best": "best first", "newest": "newest first", "oldest": "oldest first", "speaker": "by speaker",
    "outlet": "by outlet", "text": "order of the text",
}  # fmt: skip
OF_ARTICLES: frozenset[Field] = frozenset(("source", "outlet", "outlet-country"))
"""What is asked of the article: of its sentences in no quote, too."""
PLAIN: dict[Field, str] = {
    "after": "date", "before": "date", "about": "subject", "reviewed": "verdict", "aloud": "utterance"
}  # fmt: skip
"""What some fields ask about, in a word."""


def unasked(query: Query) -> list[str]:
    """What is asked that a sentence in no quote has nothing of: who speaks, for which country, how."""
    fields = (item.field for item in query.filters if not item.exclude and item.field not in OF_ARTICLES)
    return list(dict.fromkeys(PLAIN.get(field, field) for field in fields))


def field_of(step: Step) -> Field | None:
    """The field of a step, None where it is the text."""
    return next((field for field in FIELDS if field == step.field), None)


def drop(query: Query, step: Step) -> Query:
    """The query without one step of its trail."""
    field = field_of(step)
    return query.with_text("") if field is None else query.without(field, step.exclude)


def drop_last(query: Query) -> Query:
    """The query without its newest condition: a filter before the text."""
    if query.filters:
        last = query.filters[-1]
        return query.without(last.field, last.exclude)
    return query.with_text("")


def toggle(query: Query, field: Field, values: Iterable[str]) -> Query:
    """Choose values of a field, or let them go where just they were chosen."""
    chosen = tuple(values)
    if set(query.get(field)) == set(chosen):
        return query.without(field)
    return query.with_filter(Filter(field, chosen))


def without_countries(query: Query) -> Query:
    """The query without any filter by country."""
    for field in COUNTRY_FIELDS:
        query = query.without_field(field)
    return query


def next_sort(query: Query) -> Query:
    """The query in the next order of the round."""
    order: tuple[Sort, ...] = ("best", *SORTS) if query.text.strip() else SORTS
    return query.with_sort(order[(order.index(query.order) + 1) % len(order)])


def typed_over(base: Query, typed: Query) -> Query:
    """What is typed into the search box, over the filters that were there before."""
    query = base.with_text(typed.text)
    for item in typed.filters:
        query = query.with_filter(item)
    return query.with_sort(typed.sort) if typed.sort is not None else query


def missed(step: Step, row: QuoteRow) -> str:
    """Why the nearest miss is one: ``matches all but the kind: it is ◐ mixed``."""
    if step.field == "text":
        return "matches all but the text"
    field = field_of(step)
    if field == "kind":
        return f"matches all but the kind: it is {KINDS[row.kind]} {row.kind}"
    if field == "status":
        return f"matches all but the status: it is {row.status}"
    if field == "speaker" and row.speaker:
        return f"matches all but the speaker: it is {row.speaker}"
    if field == "aloud" and row.aloud is not None:
        return f"matches all but aloud: it is {'said' if row.aloud else THOUGHT}"
    if field == "country" and row.country:
        return f"matches all but the country: it speaks for {row.country}"
    if field in ("source", "outlet") and row.outlet:
        return f"matches all but the {field}: it is {row.outlet}"
    return f"matches all but: {step.label} {step.value}"


def running_text(query: Query) -> str:
    """The running text that is searched for; empty where the search is none."""
    if not query.text:
        return ""
    from db.ask.difference import pasted  # reads patterns, which the first frame has none of

    return pasted(query.text)
