"""Whom "the minister" means, however many there are."""

import time

from db.extract.cast import Cast
from db.extract.description import Descriptions
from db.extract.member import Member
from db.extract.mention import Mention
from db.extract.pronoun import Pronouns


def crowd(count: int) -> Cast:
    """A cast of ministers, each named once, every fifty code points."""
    cast = Cast("", [])
    cast.members += [
        Member(f"Ada {n}", "person", "PL", roles={"the minister of rain": None}, places=[200 + 50 * n])
        for n in range(count)
    ]
    return cast


def test_of_those_who_hold_a_role_the_one_named_last_is_meant_and_quickly() -> None:
    cast = crowd(2_000)
    cast.members[7].quoted.append(200 + 50 * 30)
    found = Descriptions(cast, Pronouns(cast))
    minister = Mention("the minister", "", "minister", (), True)
    begun = time.thread_time()
    for n in (3, 12, 29, *range(40, 57)):
        holder = found.holder(minister, 210 + 50 * n)
        assert holder is not None and holder.name == f"Ada {n}"
    holder = found.holder(minister, 210 + 50 * 30)
    assert holder is cast.members[7] or holder is cast.members[30]
    assert time.thread_time() - begun < 1
    assert found.holder(Mention("the Polish actress", "", "Polish actress", ("PL",), True), 5_000) is None
