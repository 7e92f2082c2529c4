"""Paragraphs mended from lines that a printer or a mail program broke."""

import re
from collections.abc import Iterable, Sequence

_HYPHEN = re.compile(r"(?<=[a-zß-ÿ])[-\u00ad\ufffe\u2010]$")
_SOFT = re.compile(r"[\u00ad\ufffe\u0002]")
_ALWAYS = frozenset(
    "self ex non anti pro co pre post re well vice half mid semi multi cross so long short high low".split()
)
"""First halves that keep their hyphen: self-made, vice-president."""
_ENDS = re.compile(r"[.!?:;…][\"'”’)\]]*$")
_FULL = 0.72
"""Of the longest line: one that is shorter ends its paragraph."""


def mended(lines: Iterable[str]) -> str:
    """Lines of one paragraph as one, words that were broken at a line's end whole again."""
    text = ""
    for line in lines:
        line = line.strip()
        if not line:
            continue
        if _HYPHEN.search(text) and line[:1].islower():
            first = re.findall(r"\w+(?=.$)", text, re.DOTALL)
            keep = bool(first) and first[-1].lower() in _ALWAYS
            text = f"{text[:-1]}{'-' if keep else ''}{line}"
        else:
            text = f"{text} {line}" if text else line
    return _SOFT.sub("", text)


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a plain message: blank lines part them; where all lines are as long, they were broken."""
    found: list[str] = []
    for part in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n").replace("\r", "\n")):
        lines = [line for line in part.split("\n") if line.strip()]
        if _is_wrapped(lines):
            found.append(mended(lines))
        else:
            found += lines
    return found


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Whether a paragraph's lines end where there was no more room, not where something ends."""
    if len(lines) < 2:
        return False
    longest = max(map(len, lines))
    full = [len(line) >= _FULL * longest for line in lines[:-1]]
    return 40 <= longest <= 100 and sum(full) >= 0.8 * len(full) and not all(_ENDS.search(line) for line in lines)
