"""Quotes with their citations in BibTeX: an entry an article, its quotes in the note."""

from collections.abc import Sequence
from datetime import date

from db.ask.row import QuoteCard
from explorer.export.reference import Name, Reference, references

_SIGNS = {
    "\\": "\\textbackslash{}", "{": "\\textbraceleft{}", "}": "\\textbraceright{}", "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}", **{sign: f"\\{sign}" for sign in "&%$#_"},
}  # fmt: skip
"""A brace with a backslash still counts as a brace to BibTeX, so braces are written as words."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})


def write(cards: Sequence[QuoteCard], accessed: date) -> str:
    """The articles, an entry each."""
    return "\n\n".join(_entry(reference, accessed) for reference in references(cards))


def escaped(text: str) -> str:
    """A text in which no sign means anything to LaTeX."""
    return "".join(_SIGNS.get(sign, sign) for sign in text)


def _entry(reference: Reference, accessed: date) -> str:
    fields: list[tuple[str, str]] = []
    if reference.authors:
        fields.append(("author", f"{{{' and '.join(_author(name) for name in reference.authors)}}}"))
    if reference.title:
        fields.append(("title", f"{{{{{escaped(reference.title)}}}}}"))
    if reference.outlet:
        fields.append(("journal", f"{{{escaped(reference.outlet)}}}"))
    for name, number in zip(("year", "month", "day"), reference.published, strict=False):
        fields.append((name, _MONTHS[number - 1] if name == "month" and 0 < number < 13 else f"{{{number}}}"))
    if reference.url:
        fields.append(("url", f"{{{reference.url.translate(_ADDRESS)}}}"))
        fields.append(("urldate", f"{{{accessed.isoformat()}}}"))
    fields.append(("note", f"{{{escaped('; '.join(reference.notes))}}}"))
    body = ",\n".join(f"  {name} = {value}" for name, value in fields)
    return f"@{'article' if reference.outlet else 'misc'}{{{reference.key},\n{body}\n}}"


def _author(name: Name) -> str:
    """Family name first, in braces, so that no word of it is taken for another part of a name."""
    family = f"{{{escaped(name.family)}}}"
    return f"{family}, {{{escaped(name.given)}}}" if name.given else family
