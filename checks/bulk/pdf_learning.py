"""How the layout of PDF statements is learned from two finished files.

Both are taken apart (``pdf_file``) and every object of the one laid beside that of the other. What is alike is
constant. What may differ is known by what it is: the contents of pages (``pdf_page_learning``), texts (facts, metadata,
the title), the table. A length, a size or a checksum that an object states must be that of what it holds; the rows of
the table must be those that the objects' places make.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import NamedTuple

from pypdf import PdfReader

from checks.bulk.blocks import blocks_of
from checks.bulk.pdf_face import Face
from checks.bulk.pdf_file import AFTER, AFTER_STREAM, AT_OFFSET, Part, Pdf, taken_apart
from checks.bulk.pdf_layout import Constants, Differs, Head, PdfLayout, Piece, Title, in_json, in_string
from checks.bulk.pdf_page_learning import page_of
from checks.bulk.pdf_runs import faces_of
from checks.bulk.unlike import Unlike
from checks.bulk.varying import Escape, Values, escaped, in_xml, varying
from checks.read.pdf import complaints

LONGER = 2
"""A stream may unpack to so many times what the reference's does, and some thousands of bytes."""


def pdf_layout(one: bytes, other: bytes, of_one: Values, of_other: Values) -> PdfLayout:
    """The layout of two finished files of different Holders; ``Unlike`` where they are not of one."""
    mine, its = taken_apart(one), taken_apart(other)
    if [each.number for each in mine.parts] != [each.number for each in its.parts] or mine.header != its.header:
        raise Unlike("the files of two Holders have not the same objects in the same order")
    with complaints() as said:
        reader = PdfReader(io.BytesIO(one))
        faces = faces_of(reader)
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
        blocks = blocks_of((part.stream, part.data), (other.stream, other.data)) if packed else None
        return Differs(part.number, head, packed, most, page, blocks=blocks)
    escape = _escape(part)
    text = varying(_decoded(part), _decoded(other), escaped(two.of_one, escape), escaped(two.of_other, escape))
    return Differs(part.number, head, packed, most, text, escape)


def _escape(part: Part) -> Escape:
    """How a stream writes a text; ``Unlike`` for one of which that is not known."""
    if b"/Type /Metadata" in part.head:
        return in_xml
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
