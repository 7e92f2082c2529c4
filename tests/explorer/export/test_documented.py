"""docs/export.md names every format and every field."""

import re
from pathlib import Path

from explorer.export.fields import FIELDS, WITH_TEXT
from explorer.export.format import ABOUT, FORMATS
from explorer.export.writer import WRITERS

TEXT = (Path(__file__).parents[3] / "docs" / "export.md").read_text(encoding="utf-8")


def test_every_format_is_in_the_table() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \|", TEXT.split("## Fields")[0], re.MULTILINE)
    assert sorted(rows) == sorted([*FORMATS, "datasette"])
    assert list(WRITERS) == list(ABOUT) == list(FORMATS)


def test_every_field_is_explained() -> None:
    cells = re.findall(r"^\| (`.*?`) \|", TEXT.split("## Fields")[1], re.MULTILINE)
    assert sorted(name for cell in cells for name in re.findall(r"`(\w+)`", cell)) == sorted([*FIELDS, WITH_TEXT])
