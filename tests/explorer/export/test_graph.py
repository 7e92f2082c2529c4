"""Who speaks of whom, read by networkx."""

import io
from pathlib import Path

import networkx

from tests.explorer.export.library import written


def graph(path: Path, query: str = "") -> networkx.DiGraph:
    found = networkx.read_graphml(io.BytesIO(written(path, "graphml", query)))
    assert isinstance(found, networkx.DiGraph)
    return found


def test_speakers_point_at_whom_they_speak_of(library: Path) -> None:
    found = graph(library)
    by_label = {told["label"]: node for node, told in found.nodes(data=True)}
    quill = by_label["Ada Quill"]
    assert found.nodes[quill]["type"] == "person"
    assert found.nodes[quill]["quotes"] == 5
    assert found.nodes[by_label["France"]] == {"label": "France", "type": "country", "country": "FR", "quotes": 0}
    edge = found.edges[quill, by_label["France"]]
    assert edge == {"weight": 3, "said": 3, "not_said": 0, "otherwise": 0, "thought": 0}
    denied = found.edges[by_label["Ministry of Rain"], by_label["Poland"]]
    assert (denied["weight"], denied["said"], denied["not_said"]) == (1, 0, 1)


def test_actors_are_found_by_the_names_of_their_article(library: Path) -> None:
    found = graph(library)
    by_label = {told["label"]: node for node, told in found.nodes(data=True)}
    assert found.has_edge(by_label["Boris Longname-Overhill"], by_label["Ministry of Rain"])
    assert not found.has_edge(by_label["Ada Quill"], by_label["Ada Quill"])


def test_letters_that_xml_cannot_hold_are_shown(library: Path) -> None:
    assert b"\x00" not in written(library, "graphml")
