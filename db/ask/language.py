"""The text form of a query: `boots on the grund country:DE kind:direct -speaker:macron after:2024-03`.

Bare words are searched fuzzily, `"several words"` exactly. `field:value` keeps what has the value, `-field:value`
what has it not, `field:A,B` either of several, `field:"two words"` a value with spaces; `confidence:>=0.8` takes a
range of numbers; `sort:oldest` orders.
"""

from rapidfuzz import fuzz, process

from db.ask.lexeme import Lexeme, lexemes, quote
from db.ask.query import FIELDS, SINGLE_FIELDS, SORTS, Filter, Query, QueryError
from db.ask.value import checked, one_of

_EXAMPLES = {
    "aloud": "aloud:yes or aloud:no",
    # To a shell, > says where output goes.
    "confidence": "confidence:0.8.. (in a shell in quotation marks: 'confidence:>=0.8')",
}


def parse(text: str) -> Query:
    """Read a query; raise QueryError where it cannot be read."""
    query, error = parse_lenient(text)
    if error is not None:
        raise error
    return query


def parse_lenient(text: str) -> tuple[Query, QueryError | None]:
    """Read what can be read of a query being typed, and return the first thing that cannot.

    A phrase whose mark is not closed yet is searched as it stands.
    """
    query = Query()
    typed: list[str] = []
    first: QueryError | None = None
    for lexeme in lexemes(text):
        if not lexeme.closed and first is None:
            first = QueryError(
                text.index('"', lexeme.position), "this quotation mark is never closed", 'put a " where the words end'
            )
        try:
            if lexeme.field is None:
                typed.extend([lexeme.raw] if lexeme.raw.strip('"\\ ') else [])
            else:
                query = _with_field(query, lexeme)
        except QueryError as error:
            first = first or error
    return query.with_text(" ".join(typed)), first


def print_query(query: Query) -> str:
    """Write a query in its text form; `parse` reads the same query from it."""
    parts = [plain_text(query.text)] if query.text.strip() else []
    for item in query.filters:
        sign = "-" if item.exclude else ""
        parts.append(f"{sign}{item.field}:{','.join(_printed(value) for value in item.values)}")
    if query.sort is not None:
        parts.append(f"sort:{query.sort}")
    return " ".join(part for part in parts if part)


def plain_text(text: str) -> str:
    """Write a text so that it is read back as text: what looks like a field is put in quotation marks."""
    parts = (_closed(item) if item.field is None else quote(item.raw) for item in lexemes(text))
    return " ".join(part for part in parts if part.strip('"\\ '))


def _closed(lexeme: Lexeme) -> str:
    """Return a word or phrase as typed, an open phrase closed."""
    if lexeme.closed:
        return lexeme.raw
    # The last backslash of an open phrase would escape the mark that closes it.
    return lexeme.raw.rstrip("\\") + '"'


def _printed(value: str) -> str:
    plain = value and not any(char.isspace() or char in ',"\\' for char in value)
    return value if plain else quote(value)


def _with_field(query: Query, lexeme: Lexeme) -> Query:
    name = lexeme.field or ""
    values = tuple(value for value in lexeme.values if value.text.strip())
    if name != "sort" and name not in FIELDS:
        raise _unknown_field(lexeme)
    if not values:
        remedy = f"write {_EXAMPLES.get(name, f'{name}:something')}, or take it out"
        raise QueryError(lexeme.values_position, f"{name}: has no value", remedy)
    if name == "sort":
        if lexeme.exclude or len(values) > 1:
            raise QueryError(lexeme.position, "sort takes one order and no minus", f"one of {', '.join(SORTS)}")
        return query.with_sort(one_of(values[0], SORTS, "an order"))
    for field in FIELDS:
        if field == name:
            read = checked(field, values)
            if field == "confidence" and query.get(field, lexeme.exclude):
                raise QueryError(lexeme.position, "confidence: is given twice", "write one range: confidence:0.5..0.8")
            held = () if field in SINGLE_FIELDS else query.get(field, lexeme.exclude)
            return query.with_filter(Filter(field, tuple(dict.fromkeys((*held, *read))), lexeme.exclude))
    raise _unknown_field(lexeme)


def _unknown_field(lexeme: Lexeme) -> QueryError:
    name = lexeme.field or ""
    near = process.extractOne(name, (*FIELDS, "sort"), scorer=fuzz.WRatio)
    meant = f"did you mean {near[0]}:? " if near and near[1] >= 60 else ""
    remedy = f"{meant}(to search for the words, put them in quotation marks)"
    return QueryError(lexeme.position, f"there is no field {name}:", remedy)
