"""Bytes with holes in them, deflated once: a filling costs what is filled in, not what stands around it.

A deflated stream is a row of blocks (RFC 1951). What stands between two holes is compressed by itself and ends on a
whole byte; the stretch about a hole is stored as it is. The checksums over the whole, Adler-32 and CRC-32, are made of
those of its parts.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from functools import cache
from operator import itemgetter
from typing import Any, NamedTuple

from warrant.data import dataclass

ADLER_BASE = 65521
HEADER = b"\x78\xda"
"""How a stream begins in the zlib wrapper (RFC 1950)."""
LONGEST = 0xFFFF
"""Bytes in the longest stored block."""
WORTH_CUTTING = 256
"""Fewer bytes than these between two holes are stored with them: a cut there would cost more than it saves."""

Parts = Sequence[bytes | int]
"""Bytes, and the numbers of the fillings between them."""
Row = tuple[int, ...]
Shift = tuple[Row, Row, Row, Row]


class Raw(NamedTuple):
    """A deflated stream without a wrapper, and the number and the CRC-32 of the bytes that it inflates to."""

    deflated: bytes
    length: int
    crc: int


class Piece(NamedTuple):
    """Bytes that are always the same: compressed, their number and checksums, and how a CRC-32 goes on over them."""

    deflated: bytes
    length: int
    low: int
    high: int
    crc: int
    shift: Shift


class Stretch(NamedTuple):
    """Bytes with holes: a template for ``%``, and what picks its fillings."""

    template: bytes
    fillings: Callable[[Sequence[bytes]], Any]


@dataclass(frozen=True)
class Splice:
    """A stream of pieces, each with the stretch that follows it, and of a last piece."""

    parts: tuple[tuple[Piece, Stretch], ...]
    last: Piece

    def wrapped(self, fillings: Sequence[bytes]) -> bytes:
        """The stream with these fillings in its holes, in the zlib wrapper with its Adler-32."""
        low, high, blocks = 1, 0, [HEADER]
        add, adler32 = blocks.append, zlib.adler32
        for (deflated, length, first, second, _, _), (template, pick) in self.parts:
            high += second + length * (low - 1)
            low += first - 1
            words = template % pick(fillings)
            check, size = adler32(words), len(words)
            high += (check >> 16) + size * (low - 1)
            low += (check & 0xFFFF) - 1
            add(deflated)
            add(_stored(words))
        high += self.last.high + self.last.length * (low - 1)
        low += self.last.low - 1
        add(self.last.deflated)
        add((high % ADLER_BASE << 16 | low % ADLER_BASE).to_bytes(4, "big"))
        return b"".join(blocks)

    def raw(self, fillings: Sequence[bytes]) -> Raw:
        """The stream with these fillings in its holes, as a ZIP file has it."""
        crc, length, blocks = 0, self.last.length, list[bytes]()
        add, crc32 = blocks.append, zlib.crc32
        for (deflated, size, _, _, own, (first, second, third, fourth)), (template, pick) in self.parts:
            words = template % pick(fillings)
            crc = first[crc & 255] ^ second[crc >> 8 & 255] ^ third[crc >> 16 & 255] ^ fourth[crc >> 24] ^ own
            crc = crc32(words, crc)
            length += size + len(words)
            add(deflated)
            add(_stored(words))
        add(self.last.deflated)
        first, second, third, fourth = self.last.shift
        crc = first[crc & 255] ^ second[crc >> 8 & 255] ^ third[crc >> 16 & 255] ^ fourth[crc >> 24] ^ self.last.crc
        return Raw(b"".join(blocks), length, crc)


def splice(parts: Parts) -> Splice:
    """A stream of bytes and holes, ready to be filled."""
    pieces, stretches, stretch = [b""], list[list[bytes | int]](), list[bytes | int]()
    for part in joined(parts):
        if isinstance(part, int) or (stretch and len(part) < WORTH_CUTTING):
            stretch.append(part)
        elif stretch:
            stretches.append(stretch)
            pieces.append(part)
            stretch = []
        else:
            pieces[-1] = part
    if stretch:
        stretches.append(stretch)
        pieces.append(b"")
    *before, last = pieces
    done = (_piece(each, zlib.Z_FULL_FLUSH) for each in before)
    return Splice(tuple(zip(done, map(_stretch, stretches), strict=True)), _piece(last, zlib.Z_FINISH))


def template(parts: Parts) -> tuple[bytes, tuple[int, ...]]:
    """Bytes and holes as a template for ``%``, and the numbers of its fillings in order."""
    text = b"".join(b"%s" if isinstance(part, int) else part.replace(b"%", b"%%") for part in parts)
    return text, tuple(part for part in parts if isinstance(part, int))


def joined(parts: Parts) -> list[bytes | int]:
    """The parts with no empty bytes, and no two runs of bytes beside each other."""
    made: list[bytes | int] = []
    for part in parts:
        last = made[-1] if made else 0
        if isinstance(part, bytes) and isinstance(last, bytes):
            made[-1] = last + part
        elif part != b"":
            made.append(part)
    return made


def _stretch(parts: Parts) -> Stretch:
    text, numbers = template(parts)
    return Stretch(text, itemgetter(*numbers))


def _stored(words: bytes) -> bytes:
    """Bytes as stored blocks."""
    size = len(words)
    if size > LONGEST:
        return _stored(words[:LONGEST]) + _stored(words[LONGEST:])
    return b"\0" + (size | (size ^ LONGEST) << 16).to_bytes(4, "little") + words


def _piece(data: bytes, flush: int) -> Piece:
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    check = zlib.adler32(data)
    deflated = packer.compress(data) + packer.flush(flush)
    return Piece(deflated, len(data), check & 0xFFFF, check >> 16, zlib.crc32(data), _shift(len(data)))


@cache
def _shift(length: int) -> Shift:
    """What so many bytes make of the CRC-32 before them, a table for each of its four bytes.

    A CRC-32 goes on over bytes as a linear function of the one before them, and is exclusively or-ed with their own.
    """
    zeros = bytes(length)
    own = zlib.crc32(zeros)
    bits = [zlib.crc32(zeros, 1 << bit) ^ own for bit in range(32)]
    return (_table(bits[:8]), _table(bits[8:16]), _table(bits[16:24]), _table(bits[24:]))


def _table(bits: Sequence[int]) -> Row:
    made = [0]
    for bit in bits:
        made += [each ^ bit for each in made]
    return tuple(made)
