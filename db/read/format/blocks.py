"""Lines of text made of blocks: headings and paragraphs, put under one another so that each is a line."""

from collections.abc import Iterable
from dataclasses import dataclass

from db.read.article import Zone, ZoneKind

_BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, and what its format says it is."""

    text: str
    kind: ZoneKind | None = None


def joined(blocks: Iterable[Block], title: str | None = None) -> tuple[str, tuple[Zone, ...]]:
    """The text of the blocks, a blank line between two, and the zones of those of known kind.

    The title comes first; where the blocks have it again as their first heading, it stands once.
    """
    kept = [Block(line, block.kind) for block in blocks if (line := " ".join(block.text.split()))]
    if title := " ".join((title or "").split()):
        for n, block in enumerate(kept[:4]):
            if block.text.casefold() == title.casefold():
                del kept[n]
                break
        kept.insert(0, Block(title, "title"))
    parts: list[str] = []
    marks: list[Zone] = []
    at = 0
    for block in kept:
        if block.kind:
            marks.append(Zone(block.kind, at, at + len(block.text)))
        parts.append(block.text)
        at += len(block.text) + len(_BETWEEN)
    return _BETWEEN.join(parts) + ("\n" if parts else ""), tuple(marks)
