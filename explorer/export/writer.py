"""What writes each format."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import IO

from db.ask.record import Record
from explorer.export import (
    annotation,
    bibliography,
    brat,
    dna,
    graph,
    page,
    parquet,
    prov,
    report,
    schema,
    table,
)
from explorer.export.format import Commission, To

Writer = Callable[[Iterable[Record], IO[bytes], Commission], Sequence[str]]
"""Writes quotes, and returns what a person should know of it, a sentence each."""
WRITERS: Mapping[To, Writer] = {
    "csv": table.write_csv,
    "jsonl": table.write_jsonl,
    "md": report.write,
    "html": page.write,
    "csl-json": partial(bibliography.write, "csl-json"),
    "bibtex": partial(bibliography.write, "bibtex"),
    "ris": partial(bibliography.write, "ris"),
    "webannotation": annotation.write,
    "schema-org": schema.write,
    "prov": prov.write,
    "brat": brat.write,
    "dna": dna.write,
    "graphml": graph.write,
    "parquet": parquet.write,
}
