"""The dialog that corrects a quote: who says it, whether, how, and from where to where; its words are lit meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from db.ask.row import ArticlePage, QuoteCard
from db.store.correction import Correction, Speaker
from explorer.commands import BY_ID
from explorer.config import config_of
from explorer.correction_choice import Choice, Part, held_of
from explorer.draw.article import Shown
from explorer.draw.correct import part_line
from explorer.draw.keys import keys_line
from explorer.draw.piece import Line, Piece
from explorer.draw.words import many
from explorer.library_threads import Aside
from explorer.screens.lines_dialog import LinesDialog
from explorer.screens.speaker import Names, SpeakerScreen
from explorer.widgets.article_view import ArticleView
from explorer.widgets.sheet import Sheet

WIDEST = 84
ARTICLE = 9
"""Lines of the article."""
ENDS = ("start", "end")
MOVES = ("dialog.down", "dialog.up")
"""The letters that are keys even where one types who it is: pressed too often, they ask for nobody."""


class CorrectScreen(LinesDialog[Correction | None]):
    """Parts of a quote one goes through and turns; gives back what is to be otherwise."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("h,left", "turn(-1)", "before", show=False),
        Binding("l,right,space", "turn(1)", "next", show=False),
        Binding("H,shift+left", "letter(-1)", "a letter back", show=False),
        Binding("L,shift+right", "letter(1)", "a letter on", show=False),
        Binding("s", "speaker", "speaker", show=False),
        Binding("u,backspace,delete", "as_held", "as it was", show=False),
        Binding("ctrl+s", "save", "save", show=False),
    ]
    OPENED_BY = ("quote.correct", "review.correct")
    WIDE = 96

    def __init__(self, loader: Aside[Names], card: QuoteCard, page: ArticlePage, title: str, single: bool) -> None:
        """Take what reads, a quote and its article, and whether it is corrected alone."""
        super().__init__()
        self.loader, self.card, self.page = loader, card, page
        self._title, self._several = title, not single
        held = held_of(card)
        self.held = held if single else Choice()
        self.choice = self.held
        self._asked = False
        """Whether to drop the changes was asked just now."""

    def more(self) -> ComposeResult:
        """The article, and a rule above it."""
        yield Sheet(id="rule", ground="raised")
        yield ArticleView(measure=WIDEST)

    def begin(self) -> None:
        """Show what is held."""
        self.query_one("#dialog").border_title = self._title
        self.query_one("#rule", Sheet).draw(lambda width, height: [(Piece("─" * width, "line"),)])
        self.settle()
        self.show()

    def settle(self) -> None:
        """Take the place there is."""
        parts, article = len(self.choice.parts), ARTICLE if not self._several else 0
        self.fit(parts + (article + 1 if article else 0))
        self.query_one("#rule").display = self.query_one(ArticleView).display = bool(article)
        self.list.styles.height = parts if article else "1fr"

    def show(self) -> None:
        """Draw the parts, and light the words."""
        parts, text = self.choice.parts, self.page.text

        def paint(line: int, at: bool, width: int) -> Line:
            return part_line(parts[line], self.choice, self.held, self.card, text, at, width)

        self.list.show(len(parts), range(len(parts)), paint, self.list.cursor)
        self.moved()
        mark = next((mark for mark in self.page.marks if mark.quote_id == self.card.row.id), None)
        span = self.choice.span
        if mark is not None and span is not None:
            spans = mark.spans if span == self.held.span else (span,)
            status, kind = self.choice.status or mark.status, self.choice.kind or mark.kind
            self.query_one(ArticleView).show(self.page, Shown(replace(mark, spans=spans, status=status, kind=kind)))

    @property
    def part(self) -> Part:
        """The part the cursor stands on."""
        return self.choice.parts[min(self.list.cursor, len(self.choice.parts) - 1)]

    def moved(self) -> None:
        """Name the keys of another part, and how much is changed."""
        self._asked = False
        keymap = config_of(self.app).keys
        close, enter = keymap.told("dialog.close"), keymap.told("dialog.choose")
        changes = self.choice.changes(self.held)
        keys: tuple[tuple[str, str], ...] = (("← →", "change"), (enter, "save"), ("s", "speaker"), (close, "cancel"))
        if self.part == "speaker":
            keys = (("a–z", "type who"), ("↓", "other parts"), ("ctrl+s", "save"), (close, "cancel"))
            keys = keys[:2] + keys[3:] if not changes else keys
        elif self.part in ENDS:
            keys = (("← →", "by a word"), ("H L", "by a letter"), (enter, "save"), (close, "cancel"))
        self.name_keys(keys)
        self.say(f"{changes} {many(changes, 'change')}" if changes else "")

    def name_keys(self, keys: Sequence[tuple[str, str]]) -> None:
        """Name keys at the foot."""
        self.query_one("#keys", Sheet).draw(lambda width, height: [keys_line(keys, width)])

    @property
    def takes_letters(self) -> bool:
        """Letters are the beginning of a name, and no commands."""
        # Its list comes after it, and goes before.
        return self.is_mounted and not self.closing and self.part == "speaker"

    async def _on_key(self, event: events.Key) -> None:
        """On the line of the speaker one types who it is: a name must not be half a name and half commands."""
        letter = event.character
        if not self.takes_letters or letter is None or not letter.isprintable() or letter.isspace():
            return
        if event.key not in {key for name in MOVES for key in config_of(self.app).keys.keys(BY_ID[name])}:
            event.stop()
            event.prevent_default()
            self.choose_speaker(letter)

    # Doing

    def action_turn(self, by: int) -> None:
        """The next value, or the end moved by a word."""
        self._turn(by, letters=False)

    def action_letter(self, by: int) -> None:
        """An end moved by a letter."""
        if self.part in ENDS:
            self._turn(by, letters=True)

    def _turn(self, by: int, letters: bool) -> None:
        if self.part == "speaker":
            self.action_speaker()
            return
        self.choice = self.choice.turned(self.part, by, self.page.text, self._several, letters)
        self.show()

    def action_as_held(self) -> None:
        """Put the part under the cursor back as it was."""
        held, part, span = self.held, self.part, self.choice.span
        if part == "speaker":
            self.choice = replace(self.choice, speaker=None)
        elif part == "status":
            self.choice = replace(self.choice, status=held.status)
        elif part == "kind":
            self.choice = replace(self.choice, kind=held.kind)
        elif part == "aloud":
            self.choice = replace(self.choice, aloud=held.aloud)
        elif span is not None and held.span is not None:
            back = (held.span[0], span[1]) if part == "start" else (span[0], held.span[1])
            self.choice = replace(self.choice, span=back if back[0] < back[1] else held.span)
        self.show()

    def action_speaker(self) -> None:
        """Choose who says it."""
        self.choose_speaker()

    def choose_speaker(self, typed: str = "") -> None:
        """Choose who says it, with the first letters of a name."""

        def chosen(speaker: Speaker | None) -> None:
            if speaker is not None:
                self.choice = replace(self.choice, speaker=speaker)
                self.list.go(1)  # enter saves there
                self.show()

        self.app.push_screen(SpeakerScreen(self.loader, "Who says it", typed=typed), chosen)

    def action_choose(self) -> None:
        """Choose who says it, on that line; save on every other."""
        if self.part == "speaker":
            self.action_speaker()
        else:
            self.action_save()

    def action_save(self) -> None:
        """Give back what is to be otherwise."""
        found = self.choice.correction(self.held)
        if found is None:
            self.say("nothing is changed yet")
        else:
            self.dismiss(found)

    def action_cancel(self) -> None:
        """Close; where something is changed, say first that it is not saved."""
        changes = self.choice.changes(self.held)
        if not changes or self._asked:
            self.dismiss(None)
            return
        self._asked = True
        self.say(f"{changes} {many(changes, 'change')} not saved")
        close = config_of(self.app).keys.told("dialog.close")
        self.name_keys((("ctrl+s", f"save {'it' if changes == 1 else 'them'}"), (close, "drop and close")))
