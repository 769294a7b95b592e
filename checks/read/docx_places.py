"""Where in a DOCX's main part each character of its body's text stands.

Offsets are those of ``Paper.text``, in which the body comes first.
"""

from __future__ import annotations

from bisect import bisect_left
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from checks.read.changes import View
from checks.read.docx import body_met
from checks.read.docx_names import XML_SPACE, W, all_text
from checks.read.docx_package import Package
from checks.read.docx_walk import XML_BLANKS
from checks.read.story import Carried, composed


class Carrier(NamedTuple):
    """The element that carries a character, and the character's number in the element's own text, from 0."""

    element: etree._Element
    number: int


class BodyPlaces:
    """The carriers of a body's characters in the order of its text; ``root`` is the root of the main part."""

    def __init__(self, path: Path, data: bytes) -> None:
        """Reads the body again; ``Unreadable`` as ``read_docx`` has it."""
        self.package = Package(path, data)
        met, self.root = body_met(self.package)
        carried: list[Carried] = []
        self.text = composed(met.paragraphs, View.ACCEPTED, met.numbering, carried).text
        self._offsets: list[int] = []
        self._carriers: list[Carrier] = []
        for each in carried:
            self._add(each)

    def _add(self, carried: Carried) -> None:
        before = _blanks_dropped(carried.source)
        for index, (start, end) in enumerate(zip(carried.offsets, carried.offsets[1:], strict=False)):
            # What follows on a blank is no character of the text, nor is a blank at an end.
            if end > start:
                self._offsets.append(start)
                self._carriers.append(Carrier(carried.source, before + index))

    def within(self, start: int, end: int) -> tuple[Carrier, Carrier] | None:
        """The first and the last carrier of the characters of a range; ``None`` where none is carried.

        The number before a paragraph of a list is counted by the program that shows it, and carried by nothing.
        """
        first, after = bisect_left(self._offsets, start), bisect_left(self._offsets, end)
        return (self._carriers[first], self._carriers[after - 1]) if first < after else None


def _blanks_dropped(element: etree._Element) -> int:
    """How many characters at the begin of an element are not read, since it does not ask to keep them."""
    if element.tag not in (W + "t", W + "delText") or element.get(XML_SPACE) == "preserve":
        return 0
    text = all_text(element)
    return len(text) - len(text.lstrip(XML_BLANKS))
