"""The article in the browser, where it has an address."""

import threading
import webbrowser

NO_ADDRESS = "plain text has no address to open · e opens the file"


def address_of(path: str) -> str | None:
    """The web address of an article from where it was read, None for a file: articles of plain text have none."""
    return path if path.startswith(("https://", "http://")) else None


def open_article(path: str) -> str:
    """Open the article in the browser and return at once; the answer is what to tell the person."""
    address = address_of(path)
    if address is None:
        return NO_ADDRESS
    threading.Thread(target=webbrowser.open, args=(address,), daemon=True, name="browser").start()
    return f"opening {address}"
