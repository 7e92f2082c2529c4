"""The strings of quotes as they are compared with a text, fetched only where something may be found in them."""

import numpy as np

from db.ask.candidate import Ids
from db.ask.grade import FIELD
from db.ask.scope import Read
from db.ask.shown import Shown
from db.index.letters import normal
from db.index.snapshot import Mask


class Strings:
    """The words, names, and outlets or titles of some quotes."""

    def __init__(
        self, read: Read, ids: Ids, titles: bool, named: Mask | None = None, headed: Mask | None = None
    ) -> None:
        """Take names and outlets of all where it is not said of which; titles of none but where they are asked."""
        snapshot = read.snapshot
        articles = snapshot.article[ids]
        actors, outlets = snapshot.actor[ids], snapshot.outlet.take(articles, mode="clip")
        if named is not None and headed is not None:
            actors, outlets = np.where(named, actors, 0), np.where(headed, outlets, 0)
        self._read = read
        self._ids: list[int] = ids.tolist()
        self._actors: list[int] = np.maximum(actors, 0).tolist()
        self._outlets: list[int] = np.maximum(outlets, 0).tolist()
        self._articles = articles if titles else None
        self._shown: list[Shown] | None = None

    def shown(self) -> list[Shown]:
        """Return the rows as exact searches look at them."""
        if self._shown is None:
            read = self._read
            texts = read.texts("quote", self._ids)
            names, papers = read.texts("actor", _known(self._actors)), read.texts("outlet", _known(self._outlets))
            titles = [""] * len(self._ids)
            if self._articles is not None:
                articles: list[int] = self._articles.tolist()
                heads = read.texts("article", _known(articles))
                titles = [heads.get(at, "") for at in articles]
            self._shown = [
                Shown(texts.get(at, ""), names.get(actor, ""), f"{papers.get(outlet, '')} · {title}")
                for at, actor, outlet, title in zip(self._ids, self._actors, self._outlets, titles, strict=True)
            ]
        return self._shown

    def normal(self, titles: bool) -> list[str]:
        """Return the rows in normal spelling, the titles of articles only where they are asked."""
        read = self._read
        texts, names = read.spelt("quote", self._ids), read.spelt("actor", self._actors)
        if titles:
            heads = normal(row.titles for row in self.shown())
        else:
            papers = read.spelt("outlet", self._outlets)
            heads = [papers[outlet] for outlet in self._outlets]
        return [
            f"{texts[at]}{FIELD}{names[actor]}{FIELD}{head}"
            for at, actor, head in zip(self._ids, self._actors, heads, strict=True)
        ]


def _known(ids: list[int]) -> list[int]:
    return sorted({id_ for id_ in ids if id_ > 0})
