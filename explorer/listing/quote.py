"""The fields of a quote: those that its row in a list knows, and all that is known of it."""

from db.ask.row import QuoteCard, QuoteRow
from explorer.listing.column import Column, Kind

_ROW: tuple[Column[QuoteRow], ...] = (
    Column("id", "number of the quote, what `onrecord show` takes", lambda row: row.id),
    Column("text", "its words, of several parts with … between them", lambda row: row.text),
    Column("kind", "direct, mixed or indirect", lambda row: row.kind),
    Column("status", "asserted, negated, hypothetical, conditional, question, second-hand or unverified",
           lambda row: row.status),
    Column("aloud", "false where it was only thought or planned; null where nobody looked", lambda row: row.aloud),
    Column("speaker", "name of who said it; null where unknown", lambda row: row.speaker),
    Column("country", "code of the country the speaker speaks for", lambda row: row.country),
    Column("said", "day, month or year it was said", lambda row: row.said),
    Column("said_basis", "stated, inferred, printed (no later than) or unknown", lambda row: row.said_basis),
    Column("outlet", "who printed it", lambda row: row.outlet),
    Column("outlet_basis", "stated, inferred or unknown", lambda row: row.outlet_basis),
    Column("start", "character of the text at which it begins, from 0", lambda row: row.start),
    Column("score", "how well it answers the text of the query, 0 to 100; 0 without a text",
           lambda row: round(row.score, 2)),
    Column("bookmarked", "whether you bookmarked it", lambda row: row.bookmarked),
    Column("reviewed", "whether a person accepted or corrected it", lambda row: row.reviewed),
)  # fmt: skip
_CARD: tuple[Column[QuoteCard], ...] = (
    *(column.of(lambda card: card.row) for column in _ROW),
    Column("role", "what the article says the speaker is", lambda card: card.role),
    Column("cue", "the words that say that it was said", lambda card: card.cue),
    Column("about", "codes of the countries the words are about", lambda card: list(card.about)),
    Column("via", "who carried the words to where they were printed", lambda card: [via.name for via in card.via]),
    Column("title", "title of the article", lambda card: card.title),
    Column("author", "who wrote the article", lambda card: card.author),
    Column("published", "day it was printed", lambda card: card.published),
    Column("published_basis", "stated, inferred or unknown", lambda card: card.published_basis),
    Column("doc", "short name of the article", lambda card: card.doc),
    Column("path", "file the article was read from", lambda card: card.path),
    Column("line", "line of the file it begins on, from 1", lambda card: card.line),
    Column("end", "character of the text after its last", lambda card: card.spans[-1][1]),
    Column("confidence", "how likely it is right, 0 to 1", lambda card: card.confidence),
    Column("url", "web address of the article", lambda card: card.url),
    Column("mention", "the words of the article that name the speaker", lambda card: card.mention),
    Column("unknown_reason", "why the speaker is not known", lambda card: card.unknown_reason),
    Column("status_words", "the words that make it other than asserted", lambda card: card.status_words),
    Column("nested_in", "number of the quote it stands in", lambda card: card.nested_in),
    Column("actor_id", "number of the speaker", lambda card: card.actor_id),
    Column("article_id", "number of the article", lambda card: card.row.article_id),
    Column("note", "what you wrote on it", lambda card: card.verdict.note if card.verdict else None),
)
_ORDER = """
id text kind status aloud speaker country role cue about via said said_basis outlet outlet_basis title author published
published_basis doc path line start end confidence score url mention unknown_reason status_words nested_in actor_id
article_id bookmarked reviewed note
""".split()
_BRIEF = ("speaker", "country", "said", "outlet", "text")

QUOTE_ROWS = Kind("quotes", _ROW, _BRIEF)
"""What a list knows: read several times as fast."""
QUOTES = Kind("quotes", tuple(sorted(_CARD, key=lambda column: _ORDER.index(column.name))), _BRIEF)
