"""A turn: the words a layout gives to a speaker, as a draft."""

from spacy.tokens import Token

from db.extract.cue import Cue
from db.extract.draft import Draft
from db.extract.label import Label
from db.extract.paragraph import Paragraph
from db.read.article import Span

EMPHASIS = "*_"
"""Signs of bold and italic print that some files keep."""


def turn(
    text: str,
    paragraph: Paragraph,
    span: Span,
    label: Label,
    stands: Paragraph,
    mark: int,
    rule: str,
    confidence: float,
) -> Draft | None:
    """The draft of the words `span`, said by the label that stands in the paragraph `stands` beside the sign at `mark`.

    None where the span holds no word, or the label no token.
    """
    start, end = bared(text, paragraph, span)
    subject = token_at(stands, label.span[1] - 1)
    if subject is None or not any(map(str.isalnum, text[start:end])):
        return None
    sign = token_at(stands, mark) or subject
    cue = Cue(stands, sign, None, "colon" if text[mark] == ":" else "dash", subject, True, (mark, mark + 1), label)
    return Draft(paragraph, ((start, end),), cue, rule, confidence, verbatim=True)


def bared(text: str, paragraph: Paragraph, span: Span) -> Span:
    """The span without blanks, and without its marks where it is one passage and nothing else."""
    start, end = span
    while start < end and (text[start].isspace() or text[start] in EMPHASIS):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in EMPHASIS):
        end -= 1
    whole = next((p for p in paragraph.passages if p.outer == (start, end)), None)
    return whole.inner if whole is not None else (start, end)


def token_at(paragraph: Paragraph, position: int) -> Token | None:
    """The token that stands at a position of the article."""
    at = position - paragraph.start
    return next((t for t in paragraph.doc if t.idx <= at < t.idx + len(t.text)), None)
