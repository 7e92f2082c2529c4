"""Print what extraction gives in each style: `python -m tests.db.extract.styles [--no-model] [--errors] [STYLE …]`."""

import sys

from db.extract.extract import Extractor
from tests.db.extract.styles.score import score, table

scores = score(Extractor(rules_only="--no-model" in sys.argv))
print(table(scores))
wanted = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
if "--errors" in sys.argv:
    for style, one in scores.items():
        if style != "all" and (not wanted or style in wanted):
            print("\n".join(one.errors))
