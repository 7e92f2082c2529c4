"""The table the figures are printed in."""

from collections.abc import Iterable


def head() -> None:
    """Print the names of the columns."""
    print(f"{'what':<50}{'ours':>12}{'peer':>12}{'ratio':>8}  peer")


def show(figures: Iterable[tuple[str, float, float, str]]) -> None:
    """Print each figure with its peer and the ratio of the two, as soon as it is known."""
    for what, ours, peer, name in figures:
        print(f"{what:<50}{ours:>12,.2f}{peer:>12,.2f}{ours / peer:>8.2f}  {name}", flush=True)
