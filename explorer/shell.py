"""The scripts that make a shell complete, and how bash's own is answered.

Bash cuts words at colons and keeps their quotation marks, so it sends its whole line and is sent back what goes in the
place of the last piece of it.
"""

import os

import click
from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    add_completion_class,
    get_completion_class,
    split_arg_string,
)

from explorer.completion import VARIABLE

_BASH = """\
# Needs bash 4.4 or newer.
%(complete_func)s() {
    local kind value
    COMPREPLY=()
    while IFS=, read -r kind value; do
        case $kind in
            dir) compopt -o dirnames ;;
            file) compopt -o default ;;
            plain)
                COMPREPLY+=("$value")
                [[ $value == *[:,] ]] && compopt -o nospace ;;
        esac
    done < <(COMP_WORDS="${COMP_LINE:0:COMP_POINT}" %(complete_var)s=bash_complete "$1" 2>/dev/null)
}
complete -o nosort -F %(complete_func)s %(prog_name)s
"""
_BREAKS = ":=<>"
"""Where bash begins a new word, of what stands in queries."""
_SPECIAL = frozenset(" \t\\\"'`$&|;<>()*?[]{}!#~")


class Bash(BashComplete):
    """Bash, with queries: the word as the person sees it, whatever bash makes of it."""

    source_template = _BASH
    _raw = ""
    """The last word as it is typed, marks and all."""

    def source(self) -> str:
        """The script, the same on every machine."""
        return self.source_template % self.source_vars()

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the cursor, and the one at it."""
        line = os.environ["COMP_WORDS"]
        begin = word_start(line)
        self._raw = line[begin:]
        typed = split_arg_string(self._raw)
        return split_arg_string(line[:begin])[1:], typed[0] if typed else ""

    def complete(self) -> str:
        """The answers; where they have less in common than is typed, with what is typed, or bash would take it away."""
        args, incomplete = self.get_completion_args()
        found = [self.format_completion(item) for item in self.get_completions(args, incomplete)]
        typed = f"plain,{reply(self._raw, incomplete)}"
        if len(found) > 1 and not all(one.startswith(typed) for one in found):
            found.append(typed)
        return "\n".join(found)

    def format_completion(self, item: CompletionItem[str]) -> str:
        """What takes the place of the last piece."""
        return f"{item.type},{reply(self._raw, item.value)}"


class Fish(FishComplete):
    """Fish, with values that hold commas: lists of countries and of fields."""

    source_template = FishComplete.source_template.replace('string split ","', 'string split -m 1 ","')


def word_start(line: str) -> int:
    """Where the last word of a line begins."""
    begin, mark, escaped = 0, "", False
    for place, letter in enumerate(line):
        if escaped:
            escaped = False
        elif letter == "\\" and mark != "'":
            escaped = True
        elif mark:
            mark = "" if letter == mark else mark
        elif letter in "\"'":
            mark = letter
        elif letter.isspace():
            begin = place + 1
    return begin


def reply(raw: str, value: str) -> str:
    """What bash puts in for a word: with its marks, and without what stands before the last place it cuts at."""
    if raw[:1] == "'":  # what is in marks is one piece
        return value.replace("'", "'\\''")
    if raw[:1] == '"':
        inside = "".join(f"\\{letter}" if letter in '"\\$`' else letter for letter in value)
        return inside + '"' if value.endswith('"') else inside  # bash takes the last mark for the one that closes
    cut = max(raw.rfind(sign) for sign in _BREAKS) + 1
    escaped = "".join(f"\\{letter}" if letter in _SPECIAL else letter for letter in value)
    return escaped[cut:] if escaped.startswith(raw[:cut]) else escaped


def register() -> None:
    """Answer bash and fish in our own way."""
    add_completion_class(Bash)
    add_completion_class(Fish)


def script(shell: str, command: click.Command, name: str) -> str:
    """The script of a shell that makes it complete the words of a command."""
    register()
    found = get_completion_class(shell)
    if found is None:
        raise ValueError(f"no shell {shell}")
    return found(command, {}, name, VARIABLE).source()
