"""The objects of a stamped PDF statement: what is put beside, between or behind them is found, to any byte."""

import re
import zlib

import pytest
from bulk_files import Stamped, contents, ending, learned_from, stamped, whole, with_stream, written
from hypothesis import given, settings
from hypothesis import strategies as st

from checks.bulk.pdf_file import taken_apart
from checks.bulk.pdf_layout import PdfLayout
from checks.bulk.unlike import Unlike

OTHER = 4


@pytest.fixture(scope="module")
def files() -> Stamped:
    return stamped()


@pytest.fixture(scope="module")
def layout(files: Stamped) -> PdfLayout:
    return learned_from(files)


def appended(data: bytes) -> bytes:
    return data + b"9999 0 obj\nnull\nendobj\n" + ending(0)


def updated(data: bytes) -> bytes:
    """The file with its first page's content changed behind its end, as an incremental update does."""
    number = contents(data)[0]
    part = next(each for each in taken_apart(data).parts if each.number == number)
    new = whole(with_stream(part, zlib.compress(part.data.replace(b" Tm", b" Tm ", 1))))
    table = b"xref\n%d 1\n%010d 00000 n \ntrailer\n<</Size %d/Prev 0/Root 2 0 R>>\n" % (number, len(data), number + 1)
    return data + new + table + ending(len(data) + len(new))


def with_stray_object(data: bytes) -> bytes:
    parts = list(taken_apart(data).parts)
    return written([*parts[:-1], parts[0], parts[-1]], data)


def with_bytes_between(data: bytes) -> bytes:
    at = taken_apart(data).parts[-1].start
    return data[:at] + b"%hidden\n" + data[at : -len(ending(at))] + ending(at + 8)


def decoyed(data: bytes) -> bytes:
    """A table that leads to another object of a page's number, the right one still in its place."""
    pdf = taken_apart(data)
    number = contents(data)[0]
    return written(list(pdf.parts), data, {number: pdf.parts[0].start})


def doubled(data: bytes) -> bytes:
    parts = list(taken_apart(data).parts)
    page = next(each for each in parts if each.number == contents(data)[0])
    return written([*parts[:-1], page, parts[-1]], data)


def reordered(data: bytes) -> bytes:
    *parts, last, table = taken_apart(data).parts
    return written([*parts[:-1], last, parts[-1], table], data)


@pytest.mark.parametrize(
    "alter",
    [
        appended,
        updated,
        with_stray_object,
        with_bytes_between,
        decoyed,
        doubled,
        reordered,
        lambda data: data + b"\n",
        lambda data: b"\n" + data,
        lambda data: data[:-1],
        lambda data: data[: len(data) // 2],
        lambda data: b"",
        lambda data: data.replace(b"/Root 2 0 R", b"/Root 3 0 R"),
        lambda data: data.replace(b"/Filter /FlateDecode/Length", b"/Filter /LZWDecode/Length  "),
    ],
)
def test_whatever_stands_beside_the_objects_of_the_layout_or_leads_elsewhere_is_found(files, layout, alter):
    data = alter(files.pdf(OTHER))
    assert data != files.pdf(OTHER)
    with pytest.raises(Unlike):
        layout.require(data, files.texts(OTHER))


def test_a_stream_with_a_tail_behind_its_end_is_found(files, layout):
    data = files.pdf(OTHER)
    number = contents(data)[0]
    parts = [
        with_stream(each, each.stream + b"tail") if each.number == number else each for each in taken_apart(data).parts
    ]
    with pytest.raises(Unlike, match="behind it"):
        layout.require(written(parts, data), files.texts(OTHER))


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_a_file_with_any_byte_altered_is_none_of_the_layout_or_means_the_same(files, layout, data):
    whole_file = files.pdf(OTHER)
    at = data.draw(st.integers(0, len(whole_file) - 1))
    other = data.draw(st.integers(1, 255))
    changed = whole_file[:at] + bytes([whole_file[at] ^ other]) + whole_file[at + 1 :]
    try:
        layout.require(changed, files.texts(OTHER))
    except Unlike:
        return
    mine, its = taken_apart(whole_file), taken_apart(changed)
    ids = re.compile(rb"/ID \[[^\]]*\]")
    for one, two in zip(mine.parts, its.parts, strict=True):
        assert ids.sub(b"", one.head) == ids.sub(b"", two.head)
        assert one.stream is None or one.data == two.data
