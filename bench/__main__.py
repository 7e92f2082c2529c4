"""`make bench`: every figure, as one table."""

from bench.extraction import extraction
from bench.search import search
from bench.start import start
from bench.table import head, show


def main() -> None:
    """Print each figure with its peer and the ratio of the two."""
    head()
    for figures in (start, extraction, search):
        show(figures())


if __name__ == "__main__":
    main()
