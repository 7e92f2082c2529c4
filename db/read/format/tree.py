"""An lxml tree of a page or a fragment as blocks."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from db.read.article import ZoneKind
from db.read.format.blocks import Block

_KINDS: dict[str, ZoneKind] = {
    "head": "heading", "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading",
    "h6": "heading", "figcaption": "caption",
}  # fmt: skip
_BLOCKS = frozenset(
    "address article aside blockquote body center dd div dl dt figure footer form header hr item li list main nav ol p "
    "pre quote row section table tbody td th tr ul cell".split()
) | set(_KINDS)
_SILENT = frozenset("script style noscript template head_ svg iframe button select textarea title meta link".split())
_BREAKS = re.compile(r"\s*\n\s*\n\s*")


def blocks(root: HtmlElement) -> Iterator[Block]:
    """Every paragraph under an element, in order; what stands in no paragraph is one of its own."""
    words: list[str] = []
    # (element, kind) to enter, or words to add; a tree may be deeper than Python calls go.
    left: list[tuple[HtmlElement | str, ZoneKind | None]] = [(root, None)]
    ends = "\0"
    kind: ZoneKind | None = None
    while left:
        what, of = left.pop()
        if isinstance(what, str):
            if what == ends:
                yield from _said(words, kind)
                words, kind = [], of
            else:
                words.append(what)
            continue
        tag = what.tag if isinstance(what.tag, str) else ""
        if tag in ("br", "lb"):
            words.append("\n")
            continue
        if not tag or tag in _SILENT:
            continue
        own = _KINDS.get(tag, of)
        if tag in _BLOCKS:
            yield from _said(words, kind)
            words, kind = [], own
            left.append((ends, of))
        for child in reversed(what):
            if child.tail:
                left.append((child.tail.replace("\n", " "), own))
            left.append((child, own))
        if what.text:
            left.append((what.text.replace("\n", " "), own))
    yield from _said(words, kind)


def _said(words: list[str], kind: ZoneKind | None) -> Iterator[Block]:
    """The paragraphs among words: two breaks in a row part them, one alone is a blank."""
    for part in _BREAKS.split("".join(words)):
        if part.strip():
            yield Block(part, kind)
