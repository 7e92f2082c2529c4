"""The JSON-LD formats, read by pyld and rdflib: what they say as RDF, without anything fetched."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from pyld import jsonld
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import PROV, RDF

from explorer.export.format import To
from explorer.export.iri import TERMS
from tests.explorer.export.library import HOSTILE, NASTY, handed, written

OA = Namespace("http://www.w3.org/ns/oa#")
AS = Namespace("http://www.w3.org/ns/activitystreams#")
OURS = Namespace(TERMS)
SCHEMA = Namespace("https://schema.org/")
ANNOTATION_TERMS = {
    "oa": str(OA), "as": str(AS), "dc": "http://purl.org/dc/elements/1.1/", "id": {"@type": "@id", "@id": "@id"},
    "rdf": str(RDF), "rdfs": "http://www.w3.org/2000/01/rdf-schema#", "xsd": "http://www.w3.org/2001/XMLSchema#",
    "type": {"@type": "@id", "@id": "@type"}, "Annotation": "oa:Annotation", "TextualBody": "oa:TextualBody",
    "SpecificResource": "oa:SpecificResource", "TextQuoteSelector": "oa:TextQuoteSelector",
    "TextPositionSelector": "oa:TextPositionSelector", "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage", "body": {"@type": "@id", "@id": "oa:hasBody"},
    "target": {"@type": "@id", "@id": "oa:hasTarget"}, "source": {"@type": "@id", "@id": "oa:hasSource"},
    "selector": {"@type": "@id", "@id": "oa:hasSelector"}, "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
    "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"}, "describing": "oa:describing",
    "identifying": "oa:identifying", "classifying": "oa:classifying", "commenting": "oa:commenting",
    "bookmarking": "oa:bookmarking", "value": {"@id": "rdf:value"}, "format": {"@id": "dc:format"},
    "exact": {"@id": "oa:exact"}, "prefix": {"@id": "oa:prefix"}, "suffix": {"@id": "oa:suffix"},
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"}, "label": {"@id": "rdfs:label"},
    "total": {"@id": "as:totalItems", "@type": "xsd:nonNegativeInteger"},
    "first": {"@type": "@id", "@id": "as:first"}, "partOf": {"@type": "@id", "@id": "as:partOf"},
    "startIndex": {"@id": "as:startIndex", "@type": "xsd:nonNegativeInteger"},
    "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
}  # fmt: skip
"""Those terms of the recommendation's context that are used here, for a test reads nothing from the net."""


def graph(path: Path, to: To, query: str = "", with_text: bool = False) -> Graph:
    """What pyld makes of it, as triples."""

    def load(url: str, options: object) -> dict[str, object]:
        assert url == "http://www.w3.org/ns/anno.jsonld", f"fetches {url}"
        return {"contextUrl": None, "documentUrl": url, "document": {"@context": ANNOTATION_TERMS}}

    document = json.loads(written(path, to, query, with_text))
    triples = cast(str, jsonld.to_rdf(document, {"documentLoader": load, "format": "application/n-quads"}))
    found = Graph()
    found.parse(data=triples, format="nt")
    return found


def values(found: Graph, subject: object, predicate: URIRef) -> list[object]:
    return [value.toPython() for value in found.objects(cast(URIRef, subject), predicate) if isinstance(value, Literal)]


def chain(found: Graph, start: object) -> Iterator[str]:
    at = start
    while (at := found.value(cast(URIRef, at), PROV.wasQuotedFrom)) is not None:
        agent = found.value(cast(URIRef, at), PROV.wasAttributedTo)
        yield str(found.value(cast(URIRef, agent), URIRef("http://www.w3.org/2000/01/rdf-schema#label")))


def test_annotations_select_the_words(library: Path) -> None:
    found = graph(library, "webannotation")
    annotations = list(found.subjects(RDF.type, OA.Annotation))
    assert len(annotations) == 12
    (page,) = found.subjects(RDF.type, AS.OrderedCollectionPage)
    assert found.value(page, AS.partOf) is not None
    with handed(library, "webannotation") as records:
        texts = {record.source.sha256: record.source.text for record in records}
    pieces = 0
    for target in found.objects(None, OA.hasTarget):
        text = texts[str(found.value(target, OURS.sha256))]
        selectors = list(found.objects(target, OA.hasSelector))
        quote = next(one for one in selectors if (one, RDF.type, OA.TextQuoteSelector) in found)
        place = next(one for one in selectors if (one, RDF.type, OA.TextPositionSelector) in found)
        (start,), (end,) = values(found, place, OA.start), values(found, place, OA.end)
        (exact,), (prefix,), (suffix,) = (values(found, quote, name) for name in (OA.exact, OA.prefix, OA.suffix))
        assert text[cast(int, start) : cast(int, end)] == exact
        assert f"{prefix}{exact}{suffix}" in text
        pieces += 1
    assert pieces == 13
    denied = next(found.subjects(OURS.status, Literal("negated")))
    assert values(found, denied, OURS.mark) == ["[not said]"]
    told = [str(found.value(body, RDF.value)) for body in found.objects(denied, OA.hasBody)]
    assert any(words.startswith("[not said] Ministry of Rain") for words in told)
    marked = next(found.subjects(OURS.bookmarked, Literal(True)))
    assert (marked, OA.motivatedBy, OA.bookmarking) in found
    assert "look at the <harbour>, twice" in [str(found.value(b, RDF.value)) for b in found.objects(marked, OA.hasBody)]


def test_quotations_stand_in_their_articles(library: Path) -> None:
    found = graph(library, "schema-org")
    quotations = list(found.subjects(RDF.type, SCHEMA.Quotation))
    assert len(quotations) == 12
    assert len(list(found.subjects(RDF.type, SCHEMA.NewsArticle))) == 4
    for quotation in quotations:
        assert (found.value(quotation, SCHEMA.isPartOf), RDF.type, SCHEMA.NewsArticle) in found
    denied = next(found.subjects(SCHEMA.creativeWorkStatus, Literal("negated")))
    assert values(found, denied, SCHEMA.text) == ["[not said] Close every harbour in the land,"]
    speaker = found.value(denied, SCHEMA.spokenByCharacter)
    assert (speaker, RDF.type, SCHEMA.GovernmentOrganization) in found
    assert NASTY in [str(value) for value in found.objects(None, SCHEMA.text)]
    assert (None, SCHEMA.articleBody, None) not in found
    whole = graph(library, "schema-org", with_text=True)
    assert HOSTILE.text in [str(text) for text in whole.objects(None, SCHEMA.articleBody)]
    assert URIRef("https://example.org/a?b=%7Bc%7D&d=%22e%22x") in set(found.objects(None, SCHEMA.url))


def test_provenance_goes_from_hand_to_hand(library: Path) -> None:
    found = graph(library, "prov")
    quote = next(found.subjects(PROV.value, Literal("The harbour will not close this winter,")))
    assert list(chain(found, quote)) == ["Radio Tide", "The Old Gazette", "Ada Quill"]
    assert (None, PROV.hadMember, quote) in found
    denied = next(found.subjects(PROV.value, Literal("Close every harbour in the land,")))
    assert list(chain(found, denied)) == []
    agent = found.value(denied, OURS.notSaidBy)
    assert (agent, RDF.type, PROV.Organization) in found
    assert values(found, denied, OURS.mark) == ["[not said]"]


def test_names_stay_the_same(library: Path) -> None:
    for to in ("webannotation", "schema-org", "prov"):
        assert written(library, to) == written(library, to)
    first = set(graph(library, "schema-org").subjects(RDF.type, SCHEMA.Quotation))
    assert first == set(graph(library, "webannotation").subjects(RDF.type, OA.Annotation))
