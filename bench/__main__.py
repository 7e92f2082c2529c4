"""`make bench`: every figure, as one table."""

from bench.extraction import extraction
from bench.search import search
from bench.start import start


def main() -> None:
    """Print each figure with its peer and the ratio of the two."""
    print(f"{'what':<44}{'ours':>12}{'peer':>12}{'ratio':>8}  peer")
    for figures in (start, extraction, search):
        for what, ours, peer, name in figures():
            print(f"{what:<44}{ours:>12.2f}{peer:>12.2f}{ours / peer:>8.2f}  {name}", flush=True)


main()
