"""The formats quotes are handed on in, and the writer of each."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Literal, get_args

from db.dataclass import dataclass

if TYPE_CHECKING:  # the command line names the formats: what reads and writes is imported when it is needed
    from datetime import date

    from db.ask.record import Group

To = Literal[
    "csv", "jsonl", "md", "html", "csl-json", "bibtex", "ris", "webannotation", "schema-org", "prov", "brat", "dna",
    "graphml", "parquet",
]  # fmt: skip
FORMATS: tuple[To, ...] = get_args(To)


@dataclass(frozen=True, slots=True)
class Commission:
    """What is wanted beside the quotes."""

    query: str
    """What was asked, as text; empty where all was."""
    total: int
    accessed: date
    with_text: bool = False
    """Whole articles go out too."""


@dataclass(frozen=True, slots=True)
class Format:
    """One format as a person chooses it."""

    title: str
    use: str
    """Whom it is for, in a few words."""
    suffix: str
    group: Group | None = None
    """How the quotes are to be put together for it."""
    binary: bool = False
    texts: bool = field(default=False, kw_only=True)
    """Whether it can hold whole articles."""
    cast: bool = field(default=False, kw_only=True)
    """Whether it asks who speaks in the articles."""


ABOUT: dict[To, Format] = {
    "csv": Format("CSV", "spreadsheets, R, pandas", ".csv", texts=True),
    "jsonl": Format("JSON lines", "scripts, jq", ".jsonl", texts=True),
    "md": Format("Markdown report", "reading, sending round", ".md", "speaker"),
    "html": Format("HTML report", "reading, printing", ".html", "speaker"),
    "csl-json": Format("CSL-JSON", "Zotero, pandoc", ".json", "article"),
    "bibtex": Format("BibTeX", "LaTeX, JabRef", ".bib", "article"),
    "ris": Format("RIS", "EndNote, Zotero, Mendeley", ".ris", "article"),
    "webannotation": Format("Web Annotation", "Hypothesis, other annotators", ".jsonld"),
    "schema-org": Format("schema.org Quotation", "web pages, search engines", ".jsonld", "article", texts=True),
    "prov": Format("PROV-O", "who passed it on to whom", ".jsonld", "article"),
    "brat": Format("brat standoff", "annotation by hand, onrecord train", ".zip", "article", True, texts=True),
    "dna": Format("Discourse Network Analyzer 3", "discourse networks", ".dna", "article", True, texts=True),
    "graphml": Format("GraphML", "Gephi, networkx, igraph: who speaks of whom", ".graphml", "article", cast=True),
    "parquet": Format("Parquet", "DuckDB, Arrow, Spark", ".parquet", None, True, texts=True),
}


class ExportError(Exception):
    """A format that cannot be written here; the remedy says what to do."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
