"""The bytes of a file as text, to the code point, or a plain word why not."""

import codecs
import re
import shlex
from pathlib import Path

from db.read.error import ReadError
from db.read.size import LIMIT, shown_size

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SAMPLE = 1 << 20


def decode(data: bytes, path: Path | str, limit: int | None = None) -> tuple[str, str]:
    """The text and the name of its encoding; raises ReadError where the bytes are no text.

    Newlines and a UTF-8 byte order mark stay in the text, so that spans count as everyone else's do.
    """
    path = Path(path)
    limit = LIMIT if limit is None else limit
    if len(data) > limit:
        remedy = "Split it: one article a file. If it is one, raise --max-size."
        raise ReadError(path, "", f"is over {shown_size(limit)}, too large for one article", remedy)
    if not data.strip(b"\x00\t\r\n \xef\xbb\xbf"):
        raise ReadError(path, "", "is empty", "Put the article's text into it, or remove the file.")
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _strict(data, name, path)
    _refuse_binary(data, path)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        return _guess(data, error.start, path)


def _strict(data: bytes, name: str, path: Path) -> tuple[str, str]:
    try:
        text = data.decode(name)
    except UnicodeDecodeError as error:
        remedy = f"Save it again as UTF-8: {_iconv(name.upper(), path)}"
        raise ReadError(path, f"byte {error.start}", f"starts as {name} but is not", remedy) from None
    if "\0" in text:
        raise ReadError(path, _place_of(text, text.index("\0")), "holds a NUL character", _without_nul(path))
    if not text.strip():
        raise ReadError(path, "", "is empty", "Put the article's text into it, or remove the file.")
    return text, name


def _refuse_binary(data: bytes, path: Path) -> None:
    nuls = data.count(0)
    if nuls * 3 > len(data) and len(data) > 3:
        name = "UTF-16BE" if data[0] == 0 else "UTF-16LE"
        raise ReadError(path, "", f"looks like {name} without its mark", f"Convert it: {_iconv(name, path)}")
    controls = len(_CONTROLS.findall(data, 0, _SAMPLE))
    if controls * 20 > min(len(data), _SAMPLE) or nuls > 8:
        raise ReadError(path, "", "is binary, not text", "Save the article as plain text (UTF-8).")
    if nuls:
        raise ReadError(path, _byte_place(data, data.index(0)), "holds a NUL byte", _without_nul(path))


def _guess(data: bytes, bad: int, path: Path) -> tuple[str, str]:
    """An older eight-bit encoding, where the text itself proves it."""
    place = _byte_place(data, bad)
    high = data[:_SAMPLE].translate(None, bytes(range(128)))
    # A file that is UTF-8 but for a few bytes is damaged, not of another encoding.
    rest = data[bad : bad + _SAMPLE].decode("utf-8", "ignore")
    head = data[:bad].decode("utf-8")
    damaged = any(ord(c) > 127 for c in head) or sum(ord(c) > 127 for c in rest) > len(high) / 4
    if not damaged:
        from charset_normalizer import from_bytes  # costs 30 ms to import and is hardly ever needed

        best = from_bytes(data[:_SAMPLE]).best()
        if best is not None and best.chaos < 0.02 and _is_letters(data, best.encoding):
            try:
                return data.decode(best.encoding), best.encoding
            except UnicodeDecodeError:
                pass
    shown = f"is not UTF-8 (byte 0x{data[bad]:02X})"
    if damaged:
        raise ReadError(path, place, f"{shown}: damaged there", "Copy the text again, or repair that line.")
    raise ReadError(path, place, shown, f"Convert it: {_iconv('ISO-8859-1', path)}  (or -f WINDOWS-1252)")


def _is_letters(data: bytes, name: str) -> bool:
    """Whether nearly all that is not ASCII comes out as letters and typographic marks, and enough of it."""
    strange = [c for c in data[:_SAMPLE].decode(name, "replace") if ord(c) > 127]
    good = sum(c.isalpha() or c in "\u00a0“”‘’„‚«»–—…•€£©°" for c in strange)
    return len(strange) >= 4 and good >= 0.95 * len(strange)


def _byte_place(data: bytes, at: int) -> str:
    line = data.count(b"\n", 0, at) + 1
    return f"line {line}, byte {at}"


def _place_of(text: str, at: int) -> str:
    line = text.count("\n", 0, at) + 1
    return f"line {line}"


def _iconv(name: str, path: Path) -> str:
    file, new = shlex.quote(str(path)), shlex.quote(str(path.with_suffix(".utf8.txt")))
    return f"iconv -f {name} -t UTF-8 {file} > {new}"


def _without_nul(path: Path) -> str:
    file, new = shlex.quote(str(path)), shlex.quote(str(path.with_suffix(".clean.txt")))
    return f"Take it out: tr -d '\\000' < {file} > {new}"
