"""The writer: one act after another, also when nobody waits for it any more."""

import asyncio
import time
from functools import partial
from pathlib import Path

import pytest

from db.store.error import DatabaseError
from db.store.session import Done, Waiting
from explorer.writer import Writer


def done(words: str) -> Done:
    """What came of an act."""
    return Done(words, "accept", 1, 0, words)


async def test_acts_are_written_in_their_order(tmp_path: Path) -> None:
    writer, seen = Writer(lambda: tmp_path / "x.db"), list[str]()

    def slow(words: str, seconds: float, path: Path, waiting: Waiting) -> Done:
        time.sleep(seconds)
        seen.append(words)
        return done(words)

    both = [writer.write(partial(slow, str(n), 0.02 / (n + 1)), seen.append) for n in range(4)]
    assert [one.words for one in await asyncio.gather(*both) if one is not None] == seen == ["0", "1", "2", "3"]
    assert writer.under_way == 0
    writer.close()


async def test_giving_up_counts_for_what_waits_alone(tmp_path: Path) -> None:
    writer, told = Writer(lambda: tmp_path / "x.db"), list[str]()

    def waits(path: Path, waiting: Waiting) -> Done:
        waiting.told("somebody builds")
        while not waiting.stop():
            time.sleep(0.005)
        raise DatabaseError("it is not written")

    assert not writer.give_up()
    task = asyncio.ensure_future(writer.write(waits, told.append))
    while not writer.waits:
        await asyncio.sleep(0.005)
    assert told == ["somebody builds"]
    assert writer.give_up()
    with pytest.raises(DatabaseError, match="not written"):
        await task
    found = await writer.write(lambda path, waiting: done("stopped" if waiting.stop() else "written"), told.append)
    assert found is not None
    assert found.words == "written"
    writer.close()


async def test_who_goes_away_does_not_take_the_act_along(tmp_path: Path) -> None:
    writer, written = Writer(lambda: tmp_path / "x.db"), list[str]()

    def act(path: Path, waiting: Waiting) -> Done:
        time.sleep(0.05)
        written.append("yes")
        return done("yes")

    task = asyncio.ensure_future(writer.write(act, written.append))
    await asyncio.sleep(0.01)
    task.cancel()
    await asyncio.sleep(0)
    writer.close()
    assert written == ["yes"]
