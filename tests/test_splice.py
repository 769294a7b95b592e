"""Streams deflated once and filled many times inflate to what is filled in, under the checksums of the whole."""

from __future__ import annotations

import pickle
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.stamp.splice import LONGEST, WORTH_CUTTING, Splice, splice

FILLINGS = st.lists(st.binary(max_size=60), min_size=3, max_size=3)
CONSTANT = st.binary(max_size=20) | st.integers(0, 3 * WORTH_CUTTING).map(lambda size: b"<w:r>%s%d</w:r>" * (size // 8))
PARTS = st.lists(CONSTANT | st.integers(0, 2), max_size=12)


def whole(parts: list[bytes | int], fillings: list[bytes]) -> bytes:
    return b"".join(fillings[part] if isinstance(part, int) else part for part in parts)


def inflated(stream: bytes) -> bytes:
    """What a raw stream inflates to; nothing of it may be left."""
    packer = zlib.decompressobj(-zlib.MAX_WBITS)
    out = packer.decompress(stream)
    assert packer.eof
    assert not packer.unused_data
    return out


def test_short_bytes_between_two_holes_are_stored_with_them_and_long_ones_are_cut_out() -> None:
    short, long = b"a" * (WORTH_CUTTING - 1), b"a" * WORTH_CUTTING
    assert [len(splice([0, between, 1]).parts) for between in (short, long)] == [1, 2]


@given(PARTS, FILLINGS)
def test_a_filled_stream_inflates_to_its_parts_joined(parts: list[bytes | int], fillings: list[bytes]) -> None:
    assert zlib.decompress(splice(parts).wrapped(fillings)) == whole(parts, fillings)
    assert inflated(splice(parts).raw(fillings).deflated) == whole(parts, fillings)


@given(PARTS, FILLINGS)
def test_the_checksums_are_those_of_the_whole(parts: list[bytes | int], fillings: list[bytes]) -> None:
    made, data = splice(parts), whole(parts, fillings)
    assert made.wrapped(fillings)[-4:] == zlib.adler32(data).to_bytes(4, "big")
    assert made.raw(fillings)[1:] == (len(data), zlib.crc32(data))


@pytest.mark.parametrize("size", [LONGEST - 1, LONGEST, LONGEST + 1, 3 * LONGEST])
def test_a_stretch_may_be_longer_than_a_stored_block(size: int) -> None:
    data = bytes(range(256)) * (size // 256) + b"x" * (size % 256)
    assert zlib.decompress(splice([b"before", 0, b"behind"]).wrapped([data])) == b"before" + data + b"behind"
    assert splice([b"before", 0]).raw([data]).crc == zlib.crc32(b"before" + data)


def test_a_splice_crosses_processes() -> None:
    made: Splice = pickle.loads(pickle.dumps(splice([b"before", 1, b"between" * WORTH_CUTTING, 0])))
    assert zlib.decompress(made.wrapped([b"0", b"1"])) == b"before1" + b"between" * WORTH_CUTTING + b"0"
