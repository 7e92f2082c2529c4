"""The metadata, shown by the real Datasette."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import cast

import pytest

from explorer.export.metadata import metadata


def told(library: Path) -> dict[str, dict[str, object]]:
    databases = json.loads(metadata(library))["databases"]
    return cast(dict[str, dict[str, object]], databases[library.stem]["tables"])


def test_it_names_what_is_there(library: Path) -> None:
    with closing(sqlite3.connect(library)) as database:
        held = {name for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')")}
        for name, about in told(library).items():
            assert name in held
            columns = {row[1] for row in database.execute(f"PRAGMA table_info({name})")}
            label = about.get("label_column")
            named = {*cast(list[str], about.get("facets", [])), *cast(dict[str, str], about.get("columns", {}))}
            named |= {*cast(dict[str, str], about.get("units", {})), *([str(label)] if label else [])}
            assert named <= columns, name


async def test_datasette_shows_titles_facets_and_labels(library: Path) -> None:
    app = pytest.importorskip("datasette.app", reason="datasette is not installed")
    site = app.Datasette([str(library)], metadata=json.loads(metadata(library)))
    await site.invoke_startup()

    async def page(path: str) -> str:
        answer = await site.client.get(f"/{path}", follow_redirects=True)
        assert answer.status_code == 200, path
        return cast(str, answer.text)

    from datasette.utils import tilde_encode

    base = tilde_encode(library.stem)
    assert "On the record" in await page("")
    front = await page(base)
    assert "index_trigram" not in front.split("hidden")[0]
    quotes = await page(f"{base}/quotes")
    assert "Quotes: who said what" in quotes and "negated: this was NOT said" in quotes
    answer = json.loads(await page(f"{base}/quotes.json?_shape=objects"))
    facets = answer["facet_results"]
    results = facets.get("results", facets)
    assert {"kind", "status"} <= set(results)
    assert {row["value"]: row["count"] for row in results["status"]["results"]}["negated"] == 1
    assert ">Ada Quill</a>" in await page(f"{base}/quote")
    for name in told(library):
        await page(f"{base}/{name}")
