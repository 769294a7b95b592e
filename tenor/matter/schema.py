"""From a Record's own fields to a pydantic model, and from a validated model to the Record.

A new kind of event is one dataclass: its fields are its schema, so there is no second list of them to
keep.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from difflib import get_close_matches
from functools import cache
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, ValidationError, create_model
from pydantic_core import ErrorDetails, PydanticCustomError

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
        what, instead = "this is no mapping", f"write the keys {', '.join(_keys(_model(cls)))}"
        return Typed(None, (Problem(lines.place(path), what, instead),))
    try:
        validated = _model(cls).model_validate(data)
    except ValidationError as error:
        return Typed(None, tuple(_problem(cls, each, lines, path) for each in error.errors()))
    return Typed(_built(cls, validated, lines, path))


def _new_model(cls: type[Record]) -> type[BaseModel]:
    hints = get_type_hints(cls)
    columns: dict[str, Any] = {}
    for each in fields(cls):
        if each.name != "sources":
            required = each.default is MISSING and each.default_factory is MISSING
            default = Field(... if required else None, alias=each.metadata.get("key"))
            columns[each.name] = (_field_type(hints[each.name]), default)
    config = ConfigDict(extra="forbid", arbitrary_types_allowed=True)
    return create_model(cls.__name__, __config__=config, **columns)


_model: Callable[..., type[BaseModel]] = cache(_new_model)


def _keys(model: type[BaseModel]) -> dict[str, str]:
    """The fields by the keys that a file has for them: their names, but for those whose metadata has a key."""
    return {each.alias or name: name for name, each in model.model_fields.items()}


def _field_type(hint: Any) -> Any:
    if get_origin(hint) is tuple:
        return list[_field_type(get_args(hint)[0])]  # type: ignore[misc]
    if isinstance(hint, type) and issubclass(hint, Record):
        return _model(hint)
    return Annotated[Any, PlainValidator(_parser(parser_of(hint)))]


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


def _parser(parse: Any) -> Any:
    def validate(text: Any) -> Any:
        try:
            return parse(text)
        except Mistake as mistake:
            context = {"what": mistake.what, "instead": mistake.instead}
            raise PydanticCustomError("mistake", "{what}", context) from None

    return validate


def _problem(cls: type[Record], error: ErrorDetails, lines: Lines, path: Path_) -> Problem:
    at = (*path, *error["loc"])
    name = next((step for step in reversed(error["loc"]) if isinstance(step, str)), "")
    match error["type"]:
        case "mistake":
            return Problem(lines.place(at), f"{name}: {error['ctx']['what']}", error["ctx"]["instead"])
        case "missing":
            return Problem(lines.place(at[:-1]), f"the key {name} is missing", f"add a line {name}: ...")
        case "extra_forbidden":
            allowed = list(_keys(_model_at(cls, error["loc"][:-1])))
            near = get_close_matches(name, allowed, 1)
            instead = f"did you mean {near[0]}?" if near else f"the keys here are {', '.join(allowed)}"
            return Problem(lines.keys.get(at) or lines.place(at), f"unknown key {name}", instead)
        case _:
            expected = "a list of values, one to a line" if error["type"] == "list_type" else "keys and values"
            return Problem(lines.place(at), f"{name}: {error['msg']}", f"write {expected}")


def _model_at(cls: type[Record], loc: tuple[int | str, ...]) -> type[BaseModel]:
    for step in loc:
        if isinstance(step, str):
            hint = get_type_hints(cls)[step]
            cls = _record_in(hint) or cls
    return _model(cls)


def _built(cls: type[Record], model: BaseModel, lines: Lines, path: Path_) -> Record:
    values: dict[str, Any] = {}
    sources: dict[str, Source] = {}
    for key, name in _keys(type(model)).items():
        value = getattr(model, name)
        if name in model.model_fields_set and value is not None:
            values[name] = _value(get_type_hints(cls)[name], value, lines, (*path, key))
            sources[name] = lines.place((*path, key))
    return cls(**values, sources={"": lines.place(path), **sources})


def _record_in(hint: Any) -> type[Record] | None:
    candidates = (hint, *get_args(hint))
    return next((arg for arg in candidates if isinstance(arg, type) and issubclass(arg, Record)), None)


def _value(hint: Any, value: Any, lines: Lines, path: Path_) -> Any:
    inner = _record_in(hint)
    if isinstance(value, list):
        items = (_value(inner, each, lines, (*path, index)) for index, each in enumerate(value))
        return tuple(items)
    return _built(inner, value, lines, path) if inner and isinstance(value, BaseModel) else value
