"""A stream that is not unpacked, since its blocks are those of every file, holds what unpacking it would give."""

import zlib
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checks.bulk.blocks import CHECKSUM, HEAD, Blocks, blocks_of

SAME = (b"0.5 0 0 rg 1 0 0 -1 72.5 10 Tm /F1 9 Tf\n" * 30, b"1 0 0 -1 72.5 20 Tm " * 20, b"\nQ\nQ")
ONE, OTHER = (b"[<0001>] TJ", b"[<0002>1<0003>] TJ"), (b"[<0004>] TJ", b"")


def packed(holes: tuple[bytes, ...], flush: int = zlib.Z_FULL_FLUSH) -> bytes:
    """A stream with stored blocks between those that are always the same."""
    head, *parts = zlib.compress(b"")[:HEAD], *[compressed(each, flush) for each in SAME[:-1]]
    blocks = b"".join(part + stored(hole) for part, hole in zip(parts, holes, strict=True))
    return head + blocks + compressed(SAME[-1], zlib.Z_FINISH) + checksum(held(holes))


def compressed(data: bytes, flush: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush(flush)


def stored(data: bytes, size: int | None = None) -> bytes:
    length = len(data) if size is None else size
    return b"\0" + length.to_bytes(2, "little") + (length ^ 0xFFFF).to_bytes(2, "little") + data


def checksum(data: bytes) -> bytes:
    return zlib.adler32(data).to_bytes(CHECKSUM, "big")


def held(holes: tuple[bytes, ...]) -> bytes:
    return b"".join(same + hole for same, hole in zip(SAME, (*holes, b""), strict=True))


@cache
def blocks() -> Blocks:
    found = blocks_of((packed(ONE), held(ONE)), (packed(OTHER), held(OTHER)))
    assert found
    return found


def by_zlib(data: bytes) -> bytes | None:
    """What the stream holds for any program that unpacks it; ``None`` where it is damaged or goes on behind its end."""
    unpacking = zlib.decompressobj()
    try:
        found = unpacking.decompress(data)
    except zlib.error:
        return None
    return found if unpacking.eof and not unpacking.unused_data else None


def test_the_blocks_that_two_streams_have_alike_are_found():
    assert [each.data for each in blocks().same] == [*SAME]


@given(st.tuples(st.binary(max_size=300), st.binary(max_size=300)))
def test_what_such_a_stream_holds_is_told(holes):
    assert blocks().unpacked(packed(holes)) == held(holes) == by_zlib(packed(holes))


@settings(max_examples=500)
@given(st.data())
def test_of_a_stream_with_anything_altered_nothing_is_told_but_what_every_program_unpacks(data):
    stream = packed(ONE)
    at = data.draw(st.integers(0, len(stream)))
    new = data.draw(st.one_of(st.binary(max_size=9), st.builds(stored, st.binary(max_size=9))))
    other = stream[:at] + new + stream[at + data.draw(st.integers(0, 9)) :]
    told = blocks().unpacked(other)
    assert told is None or told == by_zlib(other)


def swallowing(reach: int) -> bytes:
    """A stored block that takes the bytes of the block behind it for its own."""
    head, first, second, last = zlib.compress(b"")[:HEAD], *(each.packed for each in blocks().same)
    rest = second + stored(ONE[1]) + last
    swallowed = stored(ONE[0], len(ONE[0]) + reach) + rest
    return head + first + swallowed + checksum(held(ONE))


@pytest.mark.parametrize("reach", [1, 5, len(compressed(SAME[1], zlib.Z_FULL_FLUSH))])
def test_a_stored_block_that_swallows_what_follows_hides_nothing(reach):
    told = blocks().unpacked(swallowing(reach))
    assert told is None or told == by_zlib(swallowing(reach))


def test_of_a_stream_with_another_checksum_or_more_behind_it_nothing_is_told():
    right = packed(ONE)
    for other in (right[:-1] + bytes([right[-1] ^ 1]), right + b"\0", right[:-1], right[:-CHECKSUM], b""):
        assert blocks().unpacked(other) is None


def test_blocks_that_refer_to_those_before_them_are_not_taken_by_themselves():
    streams = []
    for hole in (b"Ann Lee", b"Bart Dunn"):
        packer, parts = zlib.compressobj(9), []
        for part in (SAME[0], hole, SAME[0], SAME[1]):
            parts.append(packer.compress(part) + packer.flush(zlib.Z_SYNC_FLUSH))
        streams.append((b"".join(parts) + packer.flush(), SAME[0] + hole + SAME[0] + SAME[1]))
    assert [by_zlib(stream) for stream, _ in streams] == [data for _, data in streams]
    assert blocks_of(*streams) is None


def test_two_streams_that_were_packed_whole_have_no_such_blocks():
    one, other = held(ONE), held(OTHER)
    assert blocks_of((zlib.compress(one), one), (zlib.compress(other), other)) is None
