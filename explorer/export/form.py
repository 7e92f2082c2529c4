"""The formats a citation can have, and the writer of each."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Literal, get_args

from db.ask.row import QuoteCard
from explorer.export import bibtex, csl, markdown, plain, ris

Form = Literal["plain", "markdown", "bibtex", "ris", "csl-json"]
FORMS: tuple[Form, ...] = get_args(Form)
NAMES: Mapping[Form, str] = {
    "plain": "plain text", "markdown": "Markdown", "bibtex": "BibTeX", "ris": "RIS", "csl-json": "CSL-JSON",
}  # fmt: skip
Writer = Callable[[Sequence[QuoteCard], date], str]
"""From quotes and the day they were looked at to a text without a line feed at its end."""
_WRITERS: Mapping[Form, Writer] = {
    "plain": plain.write, "markdown": markdown.write, "bibtex": bibtex.write, "ris": ris.write, "csl-json": csl.write,
}  # fmt: skip


def write(form: Form, cards: Sequence[QuoteCard], accessed: date) -> str:
    """Write quotes with their citations in a format."""
    return _WRITERS[form](cards, accessed)


def next_form(form: Form) -> Form:
    """The next format of the round."""
    return FORMS[(FORMS.index(form) + 1) % len(FORMS)]


def form_of(name: str) -> Form:
    """The format of a name, the plain one where there is none of it."""
    return next((form for form in FORMS if form == name), "plain")
