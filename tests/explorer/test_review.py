"""A sitting, without a screen."""

from pathlib import Path

import pytest

from db.ask.cancel import Cancel
from db.ask.library import Library
from db.ask.query import Query
from explorer.review import Past, Sitting, id_of, read_again, read_ahead


@pytest.fixture
def sitting(invented: Path) -> Sitting:
    """All ten quotes, three of them read."""
    library = Library(invented)
    total, found = read_ahead(library, Query(), (), 3, None, Cancel())
    assert (total, len(found)) == (10, 3)
    one = Sitting(Query(), total)
    one.add(found, 3)
    library.close()
    return one


def current(sitting: Sitting) -> int | None:
    """The quote that is shown."""
    return id_of(sitting.current) if sitting.current is not None else None


def test_verdicts_go_on_and_back(sitting: Sitting) -> None:
    ids = [current(sitting), *(id_of(detail) for detail in sitting.ahead)]
    assert sitting.current is not None
    first = sitting.did(Past(sitting.current, "right"))
    assert (current(sitting), sitting.decided, sitting.left) == (ids[1], 1, 9)
    assert ids[0] in sitting.seen()
    second = sitting.did(Past(sitting.current, "put off", written=False))
    assert (current(sitting), sitting.decided, sitting.left) == (ids[2], 1, 9)
    assert sitting.put_off == [ids[1]]
    sitting.did(Past(sitting.current, "", moves=False))
    assert (current(sitting), sitting.decided, sitting.left) == (ids[2], 1, 9)
    sitting.back(second)
    assert (current(sitting), sitting.put_off) == (ids[1], [])
    sitting.back(first)
    sitting.back(first)
    assert (current(sitting), sitting.decided, sitting.left) == (ids[0], 0, 10)
    assert [id_of(detail) for detail in sitting.ahead] == ids[1:]


def test_what_was_read_twice_is_there_once(sitting: Sitting) -> None:
    sitting.add(list(sitting.ahead), 2)
    assert len(sitting.ahead) == 2


def test_a_quote_that_is_gone_is_not_read_again(invented: Path) -> None:
    library = Library(invented)
    assert read_again(library, 99, Cancel()) is None
    assert read_again(library, 1, Cancel()) is not None
    library.close()
