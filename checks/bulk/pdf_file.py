"""A PDF taken apart to its last byte: what no object and no row of its table accounts for is not in it.

Only the form that our own files have is read: one revision, one table of objects, which is a stream (ISO 32000-1,
7.5.8), and every object in one piece. Whatever else is ``Unlike``, and read in full. An object is found twice, by
going through the file and by the table, and the two must agree; so neither a second object of a number, nor one that
nothing refers to, nor a table that leads elsewhere can stand in the file.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from checks.bulk.unlike import Unlike

HEADER = re.compile(rb"%PDF-1\.[4-7]\n%[\x80-\xff]{4}\n")
OBJECT = re.compile(rb"(\d{1,7}) 0 obj\n")
LENGTH = re.compile(rb"/Length (\d{1,9})(?=[/> ])")
END = re.compile(rb"startxref\n(\d{1,10})\n%%EOF\n")
SIZES = re.compile(rb"/(?:Length|Size) (\d{1,9})(?=[/> ])")
WIDTHS = re.compile(rb"/W \[(\d) (\d) (\d)\]")
AFTER_STREAM, AFTER = b"\nendstream\nendobj\n", b"\nendobj\n"
INFLATED_MAX = 20_000_000
FREE, AT_OFFSET = 0, 1


@dataclass(frozen=True)
class Part:
    """One object as it lies in the file: its number and the range of its bytes.

    ``head`` is what stands before its stream, or all of it where it has none.
    """

    number: int
    start: int
    end: int
    head: bytes
    stream: bytes | None

    @cached_property
    def data(self) -> bytes:
        """What its stream holds, unpacked."""
        assert self.stream is not None
        return inflated(self.stream) if b"/Filter /FlateDecode" in self.head else self.stream


@dataclass(frozen=True)
class Table:
    """The table of objects: ``widths`` of the three columns in bytes, and the rows, as they lie in its stream."""

    widths: tuple[int, int, int]
    rows: bytes

    def offsets(self) -> Iterator[tuple[int, int]]:
        """The number of each object that lies in the file by itself, and where."""
        kind, place, last = self.widths
        for number, at in enumerate(range(0, len(self.rows), kind + place + last)):
            row = self.rows[at : at + kind + place + last]
            if row[0] == AT_OFFSET:
                if any(row[kind + place :]):
                    raise Unlike(f"object {number} is said to be a later one of its number")
                yield number, int.from_bytes(row[kind : kind + place], "big")
            elif row[0] == FREE and number:
                raise Unlike(f"object {number} is said to be none")


@dataclass(frozen=True)
class Pdf:
    """A file taken apart: its first bytes, its objects in their order, the table the last of them, and that read."""

    header: bytes
    parts: tuple[Part, ...]
    table: Table


def taken_apart(data: bytes) -> Pdf:
    """A file as its objects; ``Unlike`` where it is not wholly made of those that its table names."""
    header = HEADER.match(data)
    if not header:
        raise Unlike("it does not begin as a PDF of ours")
    parts: list[Part] = []
    at = header.end()
    while data.startswith(b"startxref", at) is False:
        parts.append(_part(data, at))
        at = parts[-1].end
    end = END.fullmatch(data, at)
    if not parts or not end or int(end[1]) != parts[-1].start:
        raise Unlike("its end does not lead to its last object, or is not its end")
    table = _table(parts[-1])
    offsets = dict(table.offsets())
    if len(parts) != len(offsets) or any(offsets.get(each.number) != each.start for each in parts):
        raise Unlike("its table does not name each of its objects at its place, and no other")
    return Pdf(header[0], tuple(parts), table)


def _part(data: bytes, at: int) -> Part:
    begin = OBJECT.match(data, at)
    if not begin:
        raise Unlike(f"no object begins at byte {at:,}")
    stream, end = data.find(b"\nstream\n", at), data.find(AFTER, at)
    if end < 0:
        raise Unlike(f"the object at byte {at:,} has no end")
    if not 0 <= stream < end:
        return Part(int(begin[1]), at, end + len(AFTER), data[begin.end() : end + len(AFTER)], None)
    first = stream + len(b"\nstream\n")
    head = data[begin.end() : first]
    lengths = LENGTH.findall(head)
    last = first + int(lengths[0]) if len(lengths) == 1 else -1
    if last < 0 or not data.startswith(AFTER_STREAM, last):
        raise Unlike(f"the stream of the object at byte {at:,} does not have the length that it states")
    return Part(int(begin[1]), at, last + len(AFTER_STREAM), head, data[first:last])


def _table(part: Part) -> Table:
    widths, sizes = WIDTHS.findall(part.head), SIZES.findall(part.head)
    if part.stream is None or b"/Type /XRef" not in part.head or len(widths) != 1 or len(sizes) != 2:
        raise Unlike("it has no table of objects of our form")
    if any(each in part.head for each in (b"/Prev", b"/DecodeParms", b"/Encrypt")):
        raise Unlike("its table leads to another, or is packed in another way than ours")
    one, two, three = (int(width) for width in widths[0])
    table = Table((one, two, three), part.data)
    rows, rest = divmod(len(table.rows), one + two + three)
    size = re.search(rb"/Size (\d+)", part.head)
    index = re.search(rb"/Index \[([^\]]*)\]", part.head)
    if rest or not size or rows != int(size[1]) or (one, index and index[1]) not in ((1, None), (1, b"0 %d" % rows)):
        raise Unlike("its table has other rows than it states")
    return table


def inflated(packed: bytes, most: int = INFLATED_MAX) -> bytes:
    """What was deflated; ``Unlike`` where it is damaged, has a tail, or is longer than ``most``."""
    unpacking = zlib.decompressobj()
    try:
        data = unpacking.decompress(packed, most)
    except zlib.error as error:
        raise Unlike(f"a stream is damaged ({error})") from error
    if not unpacking.eof or unpacking.unused_data or unpacking.unconsumed_tail:
        raise Unlike("a stream ends before its end, or behind it")
    return data
