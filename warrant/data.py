"""The standard library's ``dataclass``, whose methods are made when they are first needed and not when a class is.

A run imports some three hundred dataclasses and makes instances of half. The library writes up to six methods of each
as source and compiles it, which took a fourth of the time of a short run. Here ``__init__`` alone is compiled, when the
first instance is made; the other methods are the same functions for all. To a type checker it is the library's own.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(cls: type | None = None, /, *, frozen: bool = False, kw_only: bool = False) -> Any:
        """The decorator, with those of the library's options that are used; ``slots`` needs the library's own."""
        if cls is None:
            return lambda given: _made(given, frozen, kw_only)
        return _made(cls, frozen, kw_only)


_Init = Callable[..., None]


def _made(cls: type, frozen: bool, kw_only: bool) -> type:
    """The class with its fields, as the library finds them, and with our methods where it has none of its own."""
    own = frozenset(vars(cls))
    dataclasses.dataclass(init=False, repr=False, eq=False, kw_only=kw_only)(cls)
    compared = tuple(each.name for each in fields(cls) if each.compare)
    methods: dict[str, Any] = {"__init__": _first_init(cls, frozen), "__repr__": _repr, "__eq__": _equality(compared)}
    if frozen:
        methods |= {"__setattr__": _keep, "__delattr__": _keep_too}
    methods["__hash__"] = _hashing(compared) if frozen else None
    if "__eq__" in own and "__hash__" in own and vars(cls)["__hash__"] is None:
        own -= {"__hash__"}  # which Python put there, beside an own __eq__
    for name, method in methods.items():
        if name not in own:
            setattr(cls, name, method)
    return cls


def _first_init(cls: type, frozen: bool) -> _Init:
    """An ``__init__`` that puts in its place the one that is compiled of the fields."""

    def __init__(self: Any, /, *args: Any, **kwargs: Any) -> None:
        init = _init_of(cls, frozen)
        type.__setattr__(cls, "__init__", init)
        init(self, *args, **kwargs)

    return __init__


def _init_of(cls: type, frozen: bool) -> _Init:
    """The ``__init__`` of a class: its fields in order, those that must be named behind the others."""
    known: dict[str, Any] = {"_set": object.__setattr__, "_MISSING": MISSING}
    known |= {f"_of_{each.name}": _otherwise(each) for each in fields(cls)}
    given = [each for each in fields(cls) if each.init]
    in_order = [_parameter(each) for each in given if not each.kw_only]
    by_name = [_parameter(each) for each in given if each.kw_only]
    signature = ", ".join(["self", *in_order, *(["*", *by_name] if by_name else [])])
    lines = [_assignment(each, frozen) for each in fields(cls) if each.init or each.default_factory is not MISSING]
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    exec(f"def __init__({signature}):\n " + "\n ".join(lines or ["pass"]), known)
    init: _Init = known["__init__"]
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    return init


def _otherwise(field: Field[Any]) -> Any:
    """What a field is, or what makes it, where it is not given."""
    return field.default if field.default_factory is MISSING else field.default_factory


def _parameter(field: Field[Any]) -> str:
    if field.default_factory is not MISSING:
        return f"{field.name}=_MISSING"
    return field.name if field.default is MISSING else f"{field.name}=_of_{field.name}"


def _assignment(field: Field[Any], frozen: bool) -> str:
    name = value = field.name
    if field.default_factory is not MISSING:
        value = f"_of_{name}() if {name} is _MISSING else {name}" if field.init else f"_of_{name}()"
    return f"_set(self, {name!r}, {value})" if frozen else f"self.{name} = {value}"


def _values(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    """From an instance to its values under some names."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda self: tuple(getattr(self, name) for name in names)


def _equality(names: tuple[str, ...]) -> Callable[[Any, object], Any]:
    values = _values(names)
    return lambda self, other: values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented


def _hashing(names: tuple[str, ...]) -> Callable[[Any], int]:
    values = _values(names)
    return lambda self: hash(values(self))


def _repr(self: Any) -> str:
    shown = ", ".join(f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr)
    return f"{self.__class__.__qualname__}({shown})"


def _keep(self: Any, name: str, value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _keep_too(self: Any, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")
