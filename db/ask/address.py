"""The web address of an article."""

import re

HEAD = 2000
"""Characters at the beginning of a text that may hold its address."""
_LINES = 12
"""Lines of them that are looked at."""
_MAYBE = re.compile("url|link", re.IGNORECASE)
"""The names of the field."""
_ADDRESS = re.compile(r"https?://[^\s\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]+")


def address_of(path: str, head: str) -> str | None:
    """Return where an article stands on the web: it was read from there, or a field `URL:` above its text says so."""
    if _ADDRESS.fullmatch(path):
        return path
    if not _MAYBE.search(head, 0, HEAD):
        return None
    from db.read.header import header  # which takes longer to import than to ask

    for line in head[:HEAD].splitlines()[:_LINES]:
        field = header(line.strip())
        if field is not None and field.name == "address":
            address = field.value if "://" in field.value else f"https://{field.value}"
            return address if _ADDRESS.fullmatch(address) else None
    return None
