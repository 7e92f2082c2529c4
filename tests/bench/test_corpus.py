"""The bench's corpus, countries and queries: always the same, and of the shape they claim."""

import json
import sqlite3
import statistics
from collections import Counter
from contextlib import closing
from itertools import islice
from pathlib import Path

import pytest

from bench.corpus import lines, size
from bench.countries import RARE_ABOUT, RARE_QUOTES, RARE_SPEAKERS, fill
from bench.names import OUTLETS, domains
from bench.queries import CLASSES, filters, keystrokes, pasted, targets
from bench.search import Figure, table
from db.ask.language import parse
from db.load.load import load

COUNT = 2_000


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bench")
    (folder / "q.jsonl").write_text("\n".join(lines(COUNT)), encoding="utf-8")
    assert load([folder / "q.jsonl"], folder / "q.db").added == COUNT
    fill(folder / "q.db")
    return folder / "q.db"


def test_a_size_is_read_as_people_write_it() -> None:
    assert [size(text) for text in ("2500", "10k", "1m", "1.5M")] == [2_500, 10_000, 1_000_000, 1_500_000]


def test_a_corpus_is_always_the_same_and_a_longer_one_begins_with_it() -> None:
    assert list(islice(lines(5_000, 3), 400)) == list(lines(400, 3))
    assert next(lines(1, 3)) != next(lines(1, 4))


def test_a_corpus_has_the_shape_of_a_real_one() -> None:
    rows = [json.loads(row) for row in lines(COUNT)]
    lengths = [len(row["quotation"]) for row in rows]
    assert 165 < statistics.mean(lengths) < 205
    assert min(lengths) >= 10 and max(lengths) <= 600
    assert len({row["quoteID"] for row in rows}) == COUNT
    words = [Counter(word for row in part for word in row["quotation"].split()) for part in (rows[: COUNT // 4], rows)]
    assert 1.8 < len(words[1]) / len(words[0]) < 4  # it goes on growing, more slowly than the text
    assert words[1].most_common(1)[0][0] == "the"
    speakers = Counter(row["speaker"] for row in rows)
    assert 0.25 < speakers.pop("None") / COUNT < 0.35
    assert COUNT / 8 < len(speakers) < COUNT
    assert len(domains()) == OUTLETS


def test_rare_countries_have_ten_quotes(db: Path) -> None:
    with closing(sqlite3.connect(db)) as connection:
        for role, codes in (("speaker", RARE_SPEAKERS), ("about", RARE_ABOUT)):
            for code in codes:
                sql = "SELECT count(*) FROM quote_country WHERE role = ? AND country = ?"
                assert connection.execute(sql, (role, code)).fetchone() == (RARE_QUOTES,)
        sql = "SELECT count(*) FROM quotes WHERE speaker_country IS NOT NULL"
        assert 0.4 < connection.execute(sql).fetchone()[0] / COUNT < 0.6


def test_targets_are_spread_over_all_rows_and_known(db: Path) -> None:
    made = list(targets(db, 40, "dev"))
    assert made == list(targets(db, 40, "dev"))
    other = {target.query for target in targets(db, 40, "test")}
    for kind in CLASSES:
        some = [target for target in made if target.kind == kind]
        assert len(some) >= 20
        assert max(target.quote_id for target in some) > 0.8 * COUNT
        assert len({target.query for target in some} & other) < 3
    for target in made:
        result = (target.quote_id, "", target.speaker)
        assert target.found([(0, "", None), result]) and not target.found([(0, "", None)])
        if target.kind == "fragment":
            assert target.query == target.text.lower()


def test_other_queries_can_be_read(db: Path) -> None:
    for text in filters(db, 16, "dev"):
        assert parse(text).filters
    for typed in keystrokes(db, 3, "dev"):
        assert [len(text) for text in typed] == list(range(1, len(typed) + 1))
    assert all(target.query != target.text for target in pasted(db, 5, "dev"))


def test_the_table_shows_growth_from_size_to_size() -> None:
    small = [Figure("p95 ms", 2.0), Figure("recall", 0.5, grows=False), Figure("memory", None)]
    large = [Figure("p95 ms", 5.0), Figure("recall", 1.0, grows=False), Figure("memory", 1_234.5)]
    head, *rows = table({"10k": small, "100k": large})
    assert head.split() == ["what", "10k", "100k", "×"]
    assert [row.split()[-3:] for row in rows] == [
        ["2.000", "5.000", "2.5"],
        ["recall", "0.500", "1.000"],
        ["memory", "–", "1,234"],
    ]
