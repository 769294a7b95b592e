"""What pages use besides their content (fonts, looks, images) taken from many files into one, each thing once.

Two things are one if their bytes are: a font that five hundred statements hold alike stands in the file once.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Stream

DEPTH = 60
"""More than this many things within one another are no page's resources."""

Taken = tuple[Any, bytes]
"""A thing as the file holds it, and what it is told by."""

Seen = dict[tuple[int, int], Taken]
"""What was taken from one file, by the numbers of its objects there."""


class Tangled(ValueError):
    """Resources that lie within themselves."""


class Shared:
    """The things that one file holds already."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._known: dict[bytes, Any] = {}

    def take(self, held: Any, seen: Seen) -> Any:
        """A thing of another file as one of this file; ``seen`` begins empty for each file."""
        return self._taken(held, seen, 0)[0]

    def _taken(self, held: Any, seen: Seen, depth: int) -> Taken:
        if not isinstance(held, pikepdf.Object):
            return held, repr(held).encode()
        number = held.objgen if held.is_indirect else None
        if number and number in seen:
            return seen[number]
        if depth > DEPTH:
            raise Tangled("its resources lie within one another too deep to be bound")
        made, told = self._made(held, seen, depth + 1)
        if number:
            key = sha256(told).digest()
            made = self._known.setdefault(key, made if made.is_indirect else self._pdf.make_indirect(made))
            seen[number] = made, told = made, key
        return made, told

    def _made(self, held: Any, seen: Seen, depth: int) -> Taken:
        if isinstance(held, Stream):
            return self._stream(held, seen, depth)
        bare = held.unparse()
        if not isinstance(held, Array | Dictionary) or b" R" not in bare:
            return pikepdf.Object.parse(bare), bare
        if isinstance(held, Array):
            parts = [self._taken(each, seen, depth) for each in held]
            return Array([made for made, _ in parts]), b"[%s]" % b" ".join(told for _, told in parts)
        entries = {key: self._taken(value, seen, depth) for key, value in sorted(held.items())}
        return Dictionary({key: made for key, (made, _) in entries.items()}), _told(entries)

    def _stream(self, held: Any, seen: Seen, depth: int) -> Taken:
        entries = {key: self._taken(held[key], seen, depth) for key in sorted(held.keys()) if key != "/Length"}
        raw = held.read_raw_bytes()
        told = b"%s stream %s" % (_told(entries), sha256(raw).digest())
        if known := self._known.get(sha256(told).digest()):
            return known, told
        return Stream(self._pdf, raw, {key: made for key, (made, _) in entries.items()}), told


def _told(entries: dict[str, Taken]) -> bytes:
    return b"<<%s>>" % b" ".join(key.encode() + b" " + told for key, (_, told) in entries.items())
