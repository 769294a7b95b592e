"""Where the words of a line stand once a Holder's values are in it, by the very steps by which WeasyPrint goes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from docgen.stamp.pdf.boxes import UNITS, number
from warrant.data import dataclass

SPARE = 4.0
"""Pixels that must be left over on a line: a blank at its end, which is not printed, has room too."""
KEPT = 1024
"""Widths of values for which a row remembers where its boxes begin."""


@dataclass(frozen=True)
class Box:
    """A box of words: the width of its own words in ``UNITS``, the values in it by number, how deep it is nested."""

    own: int
    values: tuple[int, ...]
    depth: int


@dataclass(frozen=True)
class Row:
    """A line with values in it: where it begins and how wide it may be, in pixels, and its boxes.

    ``align`` is as in ``Line``."""

    x: float
    width: float
    align: float
    boxes: tuple[Box, ...]

    @property
    def moving(self) -> range:
        """The boxes that stand elsewhere with other values: all, or on the left those behind the first value."""
        first = next(number for number, box in enumerate(self.boxes) if box.values)
        return range(0 if self.align else first + 1, len(self.boxes))

    @property
    def told(self) -> bool:
        """Whether the places of its boxes are told: some move, or several values share its room."""
        return bool(self.moving) or sum(len(box.values) for box in self.boxes) > 1

    @cached_property
    def values(self) -> tuple[int, ...]:
        """The values that stand in it."""
        return tuple(value for box in self.boxes for value in box.values)

    @property
    def first(self) -> int:
        """The first value that stands in it."""
        return self.values[0]

    @property
    def room(self) -> int:
        """The units that the values may take."""
        return int((self.width - SPARE) * UNITS) - sum(box.own for box in self.boxes)

    def written(self, widths: Sequence[int]) -> list[bytes] | None:
        """The places of its boxes as the operators of a page have them.

        They are remembered: figures of as many digits are equally wide, so that most Holders have the same.
        """
        own = tuple([widths[value] for value in self.values])
        if own not in self._known:
            if len(self._known) == KEPT:
                self._known.clear()
            places = self.places(widths)
            self._known[own] = None if places is None else [*map(number, places)]
        return self._known[own]

    @cached_property
    def _known(self) -> dict[tuple[int, ...], list[bytes] | None]:
        return {}

    def places(self, widths: Sequence[int]) -> list[float] | None:
        """Where each box begins for the widths of all values; None where the line would not hold them."""
        x, begins = self.x, []
        for box in self.boxes:
            begins.append(x)
            units = box.own
            for value in box.values:
                units += widths[value]
            end = x + units / UNITS
            # A box within a box is as wide as the difference between where its words end and begin.
            for _ in range(box.depth):
                end = x + (end - x)
            x = end
        taken = x - self.x
        if taken > self.width - SPARE:
            return None
        offset = (self.width - taken) * self.align
        return [begin + offset for begin in begins]
