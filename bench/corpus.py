"""A made-up corpus of any size as Quotebank's JSON lines: `python -m bench.corpus 1m > FILE`.

What decides how a search behaves is as in real text: common words by Zipf's law, a vocabulary that goes on growing
(Heaps' law), topics, names that recur, lengths (20 to 600 characters, 184 on average), near copies.
"""

import json
import sys
from collections.abc import Iterator
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from bench.names import domains, speaker
from bench.words import COMMON, TOPICS, invented, place

_BLOCK = 4_096
_LEAST, _MOST = 20, 600
_NEAR = 0.01
"""The share of quotes that are another once more with a word changed."""
_NAMELESS = 0.3
_SIZES = {"k": 1_000, "m": 1_000_000}
Numbers = NDArray[np.int64]


def size(text: str) -> int:
    """Read a number as people write it: 10k, 1m, 2500."""
    unit = _SIZES.get(text[-1:].lower())
    return int(float(text[:-1]) * unit) if unit else int(text)


def lines(count: int, seed: int = 1) -> Iterator[str]:
    """So many quotes, a JSON line each; the same for a count's every multiple of the block and seed."""
    chance = np.random.default_rng(seed)
    articles: list[tuple[str, str]] = [("", "")] * 2_000
    held = ""
    for first in range(0, count, _BLOCK):
        for n, text in enumerate(_texts(chance, _BLOCK)):
            number = first + n
            if number >= count:
                return
            dice = chance.integers(0, 1 << 62, 4).tolist()
            if held and dice[0] % 10_000 < _NEAR * 10_000:
                text = _changed(held, dice[1])
            held = text if dice[1] % 8 == 0 or not held else held
            slot = dice[2] % len(articles)
            if dice[2] >> 20 & 1 or not articles[slot][0]:
                articles[slot] = _article(dice[3], number)
            url, date = articles[slot]
            yield json.dumps(_quote(number, text, url, date, dice[0] >> 16), ensure_ascii=False)


def _quote(number: int, text: str, url: str, date: str, dice: int) -> dict[str, object]:
    """One line as Quotebank has it."""
    name, items = ("None", ()) if dice % 1_000 < _NAMELESS * 1_000 else speaker(_pareto(dice >> 10, 400, 0.55))
    sure = 0.35 + (dice % 6_400) / 10_000
    return {
        "quoteID": f"{date}-{number:06d}",
        "quotation": text,
        "speaker": name,
        "qids": list(items),
        "date": f"{date} {dice % 24:02d}:{dice % 60:02d}:00",
        "numOccurrences": 1 + dice % 3 // 2,
        "probas": [[name, f"{sure:.4f}"], ["None" if items else "Nobody Else", f"{1 - sure:.4f}"]],
        "urls": [url, *(_article(dice >> 4, number)[0] for _ in range(dice % 3 // 2))],
        "phase": "E",
    }


def _pareto(dice: int, scale: int, tail: float, most: int = 3_000_000) -> int:
    """A rank: the first ones often, and never an end of new ones."""
    share = ((dice & 0xFFFFFFFF) + 1) / (1 << 32)
    return int(scale * (share ** (-1 / tail) - 1)) % most


def _article(dice: int, number: int) -> tuple[str, str]:
    """A new article's address and day."""
    known = domains()
    date = f"{2008 + dice % 13}-{1 + (dice >> 8) % 12:02d}-{1 + (dice >> 16) % 28:02d}"
    where = known[_pareto(dice >> 24, 60, 0.9) % len(known)]
    slug = "-".join((TOPICS[dice % len(TOPICS)], invented(number % 9_973), COMMON[(dice >> 5) % len(COMMON)]))
    return f"http://www.{where}/{date.replace('-', '/')}/{slug.replace(chr(39), '')}-{number:x}.html", date


def _changed(text: str, dice: int) -> str:
    """The text with a word replaced, as another paper has it."""
    words = text.split()
    words[dice % len(words)] = COMMON[(dice >> 9) % len(COMMON)]
    return " ".join(words)


def _texts(chance: np.random.Generator, count: int) -> Iterator[str]:
    """The words of so many quotes."""
    lengths = np.clip(chance.lognormal(5.03, 0.62, count), _LEAST, _MOST).astype(np.int64)
    sizes = lengths // 5 + 8  # words in store; the text is cut where it is long enough
    ends = list(accumulate(sizes.tolist()))
    words = _words(chance, sizes)
    stops = chance.integers(6, 22, len(words)).tolist()
    begin = 0
    for length, end in zip(lengths.tolist(), ends, strict=True):
        yield _sentences(words[begin:end], stops[begin:end], length)
        begin = end


def _sentences(words: list[str], stops: list[int], length: int) -> str:
    """Sentences of words, up to a length."""
    out: list[str] = []
    written, stop, since = 0, stops[0], 0
    for n, word in enumerate(words):
        if since == 0:
            word = word[0].upper() + word[1:]
        since += 1
        written += len(word) + 1
        over = written >= length and len(out) >= 3
        if over or since >= stop:
            word += "." if stops[n] < 19 else "?" if stops[n] == 19 else "!"
            stop, since = stops[n], 0
        elif stops[n] == 7:
            word += ","
        out.append("I" if word == "i" else word)
        if over:
            break
    text = " ".join(out)
    return text if len(text) <= _MOST else text[:_MOST].rstrip()


def _words(chance: np.random.Generator, sizes: Numbers) -> list[str]:
    """The words of quotes one after another: common ones, those of each quote's topic, invented ones, places."""
    total = int(sizes.sum())
    topics = np.repeat(chance.integers(0, 900, len(sizes)), sizes)
    kinds = chance.random(total).tolist()
    common = _zipf(chance, total, len(COMMON), 2.0)
    topical = _zipf(chance, total, 40, 3.0)
    share = (-1 / 0.6) * np.log(1 - chance.random(total))
    rare = (np.minimum(300 * np.expm1(np.minimum(share, 30)), 4e15).astype(np.int64) % 4_000_000).tolist()
    # A topic's words: half from the list, half invented, all its own.
    own = ((topics * 7_919 + topical * 104_729) % 24_000).tolist()
    listed = len(TOPICS)
    found = []
    for n, kind in enumerate(kinds):
        if kind < 0.56:
            found.append(COMMON[common[n]])
        elif kind < 0.72:
            found.append(TOPICS[own[n] % listed] if own[n] % 2 else invented(own[n]))
        elif kind < 0.96:
            found.append(invented(rare[n]))
        elif kind < 0.99:
            found.append(place(rare[n] % 60_000))
        else:
            found.append(str(rare[n] % 3_000))
    return found


def _zipf(chance: np.random.Generator, count: int, most: int, offset: float) -> Numbers:
    """Ranks below `most` by Zipf's law."""
    weights = 1 / (np.arange(most) + offset)
    edges = np.cumsum(weights / weights.sum())
    return np.minimum(np.searchsorted(edges, chance.random(count)), most - 1)


def main() -> None:
    """Write a corpus of the size named on the command line to standard output."""
    count, seed = size(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
    for line in lines(count, seed):
        sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
