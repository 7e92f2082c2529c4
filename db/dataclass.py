"""`dataclass` for frozen classes with slots, made in a tenth of the time: the app has eighty of them as it opens.

The standard one compiles seven methods a class, most of which nobody calls. Here `__init__` is compiled when the first
instance is made, and the others are shared. What type checkers see is the standard one.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass

Made = TypeVar("Made")
_bare = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)
_set = object.__setattr__


def _frozen(*, frozen: bool, slots: bool) -> Callable[[type[Made]], type[Made]]:
    """Return what makes a class a frozen data class with slots: there is no other kind here."""
    if not (frozen and slots):
        raise TypeError("take the dataclass of dataclasses for what is not frozen or has no slots")
    return _made


def _made(cls: type[Made]) -> type[Made]:
    made = _bare(cls)
    fields = dataclasses.fields(made)  # type: ignore[arg-type]  # it is a data class by now
    key = _key([field.name for field in fields if field.compare])
    own = made.__dict__
    methods: dict[str, Callable[..., object]] = {
        "__init__": _late(made),
        "__setattr__": _kept,
        "__delattr__": _kept,
        "__repr__": _repr,
        "__eq__": lambda self, other: key(self) == key(other) if other.__class__ is self.__class__ else NotImplemented,
        "__hash__": lambda self: hash(key(self)),
        "__getstate__": lambda self: [getattr(self, field.name) for field in fields],
        "__setstate__": _restored,
    }
    for name, method in methods.items():
        if own.get(name) is None:  # a class with __eq__ has None for its __hash__
            setattr(made, name, method)
    return made


def _key(names: list[str]) -> Callable[[object], object]:
    """Return what instances are compared by."""
    return attrgetter(*names) if names else lambda instance: ()


def _late(made: type) -> Callable[..., None]:
    """Return an `__init__` that puts the real one in its own place."""

    def init(self: object, *values: object, **named: object) -> None:
        real = _compiled(made)
        made.__init__ = real  # type: ignore[misc]  # that is the point
        real(self, *values, **named)

    return init


def _compiled(made: type) -> Callable[..., None]:
    known: dict[str, object] = {"_set": _set, "_none": dataclasses.MISSING}
    taken, lines = ["self"], []
    for field in dataclasses.fields(made):
        name, value = field.name, field.name
        if field.default_factory is not dataclasses.MISSING:
            known[f"_make_{name}"] = field.default_factory
            value = f"_make_{name}() if {name} is _none else {name}" if field.init else f"_make_{name}()"
        elif field.default is not dataclasses.MISSING:
            known[f"_default_{name}"] = field.default
        elif not field.init:
            continue
        if field.init:
            default = "_none" if f"_make_{name}" in known else f"_default_{name}"
            taken.append(f"{name}={default}" if default in known else name)
        elif field.default is not dataclasses.MISSING:
            value = f"_default_{name}"
        lines.append(f" _set(self, {name!r}, {value})")
    if hasattr(made, "__post_init__"):
        lines.append(" self.__post_init__()")
    body = "\n".join(lines or [" pass"])
    exec(f"def __init__({', '.join(taken)}):\n{body}", known)  # nothing but the names of the fields is in it
    init = known["__init__"]
    assert callable(init)
    return init


def _repr(self: object) -> str:
    fields = dataclasses.fields(self)  # type: ignore[arg-type]  # only data classes have this method
    shown = ", ".join(f"{field.name}={getattr(self, field.name)!r}" for field in fields if field.repr)
    return f"{self.__class__.__qualname__}({shown})"


def _kept(self: object, name: str, *value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"{self.__class__.__qualname__}.{name} is not to be changed")


def _restored(self: object, values: list[object]) -> None:
    for field, value in zip(dataclasses.fields(self), values, strict=True):  # type: ignore[arg-type]
        _set(self, field.name, value)


if not TYPE_CHECKING:
    dataclass = _frozen
