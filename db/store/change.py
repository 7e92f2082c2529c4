"""One change of articles with all that was decided: put aside before it, carried out again after it.

Whoever writes in articles or decides something goes through here: `begin`, `loosen`, the writing, `end`.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence

from db.extract.quote import Actor
from db.store.cast import Cast
from db.store.decision import Decision, is_any, taken_back
from db.store.home import Homes, about, homes_before
from db.store.link import links
from db.store.member_rows import added_parts, members_of_article
from db.store.outcome import Outcome, write_outcomes
from db.store.union import loosen, settle
from db.store.verdict import carry_out, forget_machine


class Change:
    """A change under way, inside one transaction; where nothing was ever decided it costs nothing."""

    def __init__(self, connection: sqlite3.Connection, cast: Callable[[], Cast], article_id: int | None) -> None:
        self._connection = connection
        self._cast = cast
        self._held = article_id
        """The article that is to be written again or to go."""
        self._is_any = is_any(connection)
        self._parts: set[int] = set()
        self._links: set[int] = set()
        self._homeless: list[Decision] = []

    def begin(self, path: str = "", doc: str = "", sha256: str = "") -> None:
        """Look at what was decided on the article as it was, and as it will be."""
        if not self._is_any:
            return
        taken = {decision.id: decision for decision in about(self._connection, path, doc, sha256)} if path else {}
        if self._held is not None:
            was = self._connection.execute(
                "SELECT path, doc, sha256 FROM article WHERE id = ?", (self._held,)
            ).fetchone()
            taken |= {decision.id: decision for decision in about(self._connection, *was)}
            parts = {member.part for member in members_of_article(self._connection, self._held)}
            self._links = links(self._connection, parts)
            forget_machine(self._connection, self._held)
        self._homeless = list(taken.values())

    def loosen(self, actors: Iterable[Actor]) -> None:
        """Put back the machine's actors that these, who are to speak in the article, may have to do with."""
        if self._is_any:
            before = members_of_article(self._connection, self._held) if self._held is not None else []
            self._parts |= loosen(self._connection, self._cast(), actors, before)

    def end(self, article_id: int | None) -> None:
        """Carry out what was decided: on the article as it is now, and on those its decisions went to or come from."""
        if not self._is_any:
            return
        connection = self._connection
        homes = Homes(connection)
        affected = homes_before(connection, self._homeless) | ({article_id} - {None})
        affected |= settled_in(connection, self._homeless, homes)
        self.carry_out([one for one in affected if one is not None], homes)
        if article_id is not None:
            self._parts |= {member.part for member in members_of_article(connection, article_id)}
        settle(connection, self._parts, self._links)

    def carry_out(self, articles: Iterable[int], homes: Homes) -> None:
        """Carry out what was decided on the quotes of articles."""
        ids, undone = set(articles), taken_back(self._connection)
        # Whoever speaks by a decision alone may go with it: what else was decided on such a one is looked at again.
        self._links |= links(self._connection, added_parts(self._connection, ids))
        self._parts |= carry_out(self._connection, self._cast, ids, homes, undone)

    def settle(self, parts: Iterable[int], decisions: Iterable[int]) -> None:
        """Merge and split as decided."""
        settle(self._connection, self._parts | set(parts), self._links | set(decisions))


def settled_in(connection: sqlite3.Connection, taken: Sequence[Decision], homes: Homes) -> set[int]:
    """Return the articles of decisions, and write down which have none."""
    found: set[int] = set()
    undone = taken_back(connection) if taken else set()
    for decision in taken:
        if decision.anchor is None:
            continue
        home = homes.find(decision.anchor)
        if not isinstance(home, str):
            found.add(home.article_id)
        elif decision.step in undone:
            write_outcomes(connection, [Outcome(decision.id, "undone")])
        else:
            write_outcomes(connection, [Outcome(decision.id, "orphan", home)])
    return found
