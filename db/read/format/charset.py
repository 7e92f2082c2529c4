"""The bytes of a page or a message as text, whatever its header says they are encoded in."""

import codecs
import re

_META = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_HEAD = 4_096
_MARKS = frozenset("\u00a0“”‘’„‚«»–—…•€£©®°·™")
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_WIDER = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030"}
"""Encodings that are named where a wider one is used, as browsers take them."""


def decoded(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """The text, and the name of the encoding that fits it.

    What reads as UTF-8 is UTF-8 whatever is declared: other encodings hardly ever do by accident.
    """
    for bom, marked in _BOMS:
        if data.startswith(bom):
            return data.decode(marked, "replace"), marked.removesuffix("-sig")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        cut = len(data) - error.start < 4  # a page that was cut off in the middle of a letter
        if cut:
            return data.decode("utf-8", "ignore"), "utf-8"
    meta = _META.search(data, 0, _HEAD)
    for name in (declared, meta[1].decode("ascii") if meta else None):
        if name and (found := _strict(data, name)):
            return found
    if western := _western(data):
        return western
    from charset_normalizer import from_bytes  # costs 30 ms to import and is hardly ever needed

    best = from_bytes(data[: 1 << 18]).best()
    if best is not None and (found := _strict(data, best.encoding)):
        return found
    return data.decode("cp1252", "replace"), "cp1252"


def _western(data: bytes) -> tuple[str, str] | None:
    """Text of western Europe: few letters that are not ASCII, and the marks of typography."""
    high = data.translate(None, bytes(range(128)))
    found = _strict(data, "cp1252") if len(high) * 12 < len(data) else None
    return found if found and all(c in _MARKS or c.isalpha() for c in high.decode("cp1252")) else None


def _strict(data: bytes, name: str) -> tuple[str, str] | None:
    try:
        known = codecs.lookup(name)
        name = _WIDER.get(known.name, known.name)
        return (data.decode(name), name) if name not in ("utf-8", "utf-7", "rot13") else None
    except (LookupError, UnicodeDecodeError, ValueError):
        return None
