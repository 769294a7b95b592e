"""What a reading process answers, as JSON: the fields of a ``File``, by the types that its dataclasses declare.

A process that hostile bytes have taken over answers what it likes. So nothing is unpickled: only values of the types
declared are made of an answer, and any other is ``Garbled``.
"""

from __future__ import annotations

import binascii
import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields, is_dataclass, replace
from functools import cache
from operator import attrgetter
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from checks.file import File
from checks.text import Paper, Text

PLAIN = (str, int, float, bool, NoneType)
Coder = Callable[[Any], Any]


class Garbled(ValueError):
    """An answer that is not of the form declared."""


def packed(file: File) -> bytes:
    """A file as bytes. Where the paper's two views are one object, the second is left out."""
    paper = file.paper
    one_view = paper is not None and paper.original is paper.text
    if paper is not None and one_view:
        file = replace(file, paper=replace(paper, original=Text()))
    return json.dumps([one_view, _packer(File)(file)], separators=(",", ":")).encode("ascii")


def unpacked(answer: bytes) -> File:
    """The file of an answer; ``Garbled`` where it is none."""
    try:
        one_view, packed = json.loads(answer)
        file: File = _unpacker(File)(packed)
    except (ValueError, TypeError, RecursionError, AttributeError) as error:
        raise Garbled(str(error)[:200] or type(error).__name__) from error
    paper = file.paper
    if paper is not None and one_view:
        paper = replace(paper, original=paper.text)
    if paper is not None:
        _require_order(paper)
    return replace(file, paper=paper)


def _require_order(paper: Paper) -> None:
    """Refuses ranges outside the text, which no reader gives and nobody after it asks about."""
    accepted = [each[-2:] for each in (*paper.controls, *paper.fields)] + [each[:2] for each in paper.hidden]
    original = [each[-2:] for each in paper.original_fields]
    for text, spans in ((paper.text, accepted), (paper.original, original)):
        end = 0
        for start, after, _ in text.pieces:
            if not end <= start <= after:
                raise Garbled("pieces out of order")
            end = after
        if end > len(text.string) or any(not 0 <= start <= after <= len(text.string) for start, after in spans):
            raise Garbled("a range outside the text")


def _declared(kind: Any) -> list[tuple[str, Any]]:
    """The fields of a record, as they are given when one is made; those of a bare tuple have no names."""
    if get_origin(kind) is tuple:
        return [("", each) for each in get_args(kind)]
    if not _is_record(kind):
        raise TypeError(f"no form is known for {kind}")
    hints = get_type_hints(kind)
    if is_dataclass(kind):
        return [(each.name, hints[each.name]) for each in fields(kind) if each.init]
    return list(hints.items())


def _optional(kind: Any) -> Any:
    """The other choice of a kind that may be ``None``."""
    if get_origin(kind) not in (Union, UnionType):
        return None
    others = [each for each in get_args(kind) if each is not NoneType]
    if len(others) != 1 or len(others) == len(get_args(kind)):
        raise TypeError(f"no form is known for {kind}")
    return others[0]


@cache
def _packer(kind: Any) -> Coder:
    """From a value of a kind to what JSON holds."""
    if kind in PLAIN or get_origin(kind) is Literal:
        return _same
    if kind is bytes:
        return lambda value: b64encode(value).decode("ascii")
    if kind is Path:
        return lambda value: value.name
    if other := _optional(kind):
        inner = _packer(other)
        return lambda value: None if value is None else inner(value)
    if _is_list(kind):
        return _column_packer(get_args(kind)[0])
    parts = [_packer(declared) for _, declared in _declared(kind)]
    values = _values(kind)
    return lambda value: [part(each) for part, each in zip(parts, values(value), strict=True)]


def _column_packer(kind: Any) -> Coder:
    """From many values of a kind. Of records a list a field is made, and not one a record: it is read much faster."""
    if _types(kind):
        return list
    if _is_record(kind):
        columns = [_column_packer(declared) for _, declared in _declared(kind)]
        values = _values(kind)
        return lambda many: [pack(each) for pack, each in zip(columns, _turned(map(values, many)), strict=bool(many))]
    each = _packer(kind)
    return lambda many: list(map(each, many))


@cache
def _unpacker(kind: Any) -> Coder:
    """From what JSON holds to a value of a kind; ``Garbled`` for any other."""
    if kind in PLAIN:
        return lambda value: value if type(value) is kind else _refused(value, kind)
    if get_origin(kind) is Literal:
        return lambda value: value if type(value) is str and value in get_args(kind) else _refused(value, kind)
    if kind is bytes:
        return _bytes
    if kind is Path:
        return lambda value: Path(value) if type(value) is str else _refused(value, kind)
    if other := _optional(kind):
        inner = _unpacker(other)
        return lambda value: None if value is None else inner(value)
    if _is_list(kind):
        column = _column_unpacker(get_args(kind)[0])
        return lambda value: tuple(column(value))
    make = tuple if get_origin(kind) is tuple else lambda values: kind(*values)
    parts = [_unpacker(declared) for _, declared in _declared(kind)]

    def record(value: Any) -> Any:
        if type(value) is not list or len(value) != len(parts):
            _refused(value, kind)
        return make([part(each) for part, each in zip(parts, value, strict=True)])

    return record


def _column_unpacker(kind: Any) -> Callable[[Any], Iterable[Any]]:
    """From what JSON holds to many values of a kind."""
    if types := _types(kind):
        return lambda many: many if type(many) is list and types.issuperset(map(type, many)) else _refused(many, kind)
    if _is_record(kind):
        columns = [_column_unpacker(declared) for _, declared in _declared(kind)]
        return lambda many: [] if many == [] else _records(kind, columns, many)
    each = _unpacker(kind)
    return lambda many: list(map(each, many)) if type(many) is list else _refused(many, kind)


def _records(kind: Any, columns: Sequence[Callable[[Any], Iterable[Any]]], many: Any) -> Iterable[Any]:
    if type(many) is not list or len(many) != len(columns):
        _refused(many, kind)
    found = [list(column(each)) for column, each in zip(columns, many, strict=True)]
    if len({len(each) for each in found}) != 1:
        raise Garbled("fields of unequal number")
    return zip(*found, strict=True) if get_origin(kind) is tuple else map(kind, *found)


def _types(kind: Any) -> frozenset[type]:
    """The types of values that JSON holds as they are; none for another kind."""
    other = _optional(kind)
    return frozenset({kind} if kind in PLAIN else {other, NoneType} if other in PLAIN else ())


def _is_record(kind: Any) -> bool:
    """Whether a kind has fields: a dataclass, a named tuple, a tuple of some members."""
    return is_dataclass(kind) or hasattr(kind, "_fields") or (get_origin(kind) is tuple and not _is_list(kind))


def _is_list(kind: Any) -> bool:
    """Whether a kind is a tuple of any number of members."""
    return get_origin(kind) is tuple and get_args(kind)[1:] == (...,)


def _values(kind: Any) -> Coder:
    """From a record to its values."""
    if not is_dataclass(kind):
        return _same
    names = [name for name, _ in _declared(kind)]
    return attrgetter(*names) if len(names) > 1 else lambda value: (getattr(value, names[0]),)


def _turned(rows: Iterable[Any]) -> Iterable[Any]:
    return zip(*rows, strict=True)


def _same(value: Any) -> Any:
    return value


def _bytes(value: Any) -> bytes:
    try:
        return b64decode(value, validate=True)
    except (binascii.Error, TypeError, ValueError) as error:
        raise Garbled("bytes that are none") from error


def _refused(value: Any, kind: Any) -> Any:
    raise Garbled(f"{type(value).__name__} where {getattr(kind, '__name__', kind)} should be")
