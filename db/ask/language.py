"""The text form of a query: `boots on the grund country:DE kind:direct -speaker:macron after:2024-03`.

Bare words are searched fuzzily. `'part` is exact, `"several words"` are whole words in order, `^start` and `end$` are
where the quote begins and ends, `!not` is what it may not have, `a | b` is either; AND binds weaker: `a | b c` is
(a or b) and c. A backslash before a word takes its signs as they are. `field:value` keeps what has the value,
`-field:value` what has it not, `field:A,B` either of several, `field:"two words"` a value with spaces;
`confidence:>=0.8` takes a range of numbers; `sort:oldest` orders. Running text, as one pastes it, is words alone.
"""

from collections.abc import Sequence

from db.ask.lexeme import Lexeme, cut, needs_quotes, quote
from db.ask.query import FIELDS, SINGLE_FIELDS, SORTS, Filter, Query, QueryError
from db.ask.value import checked, one_of

_EXAMPLES = {
    "aloud": "aloud:yes or aloud:no",
    "bookmark": "bookmark:yes or bookmark:no",
    "reviewed": "reviewed:yes or reviewed:no",
    "note": "note:yes, note:no or words of a note",
    # To a shell, > says where output goes.
    "confidence": "confidence:0.8.. (in a shell in quotation marks: 'confidence:>=0.8')",
}

_LONGEST = 4000
"""Characters of a query."""


def parse(text: str) -> Query:
    """Read a query; raise QueryError where it cannot be read."""
    query, error = parse_lenient(text)
    if error is not None:
        raise error
    return query


def parse_lenient(text: str) -> tuple[Query, QueryError | None]:
    """Read what can be read of a query being typed, and return the first thing that cannot."""
    query, errors = parse_all(text)
    return query, errors[0] if errors else None


def parse_all(text: str) -> tuple[Query, tuple[QueryError, ...]]:
    """Read what can be read of a query being typed, and return everything that cannot, in the order of the text.

    A phrase whose mark is not closed yet is searched as it stands; a bar with nothing beside it is left out.
    """
    query = Query()
    typed: list[str] = []
    errors: list[QueryError] = []
    if len(text) > _LONGEST:
        errors.append(QueryError(_LONGEST, f"a query has at most {_LONGEST:,} characters", "search for a part of it"))
        text = text[:_LONGEST]
    pieces = cut(text).pieces
    for place, piece in enumerate(pieces):
        if not piece.closed:
            errors.append(_open_mark(piece))
        try:
            if piece.form == "field":
                query = _with_field(query, piece)
            elif piece.form == "bar":
                _check_bar(pieces, place)
                typed.append(piece.raw)
            elif _says_something(piece):
                typed.append(piece.raw)
        except QueryError as error:
            errors.append(error)
    return query.with_text(" ".join(typed)), tuple(errors)


def with_meant(text: str) -> tuple[str, list[QueryError]]:
    """Return a text with every value that has one near value replaced by it, and the errors that were mended so."""
    mended: list[QueryError] = []
    while error := next((one for one in parse_all(text)[1] if one.meant and _start(one, text) >= 0), None):
        start = _start(error, text)
        text = text[:start] + error.meant + text[start + len(error.typed) :]
        mended.append(error)
    return text, mended


def _start(error: QueryError, text: str) -> int:
    """The column of the value that cannot be read, inside its mark; -1 where it is written otherwise."""
    return text.find(error.typed, error.position, error.position + len(error.typed) + 1)


def print_query(query: Query) -> str:
    """Write a query in its text form; `parse` reads the same query from it."""
    parts: list[str] = []
    for item in query.filters:
        sign = "-" if item.exclude else ""
        values = ",".join(quote(value) if needs_quotes(value) else value for value in item.values)
        parts.append(f"{sign}{item.field}:{values}")
    if query.sort is not None:
        parts.append(f"sort:{query.sort}")
    text = plain_text(query.text)
    # A mark of running text may be unpaired, so nothing comes after it.
    return " ".join(part for part in ([*parts, text] if cut(text).running else [text, *parts]) if part)


def plain_text(text: str) -> str:
    """Write a text so that it is read back as text: what looks like a field is put in quotation marks."""
    written: list[str] = []
    read = cut(text)
    pieces = read.pieces
    for place, piece in enumerate(pieces):
        if piece.form == "field":
            # Among marks that may be unpaired a backslash is surer.
            written.append(f"\\{piece.raw}" if read.running else quote(piece.raw))
        elif piece.form == "bar":
            written += [piece.raw] if _joins(pieces, place, fields=True) else []
        elif _says_something(piece):
            written.append(_closed(piece))
    return " ".join(written)


def _says_something(piece: Lexeme) -> bool:
    return bool(piece.text.strip('"\\ ')) if piece.form == "word" else bool(piece.text.strip())


def _closed(piece: Lexeme) -> str:
    """Return a piece as typed, an open phrase closed."""
    if piece.closed:
        return piece.raw
    # The last backslash of an open phrase would escape the mark that closes it.
    return piece.raw.rstrip("\\") + '"'


def _open_mark(piece: Lexeme) -> QueryError:
    return QueryError(piece.mark_position, "this quotation mark is never closed", 'put a " where the words end')


def _joins(pieces: Sequence[Lexeme], place: int, fields: bool = False) -> bool:
    """Whether a bar stands between two things it can join."""

    def stands(at: int) -> bool:
        if not 0 <= at < len(pieces):
            return False
        piece = pieces[at]
        return fields if piece.form == "field" else piece.form != "bar" and _says_something(piece)

    # Of several bars in a row the last joins.
    before = place - 1
    while before >= 0 and pieces[before].form == "bar":
        before -= 1
    return stands(before) and stands(place + 1)


def _check_bar(pieces: Sequence[Lexeme], place: int) -> None:
    if _joins(pieces, place):
        return
    near = (pieces[at] for at in (place - 1, place + 1) if 0 <= at < len(pieces))
    if any(piece.form == "field" for piece in near):
        remedy = "write any of several values with commas: country:DE,FR"
        raise QueryError(pieces[place].position, "a | stands between words, not filters", remedy)
    remedy = "put a word on either side: boots | troops (the sign itself is \\|)"
    raise QueryError(pieces[place].position, "this | has nothing to choose from", remedy)


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
    from rapidfuzz import fuzz, process  # only for what is mistyped

    near = process.extractOne(name, (*FIELDS, "sort"), scorer=fuzz.WRatio)
    meant = f"did you mean {near[0]}:? " if near and near[1] >= 60 else ""
    remedy = f"{meant}(a \\ in front searches the words)"
    return QueryError(lexeme.position, f"there is no field {name}:", remedy)
