"""Memory given back to the system between two searches."""

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ctypes

MAPPED = 64 << 20
"""Bytes of the library's file read in place from which on they are let go."""
_STATM = Path("/proc/self/statm")


def mapped() -> int:
    """Return how many bytes of files this program has in its memory; 0 where the system does not say."""
    try:
        return int(_STATM.read_text().split()[2]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return 0


def trim() -> None:
    """Give back what was freed; nothing happens where the C library knows no such thing."""
    if (give_back := _malloc_trim()) is not None:
        give_back(0)


@cache
def _malloc_trim() -> "ctypes._NamedFuncPointer | None":
    import ctypes

    try:
        return ctypes.CDLL(None).malloc_trim
    except (OSError, AttributeError):
        return None
