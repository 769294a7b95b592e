"""A layout: the file of a pretended Holder, of which for another only what differs is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import md5
from typing import NamedTuple

from docgen.stamp.pattern import Reflows
from docgen.stamp.pdf.objects import row_at
from docgen.stamp.pdf.places import Row
from docgen.stamp.pdf.texts import Text, in_json, in_xml, string
from docgen.stamp.splice import Splice
from warrant.data import dataclass

CONTENT = b"%d 0 obj\n<</Filter /FlateDecode/Length %d>>\nstream\n%s\nendstream\nendobj\n"
END = b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n"


class Value(NamedTuple):
    """A slot as it is set in one style: its number, its letters' glyphs and widths, and the units it may take."""

    slot: int
    glyphs: Mapping[str, bytes]
    widths: Mapping[str, int]
    room: int


class Tail(NamedTuple):
    """What follows the head: the objects that differ from Holder to Holder, in the order of their numbers.

    ``facts_object``, ``metadata_object``, ``info_object`` and ``table_object`` are templates for ``%`` of the objects
    in which those texts stand, ``table`` is one of the table of objects.
    """

    contents: tuple[tuple[int, Splice], ...]
    facts: Text
    facts_object: bytes
    metadata: Text
    metadata_object: bytes
    title: Text
    info_object: bytes
    table: bytes
    table_object: bytes


@dataclass(frozen=True)
class PdfLayout:
    """A finished PDF file with holes for the values of a Holder.

    ``slots`` names the texts that ``stamp`` takes; ``head`` is how every file begins, ``stamp`` gives what follows it;
    each has as many ``pages``.
    ``values`` and ``rows`` tell how the texts are set, ``digest`` is of all that is the same in every file.
    """

    slots: tuple[str, ...]
    head: bytes
    values: tuple[Value, ...]
    rows: tuple[Row, ...]
    tail: Tail
    digest: bytes
    pages: int

    def stamp(self, texts: Sequence[str]) -> bytes:
        """What follows the head in the file of a Holder with these texts.

        ``Reflows`` where a page laid out for that Holder would not stand as this one does: a text is too wide for its
        line, has a character that is not set as one glyph by itself, or blanks that a page does not keep.
        """
        objects, at, table = [], len(self.head), []
        for each in self._objects(texts, self._fillings(texts)):
            table.append(row_at(at))
            objects.append(each)
            at += len(each)
        table.append(row_at(at))
        identity = md5(self.digest + "\0".join(texts).encode(), usedforsecurity=False).hexdigest().encode()
        objects.append(self.tail.table_object % (identity, identity))
        objects.append(self.tail.table % tuple(table))
        objects.append(END % at)
        return b"".join(objects)

    def _fillings(self, texts: Sequence[str]) -> list[bytes]:
        """The values as they are set, and where the boxes begin that move with them."""
        fillings: list[bytes] = []
        widths: list[int] = []
        for slot, glyphs, advances, room in self.values:
            text = texts[slot]
            try:
                written = b"".join(map(glyphs.__getitem__, text))
            except KeyError as error:
                raise Reflows(self.slots[slot], f"{error.args[0]!r} is not set as one glyph by itself") from None
            width = sum(map(advances.__getitem__, text))
            if width > room or not text or text[0] == " " or text[-1] == " " or "  " in text:
                raise Reflows(self.slots[slot], _why(text))
            fillings += (written, written[:-1] if written[-1] == 60 else written + b">")
            widths.append(width)
        for row in self.rows:
            places = row.written(widths)
            if places is None:
                raise Reflows(self.slots[self.values[row.first].slot], "its line has no room for it")
            fillings += places
        return fillings

    def _objects(self, texts: Sequence[str], fillings: Sequence[bytes]) -> list[bytes]:
        """The objects that differ, in the order of their numbers."""
        tail = self.tail
        streams = [(each, of.wrapped(fillings)) for each, of in tail.contents]
        facts = tail.facts.filled(texts, in_json)
        metadata = tail.metadata.filled(texts, in_xml)
        title = tail.title.filled(texts).decode()
        check = md5(facts, usedforsecurity=False).hexdigest().encode()
        return [
            *(CONTENT % (each, len(data), data) for each, data in streams),
            tail.facts_object % (check, len(facts), len(facts), facts),
            tail.metadata_object % (len(metadata), metadata),
            tail.info_object % string(title),
        ]


def _why(text: str) -> str:
    if not text or text.strip(" ") != text or "  " in text:
        return "it is empty, or has blanks that a page does not keep"
    return "its line has no room for it"
