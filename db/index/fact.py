"""What is written down of the index under a name, checked when it is read; without what computes."""

import sqlite3
import zlib


class IndexDamaged(Exception):  # noqa: N818
    """The index does not hold what it says; it is to be made again, not believed."""


class IndexBehind(Exception):  # noqa: N818
    """So much was changed since it was indexed that it is to be indexed before it is read."""


def fact(connection: sqlite3.Connection, name: str) -> bytes | None:
    """Return a fact by its name, None where there is none; raises IndexDamaged."""
    row = connection.execute("SELECT data, checksum FROM index_fact WHERE name = ?", (name,)).fetchone()
    if row is None:
        return None
    if checked(row[0], name) != row[1]:
        raise IndexDamaged(f"the fact {name} is not as it was written")
    return bytes(row[0])


def put_fact(connection: sqlite3.Connection, name: str, data: bytes | memoryview) -> None:
    """Write a fact."""
    connection.execute("INSERT OR REPLACE INTO index_fact VALUES (?, ?, ?)", (name, checked(data, name), data))


def checked(data: bytes | memoryview, *key: str | int) -> int:
    """Return the check of what is stored under a key."""
    return check(data, repr(key).encode())


def check(data: bytes | memoryview, place: bytes) -> int:
    """Return the CRC-32 of data in its place: the same elsewhere is damage."""
    return zlib.crc32(data, zlib.crc32(place))
