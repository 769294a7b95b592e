"""From what a file states to a Record: the Record's own fields are the schema.

A new kind of event is one dataclass: its fields say what keys there are, of what types, and which may be left out, so
there is no second list of them to keep.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from functools import cache
from types import NoneType
from typing import Any, Literal, NamedTuple, get_args, get_origin, get_type_hints

from tenor.matter.scalars import PARSERS, Mistake, shown
from tenor.matter.yaml_lines import Lines, Path_
from warrant.data import dataclass
from warrant.errors import Problem
from warrant.facts import Source
from warrant.records import Record


@dataclass(frozen=True)
class Typed:
    """A record that passed, or the problems that it has."""

    record: Any
    problems: tuple[Problem, ...] = ()


def to_record(cls: type[Record], lines: Lines, path: Path_ = (), data: Any = None) -> Typed:
    """The record of class ``cls`` that stands at a path of a file, or every mistake in it."""
    data = lines.data if data is None else data
    if not isinstance(data, Mapping):
        what, instead = "this is no mapping", f"write the keys {', '.join(_schema(cls))}"
        return Typed(None, (Problem(lines.place(path), what, instead),))
    walk = _Walk(lines)
    record = walk.record(cls, data, path)
    return Typed(None, tuple(walk.problems)) if walk.problems else Typed(record)


class _Key(NamedTuple):
    """A key that a record may have: the field, whether it must be there, and how its value is read.

    It holds a record of the class ``inner``, else what ``parse`` makes of what stands there; a list holds many.
    """

    field: str
    required: bool
    is_list: bool
    inner: type[Record] | None
    parse: Callable[[Any], Any] | None


def _keys_of(cls: type[Record]) -> Mapping[str, _Key]:
    """The keys of a record in the order of its fields: their names, but for those whose metadata has a key."""
    hints = get_type_hints(cls)
    keys: dict[str, _Key] = {}
    for each in fields(cls):
        if each.name != "sources":
            hint, required = hints[each.name], each.default is MISSING and each.default_factory is MISSING
            is_list = get_origin(hint) is tuple
            one = get_args(hint)[0] if is_list else hint
            inner = one if isinstance(one, type) and issubclass(one, Record) else None
            parse = None if inner else parser_of(one)
            keys[each.metadata.get("key", each.name)] = _Key(each.name, required, is_list, inner, parse)
    return keys


_schema: Callable[..., Mapping[str, _Key]] = cache(_keys_of)


def parser_of(hint: Any) -> Callable[[Any], Any]:
    """The parser of a field's type; nothing written is ``None`` where the field may be left out."""
    if NoneType in get_args(hint):
        [inner] = [each for each in get_args(hint) if each is not NoneType]
        return lambda text: None if text is None else parser_of(inner)(text)
    if get_origin(hint) is Literal:
        return lambda text: _choice(text, get_args(hint))
    return PARSERS[hint]


def _choice(text: Any, choices: tuple[str, ...]) -> str:
    if text not in choices:
        raise Mistake(f"{shown(text)} is none of the choices", f"write {', '.join(choices[:-1])} or {choices[-1]}")
    return str(text)


class _Walk:
    """The walk over what one record states; its mistakes gather in ``problems``, in the order of the fields."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self.problems: list[Problem] = []

    def record(self, cls: type[Record], data: Mapping[str, Any], path: Path_) -> Record | None:
        """The record at a path; ``None`` where something is wrong with it."""
        before = len(self.problems)
        keys = _schema(cls)
        values: dict[str, Any] = {}
        sources = {"": self._lines.place(path)}
        for name, key in keys.items():
            at = (*path, name)
            if name not in data:
                if key.required:
                    self._refuse(self._lines.place(path), f"the key {name} is missing", f"add a line {name}: ...")
            elif (value := self._value(key, data[name], name, at)) is not None:
                values[key.field] = value
                sources[key.field] = self._lines.place(at)
        for name in data:
            if name not in keys:
                self._unknown(name, (*path, name), list(keys))
        return cls(**values, sources=sources) if len(self.problems) == before else None

    def _value(self, key: _Key, data: Any, name: str, path: Path_) -> Any:
        if not key.is_list:
            return self._one(key, data, name, path)
        if isinstance(data, list):
            return tuple(self._one(key, each, name, (*path, index)) for index, each in enumerate(data))
        self._refuse(self._lines.place(path), f"{name}: this is no list", "write a list of values, one to a line")
        return None

    def _one(self, key: _Key, data: Any, name: str, path: Path_) -> Any:
        if key.inner:
            if isinstance(data, Mapping):
                return self.record(key.inner, data, path)
            self._refuse(self._lines.place(path), f"{name}: this is no mapping", "write keys and values")
            return None
        try:
            return key.parse(data) if key.parse else data
        except Mistake as mistake:
            self._refuse(self._lines.place(path), f"{name}: {mistake.what}", mistake.instead)

    def _unknown(self, name: str, path: Path_, allowed: list[str]) -> None:
        from difflib import get_close_matches  # only where a key is wrong

        near = get_close_matches(name, allowed, 1)
        instead = f"did you mean {near[0]}?" if near else f"the keys here are {', '.join(allowed)}"
        self._refuse(self._lines.keys.get(path) or self._lines.place(path), f"unknown key {name}", instead)

    def _refuse(self, place: Source, what: str, instead: str) -> None:
        self.problems.append(Problem(place, what, instead))
