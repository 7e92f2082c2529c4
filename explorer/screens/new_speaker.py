"""The dialog about somebody the library does not know: what sort of actor it is, and whom it speaks for."""

from __future__ import annotations

from typing import ClassVar, get_args

from textual.binding import Binding, BindingType

from db.ask.nation import nations
from db.extract.quote import ActorKind
from db.index.fold import fold
from db.store.correction import Speaker
from explorer.draw.keys import keys_line
from explorer.draw.piece import Line, Piece, plain
from explorer.draw.rows import bar
from explorer.draw.words import ACTORS
from explorer.screens.list_dialog import ListDialog
from explorer.widgets.needle import Needle

KINDS: tuple[ActorKind, ...] = get_args(ActorKind)


class NewSpeaker(ListDialog[Speaker | None]):
    """One types a country, and turns the kind with tab; gives back the actor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "kind(1)", "kind", show=False),
        Binding("shift+tab", "kind(-1)", "kind before", show=False),
    ]
    PROMPT = ">"
    WIDE = (64, 18)
    SAYS_CLOSES = False

    def __init__(self, name: str) -> None:
        """Take the name."""
        super().__init__()
        self._called = name
        self._kind: ActorKind = "person"
        self._codes: list[str | None] = [None]

    def on_mount(self) -> None:
        """Say who it is about."""
        super().on_mount()
        self._head()

    def _head(self) -> None:
        sign = ACTORS[self._kind].strip()
        words = f"{sign} {plain(self._called)} · {self._kind}".strip()
        self.query_one("#dialog").border_title = words.replace("[", "\\[")

    def needle(self) -> Needle:
        """One types a country."""
        return Needle("the country it speaks for, if any")

    def foot(self, width: int) -> Line:
        """What one can do here."""
        return keys_line((("enter", "take"), ("tab", "person, government …"), ("esc", "cancel")), width)

    def narrow(self, typed: str) -> None:
        """Show the countries called so."""
        wanted = fold(typed.strip())
        found = [
            (min(rank), code)
            for code, nation in nations().items()
            if (rank := [place for place, term in enumerate(nation.terms) if f" {wanted}" in f" {term}"])
        ] if wanted else []  # fmt: skip
        exact = [code for code in nations() if fold(code) == wanted]
        ordered = dict.fromkeys([*exact, *(code for _, code in sorted(found))])
        codes: list[str | None] = [*ordered] or [None]
        self._codes = codes
        self.say(f"{len(ordered)} found" if wanted else "")

        def paint(line: int, at: bool, width: int) -> Line:
            code = codes[line]
            words = f"{nations()[code].name}  {code}" if code else "no country"
            return (bar("focus") if at else Piece(" "), Piece(f" {words}", "text" if code else "muted", bold=at))

        self.rows.show(len(codes), range(len(codes)), paint, 0)

    def choose(self, line: int) -> None:
        """Give back the actor."""
        self.dismiss(Speaker(name=self._called, kind=self._kind, country=self._codes[line]))

    def action_kind(self, by: int) -> None:
        """Another kind of actor."""
        self._kind = KINDS[(KINDS.index(self._kind) + by) % len(KINDS)]
        self._head()
