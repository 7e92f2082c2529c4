"""What extraction gives in each style of tests/db/extract/styles, with rules alone and as it is shipped."""

from db.extract.extract import Extractor
from tests.db.extract.styles.score import score, table


def main() -> None:
    """Print both tables."""
    for name, extractor in (("rules alone", Extractor(rules_only=True)), ("as shipped", Extractor())):
        print(f"{name}\n{table(score(extractor))}\n")


if __name__ == "__main__":
    main()
