"""The objects of a file that WeasyPrint made: those that are the same for every Holder, written once; their table."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

START = b"%PDF-1.7\n%\xf0\x9f\x96\xa4\n"
OFFSET_BYTES = 3
"""Bytes of an offset in the table of objects: no file of ours is as long as they can tell."""


class Constant(NamedTuple):
    """What begins every file, and its rows of the table of objects, by the objects' numbers.

    ``size`` is the number of all objects, the table itself the last of them; ``unpacked`` is what the small ones hold.
    """

    head: bytes
    unpacked: list[bytes]
    rows: dict[int, bytes]
    size: int


def constant(objects: Any, differing: Collection[int]) -> Constant:
    """All objects but those that differ from Holder to Holder, as bytes; the small ones in one compressed stream."""
    from pydyf import Stream

    *kept, packed, table = (each for each in objects.objects if each.free != "f")
    kept = [each for each in kept if each.number not in differing]
    small = {each.number: each.data for each in kept if each.compressible}
    head, rows, index = START, {0: _row(0, 0, 0xFFFF)}, _index(small)
    together = Stream([index, *small.values()], {"Type": "/ObjStm", "N": len(small), "First": len(index) + 1}, True)
    together.number = packed.number
    for each in (*(each for each in kept if not each.compressible), together):
        rows[each.number] = _row(1, len(head), 0)
        head += each.indirect + b"\n"
    rows |= {number: _row(2, packed.number, at) for at, number in enumerate(small)}
    return Constant(head, together.stream, rows, table.number + 1)


def row_at(offset: int) -> bytes:
    """The row of an object that stands by itself."""
    return _row(1, offset, 0)


def contents(objects: Any) -> list[int]:
    """The numbers of the streams that paint the pages, in the order of these."""
    pages = (objects.objects[number] for number in objects.pages["Kids"][::3])
    return [int(bytes(page["Contents"]).split()[0]) for page in pages]


def of_type(objects: Any, kind: str) -> Any:
    """The one stream of a type; ValueError where there are none or several."""
    (found,) = (each for each in objects.objects if getattr(each, "extra", {}).get("Type") == kind)
    return found


def operators(stream: Any) -> list[bytes]:
    """What a stream holds, line by line."""
    from pydyf import _to_bytes

    return [_to_bytes(each) for each in stream.stream]


def _row(kind: int, offset: int, last: int) -> bytes:
    return b"%c%s%s" % (kind, offset.to_bytes(OFFSET_BYTES, "big"), last.to_bytes(2, "big"))


def _index(objects: Mapping[int, bytes]) -> bytes:
    """Where each object, by its number, begins in the stream that holds them together."""
    at, entries = 0, []
    for number, data in objects.items():
        entries.append(b"%d %d" % (number, at))
        at += len(data) + 1
    return b" ".join(entries)
