"""The strings of quotes as they are compared with a text, fetched only where something may be found in them."""

import numpy as np
from numpy.typing import NDArray

from db.ask.candidate import Ids
from db.ask.grade import FIELD
from db.ask.scope import Read
from db.ask.shown import Shown
from db.index.letters import normal
from db.index.snapshot import Mask


class Strings:
    """The words, names, and outlets or titles of some quotes, as they are written."""

    def __init__(
        self, read: Read, ids: Ids, titles: bool, named: Mask | None = None, headed: Mask | None = None
    ) -> None:
        """Fetch them, names and outlets of all where it is not said which; titles of none but where they are asked."""
        snapshot = read.snapshot
        texts = read.texts("quote", ids.tolist())
        self._texts = [texts.get(at, "") for at in ids.tolist()]
        actors, articles = snapshot.actor[ids], snapshot.article[ids]
        outlets = snapshot.outlet.take(articles, mode="clip")
        if named is not None and headed is not None:
            actors, outlets = np.where(named, actors, 0), np.where(headed, outlets, 0)
        names = read.texts("actor", _known(actors))
        papers = read.texts("outlet", _known(outlets))
        self._names = [names.get(at, "") for at in actors.tolist()]
        self._outlets = [papers.get(at, "") for at in outlets.tolist()]
        self._titles = None
        if titles:
            heads = read.texts("article", _known(articles))
            self._titles = [heads.get(at, "") for at in articles.tolist()]
        self._shown: list[Shown] | None = None

    def shown(self) -> list[Shown]:
        """Return the rows as exact searches look at them."""
        if self._shown is None:
            titles = self._titles or [""] * len(self._texts)
            heads = (f"{outlet} · {title}" for outlet, title in zip(self._outlets, titles, strict=True))
            self._shown = list(map(Shown, self._texts, self._names, heads))
        return self._shown

    def normal(self, titles: bool) -> list[str]:
        """Return the rows in normal spelling, the titles of articles only where they are asked."""
        heads = [f"{row.titles}" for row in self.shown()] if titles else self._outlets
        distinct = list(dict.fromkeys([*self._names, *heads]))
        spelt = normal([*self._texts, *distinct])
        known = dict(zip(distinct, spelt[len(self._texts) :], strict=True))
        return [
            f"{text}{FIELD}{known[name]}{FIELD}{known[head]}"
            for text, name, head in zip(spelt, self._names, heads, strict=False)
        ]


def _known(ids: NDArray[np.integer]) -> list[int]:
    return sorted(set(ids[ids > 0].tolist()))
