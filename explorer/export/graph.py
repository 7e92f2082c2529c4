"""Who speaks of whom as GraphML: from speakers to the countries and the actors their words are about, with counts."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import IO
from xml.sax.saxutils import escape, quoteattr

from db.ask.record import Called, Record
from db.reference.country import name_of
from explorer.export.format import Commission
from explorer.export.out import Text, shown

_NODE = {"label": "string", "type": "string", "country": "string", "quotes": "int"}
_EDGE = {"weight": "int", "said": "int", "not_said": "int", "otherwise": "int", "thought": "int"}
"""weight: quotes; of them those said, denied, with another status; and those only thought or planned."""
_SHORTEST = 3
"""Letters of a name that is looked for in the words of others."""
Edge = tuple[str, str]


def write(records: Iterable[Record], out: IO[bytes], wanted: Commission) -> Sequence[str]:
    """Write a directed graph; it grows with the speakers and whom they speak of, not with the quotes."""
    nodes: dict[str, dict[str, str | None]] = {}
    quotes: Counter[str] = Counter()
    edges: dict[Edge, Counter[str]] = {}
    for record in records:
        row = record.card.row
        speaker = f"actor-{record.card.actor_id}" if row.speaker else "nobody"
        label = row.speaker or "speaker unknown"
        type_ = record.speaker_kind or "unknown"
        nodes.setdefault(speaker, {"label": label, "type": type_, "country": row.country})
        quotes[speaker] += 1
        for code in record.card.about:
            nodes.setdefault(f"country-{code}", {"label": name_of(code), "type": "country", "country": code})
            _count(edges.setdefault((speaker, f"country-{code}"), Counter()), record)
        for actor in spoken_of(record):
            nodes.setdefault(f"actor-{actor.id}", {"label": actor.name, "type": actor.kind, "country": actor.country})
            _count(edges.setdefault((speaker, f"actor-{actor.id}"), Counter()), record)
    text = Text(out)
    text.write('<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n')
    for of, names in (("node", _NODE), ("edge", _EDGE)):
        for name, kind in names.items():
            text.write(f'<key id="{of}-{name}" for="{of}" attr.name="{name}" attr.type="{kind}"/>\n')
    text.write('<graph id="who-speaks-of-whom" edgedefault="directed">\n')
    for id_, told in nodes.items():
        known = {**told, "quotes": str(quotes[id_])}
        text.write(f"<node id={quoteattr(id_)}>{''.join(_data('node', known))}</node>\n")
    for (one, other), counts in edges.items():
        weights = "".join(_data("edge", {name: str(counts[name]) for name in _EDGE}))
        text.write(f"<edge source={quoteattr(one)} target={quoteattr(other)}>{weights}</edge>\n")
    text.write("</graph>\n</graphml>\n")
    return ()


def spoken_of(record: Record) -> list[Called]:
    """Return the other actors whom the words name, as their article names them; each once."""
    words, speaker = record.card.row.text, record.card.actor_id
    found: dict[int, Called] = {}
    for called in record.source.cast:
        name = called.text
        if called.id == speaker or called.id in found or len(name) < _SHORTEST or not name[0].isupper():
            continue
        if name in words and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words):
            found[called.id] = called
    return list(found.values())


def _count(counts: Counter[str], record: Record) -> None:
    row = record.card.row
    counts["weight"] += 1
    counts[{"asserted": "said", "negated": "not_said"}.get(row.status, "otherwise")] += 1
    counts["thought"] += row.aloud is False


def _data(of: str, told: Mapping[str, str | None]) -> Iterator[str]:
    for name, value in told.items():
        if value is not None:
            yield f'<data key="{of}-{name}">{escape(shown(value))}</data>'
