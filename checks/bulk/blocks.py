"""A deflated stream of which most blocks are the same in every file: those are compared as packed, and not unpacked.

A stream is a row of blocks (RFC 1951). Our files have such that begin on a whole byte, refer to nothing before them and
end on a whole byte; where a Holder's texts stand, blocks are stored as they are. What blocks of the first kind hold is
found once; where another stream has the same bytes at the beginning of a block, it has the same blocks, and they
unpack to the same. Blocks that are stored are read here. So each step is one that any program takes that unpacks the
stream, and every byte of it is gone through; of a stream that cannot be followed so, nothing is said.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import NamedTuple

FLUSHED = b"\0\0\xff\xff"
"""How a row of blocks ends that was made to end on a whole byte (RFC 1951, 3.2.4: a stored block of no bytes)."""

LAST = b"\1\0\0\xff\xff"
"""A last block of no bytes, stored. Where it ends a stream and adds nothing to it, a block had ended on a whole byte.

Within a block it would be taken for codes or for stored bytes; no one code is so long that it ended with it."""

HEAD = 2
STORED_HEAD = 5
CHECKSUM = 4

Packed = tuple[bytes, bytes]
"""A stream as packed, and what it holds."""


class Same(NamedTuple):
    """Blocks that all files have: as packed, and what they unpack to."""

    packed: bytes
    data: bytes


class Blocks(NamedTuple):
    """A stream's first bytes, and the blocks that all files have, the last of which ends the stream."""

    head: bytes
    same: tuple[Same, ...]

    def unpacked(self, packed: bytes) -> bytes | None:
        """What a stream holds; ``None`` where it is not of these blocks with stored ones between them."""
        if not packed.startswith(self.head):
            return None
        held, at = [], len(self.head)
        for block, data in self.same:
            while not packed.startswith(block, at):
                stored = _stored(packed, at)
                if stored is None:
                    return None
                held.append(stored)
                at += STORED_HEAD + len(stored)
            held.append(data)
            at += len(block)
        whole = b"".join(held)
        return whole if packed[at:] == zlib.adler32(whole).to_bytes(CHECKSUM, "big") else None


def _stored(packed: bytes, at: int) -> bytes | None:
    """What a stored block holds that begins at a place, on a whole byte, and is not the last."""
    if packed[at : at + 1] != b"\0":
        return None
    size = int.from_bytes(packed[at + 1 : at + 3], "little")
    if size ^ 0xFFFF != int.from_bytes(packed[at + 3 : at + STORED_HEAD], "little"):
        return None
    held = packed[at + STORED_HEAD : at + STORED_HEAD + size]
    return held if len(held) == size else None


def blocks_of(one: Packed, other: Packed) -> Blocks | None:
    """The blocks that two streams have alike; ``None`` where what they hold cannot be told by them."""
    packed, _ = one
    end, at, same = len(packed) - CHECKSUM, HEAD, list[Same]()
    for after in (*_ends(packed, end), end):
        while (stored := _stored(packed, at)) is not None and at + STORED_HEAD + len(stored) <= after:
            at += STORED_HEAD + len(stored)
        data = _by_itself(packed[at:after], after == end) if at < after else None
        if data is not None:
            same.append(Same(packed[at:after], data))
            at = after
    blocks = Blocks(packed[:HEAD], tuple(same))
    tells = at == end and all(blocks.unpacked(each) == data for each, data in (one, other))
    return blocks if tells else None


def _ends(packed: bytes, end: int) -> Iterator[int]:
    """Where rows of blocks may end."""
    at = packed.find(FLUSHED)
    while at >= 0 and at + len(FLUSHED) < end:
        yield at + len(FLUSHED)
        at = packed.find(FLUSHED, at + 1)


def _by_itself(packed: bytes, is_last: bool) -> bytes | None:
    """What blocks unpack to that refer to nothing before them and end on a whole byte; ``None`` where they do not."""
    unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        data = unpacking.decompress(packed)
        if is_last:
            return data if unpacking.eof and not unpacking.unused_data else None
        more = unpacking.decompress(LAST)
    except zlib.error:
        return None
    ends = unpacking.eof and not unpacking.unused_data and not more and not unpacking.unconsumed_tail
    return data if ends else None
