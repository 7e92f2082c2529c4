"""`make bench`: every figure, as one table."""

from bench.extraction import extraction
from bench.panes import panes
from bench.start import start
from bench.table import head, show


def main() -> None:
    """Print each figure with its peer and the ratio of the two."""
    head()
    for figures in (start, extraction, panes):
        show(figures())


if __name__ == "__main__":
    main()
