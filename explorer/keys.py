"""Keys: as a person writes them, as Textual names them, and as the screen shows them."""

import unicodedata

SPECIAL = frozenset(
    "escape enter tab space backspace delete insert home end pageup pagedown up down left right".split()
) | {f"f{number}" for number in range(1, 25)}
MODIFIERS = ("alt", "ctrl", "hyper", "meta", "shift", "super")
"""In the order of Textual's names."""
_WRITTEN = {
    "esc": "escape", "return": "enter", "del": "delete", "ins": "insert", "pgup": "pageup", "pgdn": "pagedown",
    "page-up": "pageup", "page-down": "pagedown", "bs": "backspace", "control": "ctrl", "option": "alt", " ": "space",
    "↑": "up", "↓": "down", "←": "left", "→": "right",
}  # fmt: skip
"""Other ways to write a name."""
_SAME = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+[": "escape", "ctrl+left_square_bracket": "escape"}
"""What a terminal cannot tell from another key."""
_RENAMED = {
    "solidus": "slash", "reverse_solidus": "backslash", "commercial_at": "at", "hyphen_minus": "minus",
    "plus_sign": "plus", "low_line": "underscore",
}  # fmt: skip
_SIGNS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
_SHOWN = {"escape": "esc", "up": "↑", "down": "↓", "left": "←", "right": "→", "pageup": "pgup", "pagedown": "pgdn"}


def _sign_name(sign: str) -> str:
    """What Textual calls the key of a character that is no letter or digit."""
    name = unicodedata.name(sign, "").lower().replace("-", "_").replace(" ", "_")
    return _RENAMED.get(name, name)


_SIGN_OF = {_sign_name(sign): sign for sign in _SIGNS}


def key_name(written: str) -> str | None:
    """Textual's name of a key, or of two pressed one after the other (``g g``); None where there is no such key."""
    if not written.strip():
        return "space" if written else None
    parts = written.split()
    if len(parts) == 1 and (one := _one(parts[0])) is not None:
        return one
    if len(parts) == 1 and len(parts[0]) == 2:
        parts = list(parts[0])  # gg
    names = [_one(part) for part in parts]
    if len(names) != 2 or None in names:
        return None
    return " ".join(name for name in names if name)


def _one(written: str) -> str | None:
    """Textual's name of one key, None where there is none."""
    *modifiers, last = written.split("+") if len(written) > 1 and not written.endswith("+") else [written]
    if written.endswith("++"):
        *modifiers, last = [*written[:-2].split("+"), "+"]
    held = sorted(_WRITTEN.get(modifier.lower(), modifier.lower()) for modifier in modifiers)
    if len(set(held)) != len(held) or not set(held) <= set(MODIFIERS):
        return None
    name = _last(last)
    if name is None:
        return None
    if len(name) == 1 and held:
        held, name = ([], name.upper()) if held == ["shift"] and name.isalpha() else (held, name.lower())
    full = "+".join([*held, name])
    return _SAME.get(full, full)


def _last(written: str) -> str | None:
    if len(written) == 1 and written not in _WRITTEN:
        if written.isalnum():
            return written
        return _sign_name(written) or None if written.isprintable() else None
    name = _WRITTEN.get(written.lower(), written.lower())
    return name if name in SPECIAL or name in _SIGN_OF else None


def key_written(key: str) -> str:
    """A key as it is written in the file of settings: as it is shown, but no arrow, and a blank between two."""
    return " ".join(part if part in SPECIAL else _one_shown(part) for part in key.split(" "))


def character_of(key: str) -> str | None:
    """What a key types, None where it types nothing."""
    return key if len(key) == 1 else " " if key == "space" else _SIGN_OF.get(key)


def key_shown(key: str) -> str:
    """A key as a person reads it: ``gg``, ``ctrl+d``, ``/``."""
    parts = key.split(" ")
    shown = [_one_shown(part) for part in parts]
    return ("" if all(len(part) == 1 for part in shown) else " ").join(shown)


def _one_shown(key: str) -> str:
    *modifiers, last = key.split("+")
    return "+".join([*modifiers, _SHOWN.get(last) or _SIGN_OF.get(last, last)])
