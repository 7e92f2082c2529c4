"""The one table of commands: name, key and sentence, from which bindings, footers, help, palette and README come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from db.dataclass import dataclass

if TYPE_CHECKING:
    from textual.binding import Binding

Group = Literal["Quote", "Decide", "Filter", "Move", "App"]
GROUPS: tuple[Group, ...] = ("Quote", "Decide", "Filter", "Move", "App")

DESK, READER, BOTH = ("desk",), ("reader",), ("desk", "reader")
"""Screens, by their ``where``; another screen is named by its own, ``("card",)``."""
REVIEW, LOG, MERGES, CARD = ("review",), ("decisions",), ("merges",), ("card",)
FACTS = ("facts", *CARD)
"""Cards: of an article or of what is shown, and of an actor."""
VERSIONS, SAVED = ("versions",), ("saved",)
LISTS = ("dialog", *FACTS, *MERGES, *VERSIONS, *SAVED)
"""Dialogs of lines that one goes through."""
FULL = (*BOTH, *REVIEW, *LOG)
"""Those that take the whole terminal."""
PANES = ("quotes", "actors", "sources")


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a person can ask for, and the key that asks for it unless a person chose another."""

    id: str
    """Stable, for remapping keys: ``filter.country``."""
    action: str
    """The action of the screen that does it, without ``action_``."""
    key: str
    """Textual's key names, separated by commas; two with a blank between are pressed one after the other."""
    short: str
    """The word beside the key in a footer."""
    sentence: str
    group: Group
    where: tuple[str, ...]
    """Screens that have it, by their ``where``."""
    footer: tuple[str, ...] = ()
    """Places whose footer shows it: a pane, or what a screen calls its ``place``."""
    words: tuple[str, ...] = ()
    """Other small words one may look for it by."""

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys in the order they are shown."""
        return tuple(self.key.split(","))

    @property
    def name(self) -> str:
        """The name in the palette, ``filter: country``."""
        return self.id.replace(".", ": ", 1).replace("-", " ")


# fmt: off
COMMANDS: tuple[Command, ...] = (
    Command("filter.search", "search", "slash", "search", "Search names, words, titles and outlets",
            "Filter", DESK, PANES),
    Command("filter.list", "filter", "f", "narrow", "Type to narrow the list", "Filter", DESK, ("actors", "sources")),
    Command("filter.country", "country", "c", "country", "Filter by country", "Filter", BOTH, PANES),
    Command("quote.open", "open", "enter", "open", "Open the quote in its article, or narrow to the row",
            "Quote", DESK, PANES),
    Command("quote.copy", "copy", "y", "copy", "Copy the quote", "Quote", BOTH, (*PANES, "reader")),
    Command("quote.cite", "cite", "Y", "cite", "Copy the quote with its citation",
            "Quote", BOTH, (*PANES, "reader"),
            words=("citation", "reference", "bibtex", "ris", "csl")),
    Command("quote.browse", "open_url", "o", "open", "Open the article in the browser",
            "Quote", BOTH, ("reader",)),
    Command("quote.edit", "edit", "e", "edit", "Open the article in $EDITOR at the line of the quote",
            "Quote", BOTH),
    Command("quote.actor", "actor", "a", "actor", "Show the card of the speaker: names, months, countries",
            "Quote", BOTH, ("actors", "reader")),
    Command("quote.source", "source", "i", "source", "Show the card of the article: facts, and who speaks in it",
            "Quote", BOTH, ("sources",)),
    Command("quote.versions", "versions", "v", "versions", "Show every version of the quote, and how they differ",
            "Quote", BOTH, ("reader",)),
    Command("filter.overview", "overview", "t", "overview",
            "Show when all of it was said, by whom, and about whom", "Filter", DESK),
    Command("actor.merges", "merges", "M", "may be one", "Show which actors may be one and the same", "Filter", DESK,
            words=("duplicates", "merge")),
    Command("quote.format", "format", "F", "format", "Write citations in another format", "Quote", BOTH,
            words=("citation", "reference", "bibtex", "ris", "csl", "markdown")),
    Command("review.accept", "accept", "a,plus", "accept", "Accept it: it is right, and go on",
            "Decide", REVIEW, REVIEW),
    Command("review.reject", "reject", "x,minus", "reject", "Reject it: it is no quote, or wrong, and go on",
            "Decide", REVIEW, REVIEW),
    Command("review.correct", "correct", "e,E", "correct", "Correct it: speaker, status, kind, ends, and go on",
            "Decide", REVIEW, REVIEW),
    Command("review.skip", "skip", "s,space", "later", "Put it off, and go on", "Decide", REVIEW, REVIEW),
    Command("quote.bookmark", "bookmark", "b", "bookmark", "Bookmark the quote, or take its bookmark away",
            "Decide", (*BOTH, *REVIEW)),
    Command("quote.note", "note", "m,n", "note", "Write a note on the quote", "Decide", (*DESK, *REVIEW), ("review",),
            words=("comment", "annotate")),
    Command("reader.note", "note", "m", "note", "Write a note on the quote that is read", "Decide", READER,
            words=("comment", "annotate")),
    Command("quote.accept", "accept", "plus", "accept", "Accept the quote: it is right", "Decide", BOTH),
    Command("quote.reject", "reject", "minus", "reject", "Reject it: it is no quote, or wrong, and leaves every list",
            "Decide", BOTH),
    Command("quote.correct", "correct", "E", "correct", "Correct the quote: speaker, status, kind, where it ends",
            "Decide", BOTH),
    Command("review.queue", "review", "r", "review", "Review what is shown, the least certain first", "Decide", DESK),
    Command("review.decisions", "decisions", "d", "decisions", "Show what you decided, the newest first",
            "Decide", DESK),
    Command("decisions.open", "open", "enter", "open", "Open the quote in its article", "Decide", (*REVIEW, *LOG), LOG),
    Command("decisions.orphans", "orphans", "o", "orphans", "Show only what found no words any more, or all",
            "Decide", LOG, LOG),
    Command("decisions.undo", "undo_this", "u", "take back", "Take back the decision under the cursor",
            "Decide", LOG, LOG),
    Command("actor.merge-pair", "merge", "enter,m", "merge", "Say that the two are one", "Decide", MERGES),
    Command("actor.apart", "apart", "x", "not the same", "Say that the two are not one", "Decide", MERGES),
    Command("actor.both", "both", "s", "quotes of both", "Show the quotes of both", "Decide", MERGES),
    Command("actor.merge", "merge", "m", "merge", "Say that another actor is this one", "Decide", CARD,
            words=("join", "unite")),
    Command("actor.split", "split", "s", "split off", "Say that the name under the cursor is somebody else’s",
            "Decide", CARD,
            words=("divide", "unmerge")),
    Command("app.undo", "undo", "u", "take back", "Take back what you decided last",
            "Decide", (*BOTH, *REVIEW, *MERGES, *CARD), ("review",),
            words=("undo", "revert")),
    Command("app.redo", "redo", "ctrl+r", "again", "Do again what you took back last",
            "Decide", (*BOTH, *REVIEW, *LOG, *MERGES, *CARD),
            words=("redo",)),
    Command("quote.export", "export", "X", "export", "Write the marked quotes, or all that is shown, into a file",
            "Quote", BOTH,
            words=("csv", "json", "jsonl", "parquet", "excel", "bibtex", "ris", "markdown", "download")),
    Command("quote.mark", "mark", "space", "mark", "Mark the row, or take its mark away", "Quote", DESK),
    Command("quote.mark-all", "mark_all", "asterisk", "mark all", "Mark all rows of the list, or none", "Quote", DESK),
    Command("quote.next", "next_quote", "n", "next", "Next quote of the article, or next place found",
            "Quote", READER),
    Command("quote.previous", "previous_quote", "p,N", "previous",
            "Previous quote of the article, or the place found before", "Quote", READER),
    Command("reader.find", "find", "slash", "find", "Find letters in the article", "Quote", READER, ("reader",)),
    Command("reader.fold", "fold", "Z", "boilerplate", "Unfold the boilerplate of the article, or fold it again",
            "Quote", READER),
    Command("filter.clear-countries", "clear_countries", "C", "clear countries", "Clear the country filter",
            "Filter", DESK, ("empty",)),
    Command("filter.aloud", "aloud", "S", "speech", "Show speech alone, or thoughts and plans as well",
            "Filter", DESK),
    Command("filter.certain", "certain", "percent_sign", "certain",
            "Show certain quotes alone, or doubtful ones as well", "Filter", DESK),
    Command("search.save", "save_search", "w", "save", "Save the search by a name", "Filter", DESK),
    Command("search.saved", "saved", "W", "saved", "Show the saved searches, and what is new in each", "Filter", DESK),
    Command("filter.sort", "sort", "s", "sort", "Sort the quotes another way", "Filter", DESK, PANES),
    Command("move.zoom", "zoom", "z", "zoom", "Give the pane the whole screen, or give it back",
            "Move", DESK, PANES),
    Command("move.next-pane", "next_pane", "tab", "next pane", "Go to the next pane", "Move", DESK),
    Command("move.previous-pane", "previous_pane", "shift+tab", "previous pane",
            "Go to the previous pane", "Move", DESK),
    Command("move.actors", "pane(1)", "1", "actors", "Go to the actors", "Move", DESK),
    Command("move.quotes", "pane(2)", "2", "quotes", "Go to the quotes", "Move", DESK),
    Command("move.sources", "pane(3)", "3", "sources", "Go to the sources", "Move", DESK),
    Command("move.left", "pane_left", "h", "left", "Go to the pane on the left", "Move", DESK),
    Command("move.right", "pane_right", "l", "right", "Go to the pane on the right", "Move", DESK),
    Command("move.down", "move_down", "j,down", "down", "Move down one row", "Move", FULL),
    Command("move.up", "move_up", "k,up", "up", "Move up one row", "Move", FULL),
    Command("move.first", "first", "g g,home", "first", "Go to the first row", "Move", (*BOTH, *LOG)),
    Command("move.last", "last", "G,end", "last", "Go to the last row", "Move", (*BOTH, *LOG)),
    Command("move.page-down", "page_down", "ctrl+d,pagedown", "page down", "Move down one page",
            "Move", FULL),
    Command("move.page-up", "page_up", "ctrl+u,pageup", "page up", "Move up one page", "Move", FULL),
    Command("dialog.down", "move(1)", "j,down", "down", "Move down one line", "Move", LISTS),
    Command("dialog.up", "move(-1)", "k,up", "up", "Move up one line", "Move", LISTS),
    Command("dialog.first", "far(-1)", "g g,home", "first", "Go to the first line", "Move", LISTS),
    Command("dialog.last", "far(1)", "G,end", "last", "Go to the last line", "Move", LISTS),
    Command("dialog.page-down", "page(1)", "ctrl+d,pagedown", "page down", "Move down as many lines as are shown",
            "Move", LISTS),
    Command("dialog.page-up", "page(-1)", "ctrl+u,pageup", "page up", "Move up as many lines as are shown",
            "Move", LISTS),
    Command("dialog.choose", "choose", "enter", "choose", "Do what the line under the cursor is for",
            "App", ("dialog", *FACTS, *VERSIONS, *SAVED)),
    Command("dialog.close", "cancel", "escape,q", "close", "Close the dialog", "App", LISTS),
    Command("card.section", "section(1)", "tab", "section", "Go to the next section", "Move", FACTS),
    Command("card.section-before", "section(-1)", "shift+tab", "section before", "Go to the section before",
            "Move", FACTS),
    Command("card.copy", "copy", "y", "copy", "Copy the card as text", "Quote", FACTS),
    Command("card.time", "time", "t", "when said", "Show what the card is about in the order of time",
            "Filter", FACTS),
    Command("versions.copy", "copy", "y", "copy all", "Copy all versions as text", "Quote", VERSIONS),
    Command("saved.rename", "rename", "r", "rename", "Give the saved search another name", "Filter", SAVED),
    Command("saved.delete", "delete", "d,delete", "delete", "Delete the saved search", "Filter", SAVED),
    Command("saved.undo", "undo", "u", "brings it back", "Bring back the search that was deleted last",
            "Filter", SAVED),
    Command("app.back", "back", "left_square_bracket", "back",
            "Back: the whole screen, filters and cursor come back", "App", BOTH),
    Command("app.forward", "forward", "right_square_bracket", "forward", "Forward again, after going back",
            "App", BOTH),
    Command("app.reload", "reload", "R", "show new", "Read what is shown again: what came in meanwhile is there",
            "App", (*FULL, *FACTS, *MERGES)),
    Command("app.escape", "escape", "escape", "back", "Back out one step: search, pane, then filters",
            "App", FULL, ("reader", *REVIEW, *LOG)),
    Command("app.theme", "app.theme", "T", "theme", "Take the next theme: ink, paper, stark", "App", FULL),
    Command("app.quit", "quit", "q", "quit", "Quit", "App", FULL),
    Command("app.help", "help", "question_mark", "help", "Show every key and what the marks mean", "App", FULL),
    Command("app.query-help", "query_help", "f1", "how to search", "Show how a search is written",
            "App", DESK, ("search", "offers")),
    Command("app.palette", "palette", "ctrl+p,colon", "all commands", "Run any command", "App", FULL),
)
# fmt: on

BY_ID = {command.id: command for command in COMMANDS}


def of(where: str) -> tuple[Command, ...]:
    """The commands of one screen, in the order of the table."""
    return tuple(command for command in COMMANDS if where in command.where)


def screens() -> tuple[str, ...]:
    """Every screen that has commands."""
    return tuple(dict.fromkeys(where for command in COMMANDS for where in command.where))


def bindings(where: str) -> list[Binding]:
    """Textual's bindings for one screen; none has priority, so whatever one types into gets its letters."""
    from textual.binding import Binding

    return [
        Binding(command.key, command.action, command.short, show=False, id=command.id, tooltip=command.sentence)
        for command in of(where)
    ]
