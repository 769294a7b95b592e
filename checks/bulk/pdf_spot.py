"""Where on its line a text of a PDF has to stand, and what it takes to stand there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from checks.bulk.unlike import Unlike

NEAR = 0.25
"""What two sums of widths may differ by: a quarter of a point at most, as each width is a whole thousandth."""

Stays = Literal["left", "right", "after", "middle"]


class Spot(NamedTuple):
    """Where a text has to stand.

    ``at`` is its left or right end, the gap before it, or the middle of its line; ``place`` its place where that is
    constant. Of a line about a middle ``gaps`` are those before each text that follows in it. ``low`` and ``high``
    bound its room; ``unit`` is a thousandth of the type size.
    """

    stays: Stays
    at: float
    place: float | None
    low: float
    high: float
    unit: float
    gaps: tuple[float, ...] = ()

    def require(self, stated: float | None, widths: Sequence[float], number: int, end: float) -> float:
        """Holds the place of text ``number`` against its line; returns where it ends. ``end`` is where the last did."""
        width = widths[number]
        place = self.place if stated is None else stated
        assert place is not None
        if self.stays == "left":
            right = self.at
        elif self.stays == "right":
            right = self.at - width
        elif self.stays == "after":
            right = end + self.at
        else:
            whole = sum(widths[number : number + len(self.gaps) + 1]) + sum(self.gaps)
            right = self.at - whole / 2
        if abs(place - right) > NEAR:
            raise Unlike(f"a text stands at {place:g}, and ought to at {right:g}")
        if place < self.low - NEAR or place + width > self.high + NEAR:
            raise Unlike("a text is wider than its place")
        return place + width
