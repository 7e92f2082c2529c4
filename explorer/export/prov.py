"""Where the words of a quote come from, through whom: PROV-O as JSON-LD, `wasQuotedFrom` from hand to hand."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import IO

from db.ask.record import Record
from db.extract.quote import Status
from explorer.citation import marks
from explorer.export.format import Commission
from explorer.export.iri import TERMS, actor_iri, article_iri, named, quote_iri
from explorer.export.out import Text, by_article, to_json, write_list

CONTEXT = {
    "prov": "http://www.w3.org/ns/prov#", "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/", "onrecord": TERMS, "label": "rdfs:label", "value": "prov:value",
    **{name: {"@id": f"prov:{name}", "@type": "@id"} for name in ("wasQuotedFrom", "wasAttributedTo", "hadMember")},
    "notSaidBy": {"@id": "onrecord:notSaidBy", "@type": "@id"},
}  # fmt: skip
UTTERED: frozenset[Status] = frozenset({"asserted", "second-hand", "unverified"})
"""Statuses of words that are told to have been said; of the others there is no utterance to quote from."""
Node = dict[str, object]


def write(records: Iterable[Record], out: IO[bytes], wanted: Commission) -> Sequence[str]:
    """Write a graph: articles, quotes, what each carrier reported, utterances, and who is behind each."""
    head = f'{{"@context": {to_json(CONTEXT)}, "@graph": ['
    write_list(Text(out), head, (node for group in by_article(records) for node in _nodes(group)), "\n]}\n")
    return ()


def _nodes(group: Sequence[Record]) -> Iterator[Node]:
    source, card = group[0].source, group[0].card
    article: Node = {"@id": article_iri(source, card.url), "@type": ["prov:Entity", "prov:Collection"]}
    article["label"] = source.title or source.doc
    article["schema:datePublished"], article["onrecord:publishedBasis"] = source.published, source.published_basis
    article["hadMember"] = [quote_iri(record) for record in group]
    agents: dict[str, Node] = {}
    if source.outlet:
        article["wasAttributedTo"] = _agent(agents, named("outlet", source.outlet), source.outlet, "Organization")
    yield _known(article)
    for record in group:
        yield from _chain(record, agents)
    yield from agents.values()


def _chain(record: Record, agents: dict[str, Node]) -> Iterator[Node]:
    """The quote, then what each carrier reported, the one next to the article first, then what was uttered."""
    card = record.card
    row = card.row
    here = quote_iri(record)
    quote: Node = {
        "@id": here,
        "@type": "prov:Entity",
        "value": row.text,
        "onrecord:kind": row.kind,
        "onrecord:status": row.status,
        "onrecord:mark": marks(card) or None,
        "onrecord:aloud": row.aloud,
        "onrecord:confidence": card.confidence,
        "onrecord:said": row.said,
        "onrecord:saidBasis": row.said_basis,
        "onrecord:start": card.spans[0][0] if record.placed else None,
        "onrecord:end": card.spans[-1][1] if record.placed else None,
        "onrecord:reviewed": row.reviewed or None,
        "onrecord:note": card.verdict.note if card.verdict else None,
    }
    speaker = None
    if row.speaker:
        kind = "Person" if record.speaker_kind in ("person", "anonymous") else "Organization"
        speaker = _agent(agents, actor_iri(record), row.speaker, kind)
    steps: list[Node] = [quote]
    for number, via in enumerate(card.via):
        agent = _agent(agents, named("carrier", via.name), via.name, "Agent")
        steps.append({"@id": f"{here}#via-{number}", "@type": "prov:Entity", "label": f"as {via.name} has it"})
        steps[-1].update({"wasAttributedTo": agent, "onrecord:basis": via.basis})
    if row.status in UTTERED:
        steps.append({"@id": f"{here}#uttered", "@type": "prov:Entity", "label": "as it was said"})
        steps[-1]["wasAttributedTo"] = speaker
    else:
        quote["notSaidBy"] = speaker
    for step, origin in pairwise(steps):
        step["wasQuotedFrom"] = origin["@id"]
    yield from map(_known, steps)


def _agent(agents: dict[str, Node], iri: str, name: str, kind: str) -> str:
    types = ["prov:Agent"] if kind == "Agent" else ["prov:Agent", f"prov:{kind}"]
    agents.setdefault(iri, {"@id": iri, "@type": types, "label": name})
    return iri


def _known(node: Node) -> Node:
    return {name: value for name, value in node.items() if value is not None}
