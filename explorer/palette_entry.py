"""What the palette offers: commands, themes, speakers, sources, countries, and queries asked before or saved."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from db.ask.completion import Named
from db.ask.language import parse_lenient, print_query
from db.ask.nation import nations
from db.ask.query import Field, Filter, Query
from explorer.commands import of
from explorer.draw.words import grouped
from explorer.elsewhere import elsewhere, way
from explorer.keymap import TABLE, Keymap
from explorer.steps import typed_over

Kind = Literal[
    "command", "elsewhere", "saved", "asked", "country", "speaker", "source", "outlet", "bookmark", "note", "reviewed",
    "theme", "search",
]  # fmt: skip
"""In the order of those that answer equally well."""
FIELDS: dict[Kind, Field] = {"speaker": "speaker", "source": "source", "country": "country", "outlet": "outlet",
                            "bookmark": "bookmark", "note": "note", "reviewed": "reviewed"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """Something the palette offers."""

    kind: Kind
    label: str
    """As shown: ``speaker: Emmanuel Macron``."""
    value: str
    """The id of a command, the value of a filter, the name of a theme."""
    note: str = ""
    """What is said beside it."""
    end: str = ""
    """What stands at the right: the key of a command, the quotes of a name."""
    terms: tuple[str, ...] = ()
    """Other folded words it is found by."""
    query: Query | None = None
    """What a saved or asked query asks."""
    likely: bool = False
    """The library itself found it by what was typed: a name in another spelling, perhaps."""


class Saved(Protocol):
    """A query somebody gave a name."""

    @property
    def name(self) -> str:
        """Its name."""
        ...

    @property
    def query(self) -> Query:
        """What it asks."""
        ...


def commands(where: str, keymap: Keymap = TABLE) -> list[Entry]:
    """The commands of a screen as the palette names them; not the one that opened it."""
    return [
        Entry("command", command.name, command.id, command.sentence, keymap.shown(command), command.words)
        for command in of(where)
        if command.id != "app.palette"
    ]


def others(where: str, keymap: Keymap = TABLE) -> list[Entry]:
    """The commands of other screens, each with the way to it."""
    return [
        Entry("elsewhere", command.name, command.id, way(command, where, keymap), terms=command.words)
        for command in elsewhere(where)
    ]


def themes(names: Iterable[str], now: str) -> list[Entry]:
    """Every theme."""
    return [Entry("theme", f"theme: {name}", name, "the present one" if name == now else "") for name in names]


def asked(queries: Iterable[Query]) -> list[Entry]:
    """Queries asked before, each once."""
    texts = {print_query(query): query for query in queries if not query.is_empty}
    return [Entry("asked", f"asked: {text}", text, query=query) for text, query in texts.items()]


def saved(searches: Iterable[Saved]) -> list[Entry]:
    """Queries by their names."""
    return [Entry("saved", f"saved: {one.name}", one.name, print_query(one.query), query=one.query) for one in searches]


def decided() -> list[Entry]:
    """What a person did with quotes, to be shown alone."""
    return [
        Entry("bookmark", "show: bookmarked", "yes", "the quotes you bookmarked"),
        Entry("note", "show: noted", "yes", "the quotes you wrote a note on"),
        Entry("reviewed", "show: not reviewed yet", "no", "the quotes nobody accepted or corrected"),
        Entry("reviewed", "show: reviewed", "yes", "the quotes you accepted or corrected"),
    ]


def countries(held: Sequence[Named]) -> list[Entry]:
    """The countries that have quotes, found by their names, codes, demonyms and capitals."""
    known = nations()
    return [
        Entry("country", f"country: {known[one.value].name}", one.value, one.value, counted(one.quotes),
              known[one.value].terms)
        for one in held
        if one.value in known and one.quotes
    ]  # fmt: skip


def named(kind: Kind, held: Sequence[Named]) -> list[Entry]:
    """Names the library found by what was typed."""
    return [Entry(kind, f"{kind}: {one.value}", one.value, one.note, counted(one.quotes), likely=True) for one in held]


def searched(typed: str, now: Query) -> Entry:
    """What is typed, to be searched for in place of the words searched for now."""
    asked, _ = parse_lenient(typed)
    query = typed_over(now.with_text(""), asked)
    return Entry("search", f"search for: {typed}", typed, "in quotes, names, titles and outlets", query=query)


def counted(quotes: int) -> str:
    """``1 quote``, ``44 quotes``."""
    return f"{grouped(quotes)} quote{'' if quotes == 1 else 's'}"


def narrowed(query: Query, entry: Entry) -> Query:
    """The query narrowed to what was chosen, in place of its filter on the same field; or the query of old."""
    if entry.query is not None:
        return entry.query
    return query.with_filter(Filter(FIELDS[entry.kind], (entry.value,)))
