"""The article in the browser: its address on the web, else its file."""

import webbrowser
from pathlib import Path

NO_ADDRESS = "this article has no address and no file to open"
NOT_HERE = "this article has no address · its file is not on this machine"


def address_of(url: str | None, path: str) -> str | None:
    """What a browser is given: the web address, else that of the file where there is one."""
    if url is not None and url.startswith(("https://", "http://")):
        return url
    file = Path(path)
    return file.absolute().as_uri() if "://" not in path and file.is_file() else None


def browser() -> webbrowser.BaseBrowser | None:
    """The person's browser, None where there is none; to find it out may take a while."""
    try:
        return webbrowser.get()
    except webbrowser.Error:
        return None


def takes_terminal(found: webbrowser.BaseBrowser) -> bool:
    """The browser may be one of the terminal, so the app must step aside while it runs: w3m, lynx, $BROWSER."""
    return type(found) is webbrowser.GenericBrowser
