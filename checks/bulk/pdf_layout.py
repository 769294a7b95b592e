"""The layout of PDF statements, learned from two finished files, and another file held against it to the last byte.

Both files are taken apart (``pdf_file``) and every object of the one laid beside that of the other. What is alike is
constant. What may differ is known by what it is: the contents of pages (``pdf_page``), texts (facts, metadata, the
title), the table. A length, a size or a checksum that an object states must be that of what it holds; the rows of the
table must be those that the objects' places make.

Another file of the layout then consists of the constant bytes, which are compared as they stand, and of the objects
that may differ, each unpacked and held to its last byte; nothing else fits between them.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple
from xml.sax.saxutils import escape

from pypdf import PdfReader

from checks.bulk.pdf_file import AFTER, AFTER_STREAM, AT_OFFSET, Part, Pdf, inflated, taken_apart
from checks.bulk.pdf_page import Page, page_of
from checks.bulk.pdf_runs import Face, contents_of, faces_of
from checks.bulk.unlike import Unlike
from checks.bulk.varying import Escape, Values, Varying, escaped, varying
from checks.read.pdf import complaints

COUNTED = re.compile(
    rb"/Length (?P<length>\d{1,9})(?=[/> ])|/Size (?P<size>\d{1,9})(?=[/> ])"
    rb"|/CheckSum ?<(?P<sum>[0-9a-f]{32})>|/ID \[(?P<id>[(<][0-9a-f]{32}[)>] [(<][0-9a-f]{32}[)>])\]"
)
PATTERNS = {
    "length": rb"\d{1,9}",
    "size": rb"\d{1,9}",
    "sum": rb"[0-9a-f]{32}",
    "id": rb"[(<][0-9a-f]{32}[)>] [(<][0-9a-f]{32}[)>]",
}
LONGER = 2
"""A stream may unpack to so many times what the reference's does, and some thousands of bytes."""


SIMPLE = re.compile(r"[A-Za-z0-9 .,$-]*").fullmatch
"""A text that every kind of string writes as it is."""


def in_json(text: str) -> str:
    """A text within a string of JSON."""
    return text if SIMPLE(text) else json.dumps(text, ensure_ascii=False)[1:-1]


def in_string(text: str) -> str:
    """A text within a string of a PDF, byte for character."""
    return text if SIMPLE(text) else re.sub(r"([()\\])", r"\\\1", text)


class Head(NamedTuple):
    """What an object says before its stream, with what it counts in it."""

    pattern: re.Pattern[bytes]
    counts: tuple[str, ...]

    @classmethod
    def of(cls, part: Part) -> Head:
        """The head of an object of the reference; what a text holds besides is as it stands there."""
        pieces, at, counts = [re.escape(b"%d 0 obj\n" % part.number)], 0, []
        for match in COUNTED.finditer(part.head):
            name = match.lastgroup
            assert name
            pieces += (re.escape(part.head[at : match.start(name)]), b"(" + PATTERNS[name] + b")")
            at = match.end(name)
            counts.append(name)
        return cls(re.compile(b"".join([*pieces, re.escape(part.head[at:])]), re.DOTALL), tuple(counts))


@dataclass(frozen=True)
class Differs:
    """An object that differs from Holder to Holder: its head, whether it is packed, what it may hold.

    ``holds`` is a page, or a text as ``escape`` writes a Holder's values into it; ``None`` for the table of objects.
    """

    number: int
    head: Head
    packed: bool
    most: int
    holds: Page | Varying | None
    escape: Escape = str

    def stream(self, data: bytes, at: int) -> tuple[bytes, int]:
        """What the object holds that begins at a place of a file, and where it ends."""
        head = self.head.pattern.match(data, at)
        if not head:
            raise Unlike(f"object {self.number} is not where it ought to be, or another")
        stated = dict(zip(self.head.counts, head.groups(), strict=True))
        end = head.end() + int(stated["length"])
        if not data.startswith(AFTER_STREAM, end):
            raise Unlike(f"the stream of object {self.number} has another length than it states")
        held = data[head.end() : end]
        if self.packed:
            held = inflated(held, self.most)
        if self.holds is not None and "size" in stated and int(stated["size"]) != len(held):
            raise Unlike(f"object {self.number} states another size than it has")
        if "sum" in stated and stated["sum"].decode("ascii") != hashlib.md5(held, usedforsecurity=False).hexdigest():
            raise Unlike(f"object {self.number} states another checksum than it has")
        return held, end + len(AFTER_STREAM)


@dataclass(frozen=True)
class Title:
    """An object that has no stream and says a Holder's value: the title of the file."""

    number: int
    holds: Varying


@dataclass(frozen=True)
class Constants:
    """Bytes that every file has, and where in them each object begins, by its number."""

    data: bytes
    objects: tuple[tuple[int, int], ...]


Piece = Constants | Differs | Title


@dataclass(frozen=True)
class PdfLayout:
    """The layout of PDF files: the pieces in their order, the fonts of each page, and the reference's table of objects.

    ``fixed`` are the values that the references have alike: the layout is proven for no other.
    """

    pieces: tuple[Piece, ...]
    faces: Mapping[int, Mapping[str, Face]]
    rows: bytes
    widths: tuple[int, int, int]
    fixed: Values

    def require(self, data: bytes, values: Values) -> int:
        """Holds a file against the layout with a Holder's values; ``Unlike`` at the first thing that departs.

        Returns how many texts of the Holder's were tied.
        """
        if any(values.get(name) != value for name, value in self.fixed.items()):
            raise Unlike("it has a value that no file had from which the layout was learned")
        at, tied, places = 0, 0, []
        for piece in self.pieces:
            if isinstance(piece, Constants):
                if not data.startswith(piece.data, at):
                    raise Unlike(f"its bytes depart from the layout behind byte {at:,}")
                places += [(number, at + within) for number, within in piece.objects]
                at += len(piece.data)
                continue
            places.append((piece.number, at))
            at, found = self._piece(piece, data, at, values, places)
            tied += found
        if data[at:] != b"startxref\n%d\n%%%%EOF\n" % places[-1][1]:
            raise Unlike("its end is another")
        return tied

    def _piece(
        self, piece: Differs | Title, data: bytes, at: int, values: Values, places: list[tuple[int, int]]
    ) -> tuple[int, int]:
        if isinstance(piece, Title):
            said = piece.holds.says(escaped(values, in_string)).encode("latin-1", "replace")
            if not data.startswith(said, at):
                raise Unlike("its title is another")
            return at + len(said), len(piece.holds.names)
        held, end = piece.stream(data, at)
        if piece.holds is None:
            if held != self._table(places):
                raise Unlike("its table of objects leads elsewhere")
            return end, 0
        if isinstance(piece.holds, Page):
            return end, piece.holds.require(held, values, self.faces[piece.number])
        if held != piece.holds.says(escaped(values, piece.escape)).encode("utf-8"):
            raise Unlike(f"what object {piece.number} says is not its Holder's")
        return end, len(piece.holds.names)

    def _table(self, places: list[tuple[int, int]]) -> bytes:
        """The table that the places of all objects make."""
        rows = bytearray(self.rows)
        kind, place, last = self.widths
        for number, at in places:
            begin = number * (kind + place + last)
            rows[begin + kind : begin + kind + place] = at.to_bytes(place, "big")
        return bytes(rows)


def pdf_layout(one: bytes, other: bytes, of_one: Values, of_other: Values) -> PdfLayout:
    """The layout of two finished files of different Holders; ``Unlike`` where they are not of one."""
    mine, its = taken_apart(one), taken_apart(other)
    if [each.number for each in mine.parts] != [each.number for each in its.parts] or mine.header != its.header:
        raise Unlike("the files of two Holders have not the same objects in the same order")
    with complaints() as said:
        reader = PdfReader(io.BytesIO(one))
        resources = dict(contents_of(reader))
        faces = {number: faces_of(reader, each) for number, each in resources.items()}
    if said:
        raise Unlike(f"a file is not sound: {said[0]}")
    pieces = _pieces(mine, its, _Two(of_one, of_other, faces))
    fixed = {name: value for name, value in of_one.items() if of_other.get(name) == value}
    _require_columns(mine)
    layout = PdfLayout(pieces, faces, mine.table.rows, mine.table.widths, fixed)
    layout.require(one, of_one)
    layout.require(other, of_other)
    return layout


class _Two(NamedTuple):
    """The values of two Holders, and the fonts of the pages by the number of what draws each."""

    of_one: Values
    of_other: Values
    faces: Mapping[int, Mapping[str, Face]]


def _require_columns(pdf: Pdf) -> None:
    kind, _, _ = pdf.table.widths
    if kind != 1 or pdf.table.rows[sum(pdf.table.widths)] not in (0, AT_OFFSET, 2):
        raise Unlike("its table has other columns than ours")


def _pieces(mine: Pdf, its: Pdf, two: _Two) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    data, objects = mine.header, []
    for part, other in zip(mine.parts, its.parts, strict=True):
        if _whole(part) == _whole(other) and part is not mine.parts[-1]:
            objects.append((part.number, len(data)))
            data += _whole(part)
            continue
        if data:
            pieces.append(Constants(data, tuple(objects)))
            data, objects = b"", []
        pieces.append(_differing(part, other, two, part is mine.parts[-1]))
    return tuple(pieces)


def _whole(part: Part) -> bytes:
    stream = b"" if part.stream is None else part.stream + AFTER_STREAM
    return b"%d 0 obj\n%b%b" % (part.number, part.head, stream)


def _differing(part: Part, other: Part, two: _Two, is_table: bool) -> Differs | Title:
    if part.stream is None or other.stream is None:
        return _title(part, other, two)
    head = Head.of(part)
    packed = b"/Filter /FlateDecode" in part.head
    if not head.pattern.fullmatch(b"%d 0 obj\n%b" % (other.number, other.head)) or b"DecodeParms" in part.head:
        raise Unlike(f"what object {part.number} says of itself differs from Holder to Holder")
    most = LONGER * len(part.data) + 10_000
    if is_table:
        return Differs(part.number, head, packed, most, None)
    if part.number in two.faces:
        page = page_of(part.data, other.data, two.of_one, two.of_other, two.faces[part.number])
        return Differs(part.number, head, packed, most, page)
    escape = _escape(part)
    text = varying(_decoded(part), _decoded(other), escaped(two.of_one, escape), escaped(two.of_other, escape))
    return Differs(part.number, head, packed, most, text, escape)


def _escape(part: Part) -> Escape:
    """How a stream writes a text; ``Unlike`` for one of which that is not known."""
    if b"/Type /Metadata" in part.head:
        return escape
    if b"/Subtype /application#2fjson" in part.head:
        return in_json
    raise Unlike(f"object {part.number} differs from Holder to Holder, and it is not known what it is")


def _decoded(part: Part) -> str:
    try:
        return part.data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Unlike(f"object {part.number} is no text") from error


def _title(part: Part, other: Part, two: _Two) -> Title:
    if not part.head.endswith(AFTER) or not other.head.endswith(AFTER):
        raise Unlike(f"object {part.number} is not of one form in two Holders' files")
    one, its = _whole(part).decode("latin-1"), _whole(other).decode("latin-1")
    return Title(part.number, varying(one, its, escaped(two.of_one, in_string), escaped(two.of_other, in_string)))
