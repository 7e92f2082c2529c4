"""`python -m explorer.web.served LIBRARY QUERY` is the app in one page: the server starts it, nobody else does."""

import os
import sys
from contextlib import suppress
from pathlib import Path

from explorer.app import run_app
from explorer.failure import explain
from explorer.log import VARIABLE, begin


def main() -> int:
    """Run the app; what goes wrong is a line on the terminal of the server."""
    library, query = sys.argv[1:3]
    if os.environ.get(VARIABLE):
        with suppress(OSError):
            begin("the app in a page")
    try:
        return run_app(Path(library), query, session=False)
    except Exception as error:
        return explain(error)


if __name__ == "__main__":
    sys.exit(main())
