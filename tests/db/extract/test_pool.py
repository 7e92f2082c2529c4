"""Many files: alone, together and with several processes the same comes out, and one bad file costs no other."""

import os
from pathlib import Path

import pytest

from db.extract.outcome import Outcome, outcomes
from db.extract.pool import PoolError, jobs_for, pooled
from db.extract.quote import Extraction, Extracts
from db.read.article import Article
from db.read.source import Source, whole
from tests.db.store.sample import LineExtractor, write


class Fragile(LineExtractor):
    """Ends its process on a word, as a crash does."""

    def extract(self, article: Article) -> Extraction:
        """All quotes of an article."""
        if "a bomb" in article.text:
            os._exit(7)
        return super().extract(article)


def fragile() -> Extracts:
    return Fragile(breaks_on="a trap")


def missing() -> Extracts:
    raise OSError("no such pipeline")


def gone() -> Extracts:
    os._exit(3)


@pytest.fixture
def files(tmp_path: Path) -> list[Source]:
    """Forty files: one is empty, one breaks the extractor."""
    names = [f"n{n:02}" for n in range(40)]
    write(tmp_path, names)
    write(tmp_path, ["n05"], "Title\n\nAda Lovelace (GB): a trap\n")
    (tmp_path / "n17.txt").write_bytes(b"")
    return [whole(tmp_path / f"{name}.txt") for name in names]


def check(found: list[Outcome], files: list[Source]) -> None:
    assert [outcome.path for outcome in found] == [source.path for source in files]
    assert [n for n, outcome in enumerate(found) if outcome.extraction is None] == [5, 17]
    assert found[5].fault == "RuntimeError: no such parse"
    assert found[17].refused is not None


def test_outcomes_come_in_order_and_a_bad_file_costs_no_other(files: list[Source]) -> None:
    check(list(outcomes(files, fragile)), files)


def test_nothing_is_loaded_where_nothing_can_be_read(files: list[Source]) -> None:
    (found,) = outcomes([files[17]], missing)
    assert found.refused is not None


def test_two_processes_give_the_same(files: list[Source]) -> None:
    found = list(pooled(files, fragile, 2))
    check(found, files)
    alone = list(outcomes(files, fragile))
    assert [(o.article, o.extraction) for o in found] == [(o.article, o.extraction) for o in alone]


def test_a_file_that_ends_its_process_is_named_and_costs_no_other(files: list[Source]) -> None:
    write(Path(files[0].path).parent, ["n08"], "Title\n\nAda Lovelace (GB): a bomb\n")
    found = list(pooled(files, fragile, 2))
    assert [outcome.path for outcome in found] == [source.path for source in files]
    assert [n for n, outcome in enumerate(found) if outcome.extraction is None] == [5, 8, 17]
    assert found[8].fault == "the process that read it ended (exit status 7)"


def test_what_cannot_be_loaded_is_told_as_by_one_process(files: list[Source]) -> None:
    for jobs in (1, 2):
        with pytest.raises(OSError, match="no such pipeline"):
            list(pooled(files, missing, jobs))
    with pytest.raises(PoolError, match="exit status 3"):
        list(pooled(files, gone, 2))


def test_a_few_files_are_worth_one_process() -> None:
    assert jobs_for(0) == jobs_for(20) == 1
    assert 1 <= jobs_for(100_000) <= 4
