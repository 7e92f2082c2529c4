"""The kinds of things that are searched, and how their ids are written; without what computes, to be read at once."""

from typing import Literal, get_args

Kind = Literal["quote", "actor", "article", "passage", "outlet"]
KINDS: tuple[Kind, ...] = get_args(Kind)
NUMBER: dict[Kind, int] = {kind: number for number, kind in enumerate(KINDS)}
"""How a kind is written in the tables."""
CHUNK = 1 << 16
"""Ids a chunk spans: `id >> 16` is its number."""
