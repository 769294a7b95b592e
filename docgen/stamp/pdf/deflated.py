"""A page's operators with holes in them, deflated once: what is always the same is never gone through again.

A deflated stream is a row of blocks. What stands between two holes is compressed by itself, and the stretch about a
hole is stored as it is. The checksum over the whole (Adler-32, RFC 1950) is made of those of its parts.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, NamedTuple

BASE = 65521
"""The modulus of Adler-32."""
HEADER = b"\x78\xda"
LONGEST = 0xFFFF
"""Bytes in the longest stored block."""
WORTH_CUTTING = 256
"""Fewer bytes than these between two holes are stored with them: a cut there would cost more than it saves."""

Parts = Sequence[bytes | int]
"""Bytes, and numbers of what stands between them."""


class Piece(NamedTuple):
    """Bytes that are always the same: compressed, their number, and the two halves of their checksum."""

    deflated: bytes
    length: int
    low: int
    high: int


class Stretch(NamedTuple):
    """Bytes with holes: a template for ``%``, and what picks the fillings."""

    template: bytes
    fillings: Callable[[Sequence[bytes]], Any]


@dataclass(frozen=True)
class Deflated:
    """A stream of pieces, each with the stretch behind it, and of a last piece."""

    parts: tuple[tuple[Piece, Stretch], ...]
    last: Piece

    def filled(self, fillings: Sequence[bytes]) -> bytes:
        """The deflated stream, in its zlib wrapper, with these fillings in its holes."""
        low, high, blocks = 1, 0, [HEADER]
        add, checksum = blocks.append, zlib.adler32
        for (deflated, length, first, second), (template, pick) in self.parts:
            high += second + length * (low - 1)
            low += first - 1
            stored = template % pick(fillings)
            size, check = len(stored), checksum(stored)
            high += (check >> 16) + size * (low - 1)
            low += (check & 0xFFFF) - 1
            add(deflated)
            add(b"\0" + (size | (size ^ LONGEST) << 16).to_bytes(4, "little"))
            add(stored)
        deflated, length, first, second = self.last
        high += second + length * (low - 1)
        low += first - 1
        add(deflated)
        add((high % BASE << 16 | low % BASE).to_bytes(4, "big"))
        return b"".join(blocks)


def deflated(parts: Parts) -> Deflated:
    """A stream of bytes and holes, ready to be filled."""
    pieces, stretches, stretch = [b""], [], list[bytes | int]()
    for part in _joined(parts):
        if isinstance(part, int) or (stretch and len(part) < WORTH_CUTTING):
            stretch.append(part)
        elif stretch:
            stretches.append(_stretch(stretch))
            pieces.append(part)
            stretch = []
        else:
            pieces[-1] += part
    if stretch:
        stretches.append(_stretch(stretch))
        pieces.append(b"")
    *before, last = pieces
    done = (_piece(each, zlib.Z_FULL_FLUSH) for each in before)
    return Deflated(tuple(zip(done, stretches, strict=True)), _piece(last, zlib.Z_FINISH))


def template(parts: Parts) -> tuple[bytes, tuple[int, ...]]:
    """Bytes and holes as a template for ``%``, and the numbers of its fillings in order."""
    text = b"".join(b"%s" if isinstance(part, int) else part.replace(b"%", b"%%") for part in parts)
    return text, tuple(part for part in parts if isinstance(part, int))


def _joined(parts: Parts) -> list[bytes | int]:
    """The parts with no two runs of bytes beside each other."""
    joined: list[bytes | int] = []
    for part in parts:
        last = joined[-1] if joined else 0
        if isinstance(part, bytes) and isinstance(last, bytes):
            joined[-1] = last + part
        else:
            joined.append(part)
    return joined


def _stretch(parts: Parts) -> Stretch:
    text, numbers = template(parts)
    return Stretch(text, itemgetter(*numbers))


def _piece(data: bytes, flush: int) -> Piece:
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    check = zlib.adler32(data)
    return Piece(packer.compress(data) + packer.flush(flush), len(data), check & 0xFFFF, check >> 16)
