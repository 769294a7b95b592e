"""The outlines of the plain glyphs of a TrueType font, by a reader of our own (ISO/IEC 14496-22, ``glyf``).

fontTools reads every font, and takes longer to be imported than this takes for all fonts of a paper. A glyph that is
put together of others, or of which anything is out of order, is not plain and left to it.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

TRUETYPE = (b"\0\1\0\0", b"true")
TABLE_BYTES = 16
ON_CURVE, X_SHORT, Y_SHORT, REPEATED, X_SAME, Y_SAME = 1, 2, 4, 8, 16, 32


def hashed(points: Iterable[tuple[float, float]], ends: Iterable[int], flags: Iterable[int]) -> str:
    """The hash of an outline: its points, the last of each contour, and which are on the curve."""
    drawn = [*points], [*ends], [flag & ON_CURVE for flag in flags]
    return hashlib.sha256(repr(drawn).encode("ascii")).hexdigest()[:16]


def plain_glyphs(data: bytes) -> tuple[bytes, ...]:
    """The glyphs of a font by their numbers, as bytes; none of a font in which anything is out of order."""
    try:
        tables = _tables(data)
        [count], [is_long] = struct.unpack_from(">H", tables["maxp"], 4), struct.unpack_from(">H", tables["head"], 50)
        unit, size, sign = (1, 4, "I") if is_long == 1 else (2, 2, "H")
        places = [unit * at for at in struct.unpack(f">{len(tables['loca']) // size}{sign}", tables["loca"])]
    except (KeyError, struct.error):
        return ()
    outlines = tables.get("glyf", b"")
    if is_long > 1 or len(places) != count + 1 or sorted(places) != places or places[-1] > len(outlines):
        return ()
    return tuple(outlines[start:end] for start, end in pairwise(places))


def plain_outline(glyph: bytes) -> str | None:
    """The hash of a glyph's outline; ``None`` where it is not plain."""
    if not glyph:
        return hashed((), (), ())
    try:
        [contours] = struct.unpack_from(">h", glyph)
        if contours < 1:
            return None
        ends = struct.unpack_from(f">{contours}H", glyph, 10)
        [hints] = struct.unpack_from(">H", glyph, 10 + 2 * contours)
        flags, at = _flags(glyph, 12 + 2 * contours + hints, ends[-1] + 1)
        across, at = _along(glyph, at, flags, X_SHORT, X_SAME)
        up, _ = _along(glyph, at, flags, Y_SHORT, Y_SAME)
    except (struct.error, IndexError):
        return None
    return hashed(zip(across, up, strict=True), ends, flags) if len(flags) == ends[-1] + 1 else None


def _tables(data: bytes) -> Mapping[str, bytes]:
    """The tables of a font by their names; none where it is no TrueType font, or names one twice."""
    [count] = struct.unpack_from(">H", data, 4)
    heads = [struct.unpack_from(">4s4xII", data, 12 + TABLE_BYTES * number) for number in range(count)]
    found = {tag.decode("latin-1"): data[start : start + length] for tag, start, length in heads}
    return found if data.startswith(TRUETYPE) and len(found) == count else {}


def _flags(glyph: bytes, at: int, count: int) -> tuple[list[int], int]:
    """The flags of the points, and where they end."""
    flags: list[int] = []
    while len(flags) < count:
        flag, times = glyph[at], 1
        at += 1
        if flag & REPEATED:
            times += glyph[at]
            at += 1
        flags += [flag] * times
    return flags, at


def _along(glyph: bytes, at: int, flags: Sequence[int], short: int, same: int) -> tuple[list[int], int]:
    """The points along one axis, each told by its distance from the last, and where these end."""
    points, point = [], 0
    for flag in flags:
        if flag & short:
            point += glyph[at] if flag & same else -glyph[at]
            at += 1
        elif not flag & same:
            point += struct.unpack_from(">h", glyph, at)[0]
            at += 2
        points.append(point)
    return points, at
