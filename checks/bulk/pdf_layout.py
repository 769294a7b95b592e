"""The layout of PDF statements, and a file held against it to the last byte.

A file of a layout (``pdf_learning``) consists of constant bytes, which are compared as they stand, and of the objects
that may differ, each unpacked and held to its last byte; nothing else fits between them.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from checks.bulk.blocks import Blocks
from checks.bulk.pdf_face import Face
from checks.bulk.pdf_file import AFTER_STREAM, Part, inflated
from checks.bulk.pdf_page import Page
from checks.bulk.unlike import Unlike
from checks.bulk.varying import Escape, Values, Varying, escaped

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


def in_json(text: str) -> str:
    """A text within a string of JSON."""
    return json.dumps(text, ensure_ascii=False)[1:-1]


def in_string(text: str) -> str:
    """A text within a string of a PDF, byte for character."""
    return re.sub(r"([()\\])", r"\\\1", text)


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
    ``blocks`` are those that it has as packed in every file, where that is known.
    """

    number: int
    head: Head
    packed: bool
    most: int
    holds: Page | Varying | None
    escape: Escape = str
    blocks: Blocks | None = None

    def stream(self, data: bytes, at: int) -> tuple[bytes, int]:
        """What the object holds that begins at a place of a file, and where it ends."""
        head = self.head.pattern.match(data, at)
        if not head:
            raise Unlike(f"object {self.number} is not where it ought to be, or another")
        stated = dict(zip(self.head.counts, head.groups(), strict=True))
        end = head.end() + int(stated["length"])
        if not data.startswith(AFTER_STREAM, end):
            raise Unlike(f"the stream of object {self.number} has another length than it states")
        held = self._unpacked(data[head.end() : end])
        if self.holds is not None and "size" in stated and int(stated["size"]) != len(held):
            raise Unlike(f"object {self.number} states another size than it has")
        if "sum" in stated and stated["sum"].decode("ascii") != hashlib.md5(held, usedforsecurity=False).hexdigest():
            raise Unlike(f"object {self.number} states another checksum than it has")
        return held, end + len(AFTER_STREAM)

    def _unpacked(self, stream: bytes) -> bytes:
        if not self.packed:
            return stream
        held = self.blocks.unpacked(stream) if self.blocks else None
        return inflated(stream, self.most) if held is None else held


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
