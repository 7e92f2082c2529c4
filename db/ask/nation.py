"""Countries and blocs as a query names them."""

from functools import cache

from db.dataclass import dataclass
from db.index.fold import fold
from db.reference.country import bloc_of, blocs, countries
from db.reference.country import code_of as country_of


@dataclass(frozen=True, slots=True)
class Nation:
    """A country or bloc and the folded words it is found by."""

    code: str
    name: str
    bloc: bool
    terms: tuple[str, ...]
    members: tuple[str, ...] = ()


@cache
def nations() -> dict[str, Nation]:
    """Return every country and bloc by code."""
    found: dict[str, Nation] = {}
    for code, country in countries().items():
        terms = (country.name, code, *country.names, *country.demonyms, *country.capitals, *country.seats)
        found[code] = Nation(code, country.name, False, _terms(terms))
    for code, bloc in blocs().items():
        found[code] = Nation(code, bloc.name, True, _terms((bloc.name, code, *bloc.names)), tuple(bloc.members))
    return found


def code_of(word: str) -> str | None:
    """Return the code a code, name, demonym or capital stands for."""
    return country_of(word) or bloc_of(word)


def _terms(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fold(word) for word in words))
