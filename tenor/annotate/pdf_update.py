"""A PDF with objects added and changed behind its end: what it was stays in it, byte for byte (ISO 32000-1, 7.5.6).

pypdf can append as well, but draws the file's second identifier at random and leaves the trailer without /Info.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
)

from tenor.annotate.unmarked import Unmarked
from warrant.regex import regex

START = regex(rb"startxref\s+(\d+)\s+%%EOF")
KEPT_IN_TRAILER = ("/Root", "/Info")
UNSOUND = "it is not sound: print it anew, or open it in a PDF program and save it again"


class Update:
    """What is appended to one file."""

    def __init__(self, reader: PdfReader, data: bytes) -> None:
        """Begins with nothing; ``Unmarked`` for a file whose table of objects is not where its end says."""
        found = list(START.finditer(data))
        if not found or not data.startswith(b"%PDF-"):
            raise Unmarked(UNSOUND)
        self._reader, self._data = reader, data
        self._table = int(found[-1][1])
        self._is_old_table = data[self._table :].lstrip().startswith(b"xref")
        self._there: Any = reader.trailer
        self._next = int(str(self._there["/Size"]))
        self._objects: dict[tuple[int, int], PdfObject] = {}

    def add(self, made: PdfObject) -> IndirectObject:
        """A new object, to be referred to."""
        reference = IndirectObject(self._next, 0, self._reader)
        self._next += 1
        self._objects[reference.idnum, 0] = made
        return reference

    def change(self, owner: IndirectObject, changed: PdfObject) -> None:
        """Notes that an object of the file is otherwise now; ``owner`` refers to it."""
        self._objects[owner.idnum, owner.generation] = changed

    def applied(self) -> bytes:
        """The file with all that is appended; the same bytes for the same changes."""
        written = io.BytesIO()
        written.write(self._data if self._data.endswith((b"\n", b"\r")) else self._data + b"\n")
        places = dict(self._written(written))
        self._write_table(written, places)
        return written.getvalue()

    def _written(self, into: io.BytesIO) -> Iterator[tuple[tuple[int, int], int]]:
        for key, each in sorted(self._objects.items()):
            yield key, into.tell()
            into.write(b"%d %d obj\n" % key)
            each.write_to_stream(into)
            into.write(b"\nendobj\n")

    def _trailer(self, written: bytes) -> DictionaryObject:
        trailer = DictionaryObject()
        old = self._there
        for name in KEPT_IN_TRAILER:
            if name in old:
                trailer[NameObject(name)] = old.raw_get(name)
        trailer[NameObject("/Prev")] = NumberObject(self._table)
        first = old["/ID"][0] if "/ID" in old else None
        second = hashlib.md5(written, usedforsecurity=False).digest()
        trailer[NameObject("/ID")] = ArrayObject([_bytes(first or second), _bytes(second)])
        return trailer

    def _write_table(self, into: io.BytesIO, places: dict[tuple[int, int], int]) -> None:
        """The table of what is appended, in the form that the file's own has."""
        at, trailer = into.tell(), self._trailer(into.getvalue())
        if self._is_old_table:
            trailer[NameObject("/Size")] = NumberObject(self._next)
            into.write(b"xref\n")
            for (number, generation), place in places.items():
                into.write(b"%d 1\n%010d %05d n \n" % (number, place, generation))
            into.write(b"trailer\n")
            trailer.write_to_stream(into)
        else:
            places[self._next, 0] = at
            trailer[NameObject("/Size")] = NumberObject(self._next + 1)
            into.write(b"%d 0 obj\n" % self._next)
            _table(trailer, places).write_to_stream(into)
            into.write(b"\nendobj")
        into.write(b"\nstartxref\n%d\n%%%%EOF\n" % at)


def _table(trailer: DictionaryObject, places: dict[tuple[int, int], int]) -> StreamObject:
    """A table as a stream: for each object its kind, its place and its generation."""
    stream: Any = StreamObject()
    stream.update(trailer)
    stream[NameObject("/Type")] = NameObject("/XRef")
    stream[NameObject("/W")] = ArrayObject(map(NumberObject, (1, 4, 2)))
    stream[NameObject("/Index")] = ArrayObject(NumberObject(each) for number, _ in places for each in (number, 1))
    rows = (b"\1" + place.to_bytes(4, "big") + key[1].to_bytes(2, "big") for key, place in places.items())
    stream.set_data(b"".join(rows))
    return stream  # type: ignore[no-any-return]


def _bytes(said: Any) -> PdfObject:
    return ByteStringObject(getattr(said, "original_bytes", said))
