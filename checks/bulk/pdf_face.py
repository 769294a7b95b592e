"""A font of a PDF as its layout has it: the letters that codes stand for, and how wide they are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from checks.bulk.unlike import Unlike

MOVED_MAX = 60.0
"""Thousandths of the type size by which a letter may be moved from where its font's widths put it."""

PART = re.compile(rb"((?:[0-9a-f]{4})+)>(-?[0-9]{1,4}(?:\.[0-9]{1,6})?)?")
"""Codes of an array behind their "<", and by how much what follows them is moved."""

GLYPH = 4
"""Digits of a glyph's code: two bytes."""

REMEMBERED_MAX = 10_000
"""So many texts and parts of texts are remembered: figures and pairs of letters come again from Holder to Holder."""

Read = tuple[str, float]
"""A text, and its width in thousandths of the type size."""


@dataclass(frozen=True)
class Face:
    """A font of a file: the letters for each code, and its width in thousandths of the type size."""

    letters: Mapping[bytes, str]
    widths: Mapping[bytes, float]
    _texts: dict[bytes, Read] = field(default_factory=dict, init=False, repr=False, compare=False)
    _parts: dict[bytes, Read] = field(default_factory=dict, init=False, repr=False, compare=False)

    def read(self, shown: bytes) -> Read:
        """The text that an array of codes shows, and its width.

        ``Unlike`` where it is no such array, or where a letter is moved too far or has no name.
        """
        return self._texts.get(shown) or _remembered(self._texts, shown, self._read(shown))

    def _read(self, shown: bytes) -> Read:
        if not shown.startswith(b"[<") or not shown.endswith(b"]"):
            raise Unlike(f"a page's content shows {shown[:40]!r}, which is no text of ours, or is moved from its place")
        known, parts = self._parts, shown[2:-1].split(b"<")
        read = [known.get(part) or _remembered(known, part, self._part(part)) for part in parts]
        return "".join([text for text, _ in read]), sum([width for _, width in read])

    def _part(self, part: bytes) -> Read:
        """The text of codes that lie together, and its width with what the next ones are moved by."""
        match = PART.fullmatch(part)
        if not match:
            raise Unlike(f"a page's content shows {part[:40]!r}, which is no text of ours")
        codes, moved = match.groups()
        each = [codes[at : at + GLYPH] for at in range(0, len(codes), GLYPH)]
        by = float(moved or 0)
        if abs(by) > MOVED_MAX:
            raise Unlike(f"a letter is moved by {by:g} thousandths of its size")
        try:
            return "".join([self.letters[code] for code in each]), sum([self.widths[code] for code in each]) - by
        except KeyError as error:
            raise Unlike(f"the code {error} stands for no letter") from error


def _remembered(known: dict[bytes, Read], shown: bytes, read: Read) -> Read:
    if len(known) >= REMEMBERED_MAX:
        known.clear()
    known[shown] = read
    return read
