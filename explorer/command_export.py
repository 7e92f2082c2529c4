"""`onrecord export`: what a query finds, in the format the next program reads."""

import shlex
from pathlib import Path

from db.ask.library import Library
from explorer.draw.words import grouped, many
from explorer.export.destination import STDOUT, check, file
from explorer.export.format import ABOUT, ExportError, To
from explorer.export.hand_over import hand_over
from explorer.failure import USAGE, WRONG, CommandError, say
from explorer.progress import shown
from explorer.query_text import asked_query
from explorer.text import one_line


def export(text: str, db: Path, to: To, target: Path, with_text: bool, force: bool, quiet: bool) -> int:
    """Write what a query finds; returns the exit status, 1 where it finds nothing."""
    query = asked_query(text)
    if with_text and not ABOUT[to].texts:
        able = ", ".join(name for name, about in ABOUT.items() if about.texts)
        raise CommandError(f"--to {to} holds no articles", f"--with-text is for {able}", USAGE)
    library = Library(db)
    try:
        with shown(quiet or target == STDOUT, "exporting") as told:
            written = hand_over(library, query, to, target, with_text=with_text, force=force, told=told)
    except ExportError as error:
        raise CommandError(one_line(error.message), error.remedy, USAGE) from error
    finally:
        library.close()
    if not written.quotes:
        say("no quote matches: nothing is written", "drop a filter, or part of the text")
        return WRONG
    if not quiet:
        if target != STDOUT:
            say(f"wrote {grouped(written.quotes)} {many(written.quotes, 'quote')} to {one_line(str(target))}")
        for note in written.notes:
            say(note)
    return 0


def datasette(db: Path, target: Path, force: bool) -> int:
    """Write the metadata Datasette shows the library with."""
    from explorer.export.metadata import metadata

    Library(db).close()  # or it is none
    text = metadata(db)
    if target == STDOUT:
        print(text, end="")
        return 0
    try:
        check(target, force, db)
        with file(target, force) as out:
            out.write(text.encode())
    except ExportError as error:
        raise CommandError(one_line(error.message), error.remedy, USAGE) from error
    say(f"wrote {one_line(str(target))}", f"datasette {shlex.quote(str(db))} -m {shlex.quote(str(target))}")
    return 0
