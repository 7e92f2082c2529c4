"""The words of all documents with how often each occurs, packed."""

import zlib
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import numpy as np

RARE = 2
"""Words that occur less often in all are not kept: most are errors, and nobody means one."""


def pack(words: Mapping[str, int]) -> bytes:
    """Write words and counts as bytes."""
    held = sorted(words)
    counts = np.array([words[word] for word in held], np.uint32)
    return len(held).to_bytes(4, "little") + zlib.compress(counts.tobytes() + "\n".join(held).encode("latin-1"), 1)


def unpack(data: bytes) -> dict[str, int]:
    """Read words and counts."""
    return dict(pairs(data))


def pairs(data: bytes, low: str = "", high: str = "\x7f") -> Iterator[tuple[str, int]]:
    """Read words with their counts, from `low` to before `high`."""
    size = int.from_bytes(data[:4], "little")
    if not size:
        return iter(())
    raw = zlib.decompress(data[4:])
    words = raw[4 * size :].decode("latin-1").split("\n")
    counts = np.frombuffer(raw[: 4 * size], np.uint32).tolist()
    if len(words) != len(counts):
        raise ValueError("words and counts are not as many")
    some = slice(bisect_left(words, low), bisect_left(words, high))
    return zip(words[some], counts[some], strict=True)


def merged(parts: Iterable[Mapping[str, int]], least: int) -> dict[str, int]:
    """Add up the counts of several sets of words; those below the least are left out."""
    total: Counter[str] = Counter()
    for part in parts:
        total.update(part)
    return {word: count for word, count in total.items() if count >= least}
