"""Holding back: a share of the articles that nothing is learned from, to see how well others are read."""

from collections.abc import Sequence
from zlib import crc32

from db.learn.brat import Annotated


def held_back(annotated: Sequence[Annotated], share: float) -> tuple[list[Annotated], list[Annotated]]:
    """The articles to learn from, and the share held back: by their names alone, so the same ones every time."""
    by_chance = sorted(annotated, key=lambda one: (_chance(one.file.stem), one.file.as_posix()))
    held = {one.file for one in by_chance[: round(share * len(annotated))]}
    return [one for one in annotated if one.file not in held], [one for one in annotated if one.file in held]


def _chance(name: str) -> int:
    return crc32(name.encode("utf-8", "surrogatepass"))
