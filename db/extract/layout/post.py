"""Posts: what stands under or behind a handle (`@LolaVance tweeted later: "…"`, `@DanaWhitlow: …`)."""

import re
from itertools import zip_longest

from db.extract.draft import Draft
from db.extract.label import Label
from db.extract.layout.turn import turn
from db.extract.paragraph import Paragraph
from db.read.article import Span

HANDLE = r"@(?P<handle>[A-Za-z0-9_]{2,30})"
BEHIND = re.compile(
    rf"\.?(?:(?P<name>[A-ZÀ-Þ][\w.'’-]*(?: [\w.'’-]+){{0,3}}) \()?{HANDLE}\)?"
    r"(?P<verb> [a-z][a-z ]{2,40})?(?P<mark>:)\s+"
)
"""@LolaVance tweeted later: / Dana Whitlow (@DanaWhitlow):"""
HEADED = re.compile(rf"(?:(?P<name>[A-ZÀ-Þ][\w.'’-]*(?: [\w.'’-]+){{0,3}}) )?{HANDLE}(?: ?[·•|-] ?[\w ,:]{{2,24}})?")
"""Lola Vance @LolaVance · 3h: a line of its own above the post."""
SIGNED = re.compile(
    rf"\s*(?P<mark>[—–―-]+)\s*(?:(?P<name>[^()@\n\"“”]{{2,50}}?) \()?{HANDLE}\)?"
    r"(?:,? [A-Z][a-z]+\.? \d{1,2},? \d{4})?\.?\s*"
)
"""— Dana Whitlow (@DanaWhitlow) June 8, 2024"""
SHORT = 300
"""Code points beyond which a paragraph is no post."""


def post_drafts(text: str, paragraphs: list[Paragraph]) -> list[Draft]:
    """The posts an article prints with the handle of who wrote them."""
    found: list[Draft] = []
    before: Paragraph | None = None
    for paragraph, after in zip_longest(paragraphs, paragraphs[1:]):
        if paragraph.kind in {"body", "heading"} and "@" in text[paragraph.start : paragraph.end]:
            draft = _led(text, paragraph) or _signed(text, paragraph, before) or _headed(text, paragraph, after)
            if draft is not None and not any(draft.spans == other.spans for other in found):
                found = [d for d in found if not (d.paragraph is draft.paragraph and d.start < draft.end)]
                found.append(draft)
        before = paragraph
    return found


def _led(text: str, paragraph: Paragraph) -> Draft | None:
    """A post behind its handle and a colon."""
    match = BEHIND.match(text, paragraph.start, paragraph.end)
    if match is None or paragraph.end - match.end() > SHORT:
        return None
    passage = next((p for p in paragraph.passages if p.depth == 0 and p.outer[0] == match.end()), None)
    if match["verb"] and passage is None:
        return None
    span = passage.inner if passage is not None else (match.end(), paragraph.end)
    return turn(
        text, paragraph, span, _label(text, match), paragraph, match.start("mark"), "post with its handle", 0.92
    )


def _signed(text: str, paragraph: Paragraph, before: Paragraph | None) -> Draft | None:
    """A post before its signature, on the same line or the one above."""
    at = max(text.rfind(sign, paragraph.start, paragraph.end) for sign in "—–―-")
    while at > paragraph.start and (text[at - 1] in "—–―-" or text[at - 1].isspace()):
        at -= 1
    match = SIGNED.fullmatch(text, at, paragraph.end) if at >= paragraph.start else None
    if match is None:
        return None
    where, span = paragraph, (paragraph.start, at)
    if at == paragraph.start and before is not None and before.kind == "body":
        where, span = before, (before.start, before.end)
    if span[1] - span[0] > SHORT:
        return None
    return turn(
        text, where, _post(text, where, span), _label(text, match), paragraph, match.start("mark"), "signed post", 0.9
    )


def _headed(text: str, paragraph: Paragraph, after: Paragraph | None) -> Draft | None:
    """The post under a line that is only a name and a handle."""
    match = HEADED.fullmatch(text, paragraph.start, paragraph.end)
    if match is None or after is None or after.kind not in {"body", "heading"} or after.end - after.start > SHORT:
        return None
    label, span = _label(text, match), (after.start, after.end)
    return turn(text, after, span, label, paragraph, match.start("handle") - 1, "post under its handle", 0.85)


def _post(text: str, paragraph: Paragraph, span: Span) -> Span:
    """The words of a post without the handle that leads it."""
    match = BEHIND.match(text, *span)
    if match is not None and not match["verb"]:
        return match.end(), span[1]
    passage = next((p for p in paragraph.passages if p.depth == 0 and p.outer[1] == span[1]), None)
    return passage.inner if passage is not None else span


def _label(text: str, match: re.Match[str]) -> Label:
    """Who wrote a post: the name beside the handle, else the name the handle is made of, else the handle."""
    handle = match["handle"]
    if match["name"]:
        return Label(match["name"].strip(), "person", match.span("name"))
    span = (match.start("handle") - 1, match.end("handle"))
    name = _spelt(text, handle)
    return Label(name or f"@{handle}", "person" if name else "anonymous", span)


def _spelt(text: str, handle: str) -> str | None:
    """The words of the article a handle is made of: @realLolaVance is Lola Vance."""
    bare = re.sub(r"^(?:real|the|official|rep|sen|gov|mayor|dr|mr|mp)(?=[A-Z])|(?:MP|_?\d+|_?official)$", "", handle)
    parts = re.findall(r"[A-Z][a-z]+|[A-Z]+(?![a-z])", bare.replace("_", " ")) or [bare]
    pattern = r"[\s-]".join(map(re.escape, parts)) if len(parts) > 1 else None
    match = re.search(rf"\b{pattern}\b", text) if pattern else None
    return match.group() if match else None
