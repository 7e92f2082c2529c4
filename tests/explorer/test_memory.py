"""Giving memory back."""

from pathlib import Path

from db.ask.library import Library
from db.ask.query import Query
from explorer import memory
from explorer.library_threads import REST
from explorer.loader import Loader


def test_what_is_mapped_is_known_or_nothing() -> None:
    assert memory.mapped() >= 0
    memory.trim()


async def test_a_library_answers_the_same_after_a_rest(invented: Path) -> None:
    library = Library(invented)
    loader = Loader(library)
    before = await loader.answer(Query("pier"), None)
    assert loader.threads._resting is not None
    assert REST > 0
    loader.threads._rest()
    after = await loader.answer(Query("pier"), None)
    assert before is not None
    assert after is not None
    assert [row.id for row in before.quotes[0]] == [row.id for row in after.quotes[0]]
    loader.close()
    library.close()
