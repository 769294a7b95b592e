"""Lines drawn through words and under them, by which a redline in print tells deleted words from inserted ones.

Words struck through are deleted. Words underlined twice are inserted: one line under a word is emphasis. A line
counts for a run of words that it spans from end to end.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple, Protocol

from checks.read.changes import NO_CHANGES, Change

LEVEL = 0.05
"""Points by which the ends of a level line may differ in height."""

THROUGH = (0.12, 0.45)
"""How high above the baseline a line strikes words through, in parts of the type size."""

UNDER = (-0.4, -0.02)
"""How far below the baseline a line underlines words; the rules of a table lie lower."""

OVERHANG = 1.0
"""Points by which a line may be shorter than the words at either end."""

BLANK = 0.5
"""What a blank at the end of words takes at most, in parts of the type size: no line need be under it."""


class Stroke(NamedTuple):
    """A level line as drawn: from where to where, and how high on the page."""

    start: float
    end: float
    height: float


class _Drawn(Protocol):
    """What is asked of a run of words."""

    @property
    def text(self) -> str: ...
    @property
    def along(self) -> float: ...
    @property
    def after(self) -> float: ...
    @property
    def across(self) -> float: ...
    @property
    def size(self) -> float: ...
    @property
    def angle(self) -> int: ...


class Marking:
    """The lines of one page, and what they do to its words."""

    def __init__(self, strokes: Iterable[Stroke]) -> None:
        self._strokes = sorted(strokes, key=lambda stroke: stroke.height)
        self._heights = [stroke.height for stroke in self._strokes]

    def changes(self, run: _Drawn) -> frozenset[Change]:
        """The changes that mark a level run of words."""
        if run.angle:
            return NO_CHANGES
        struck = {Change.DELETED} if self._heights_over(run, THROUGH) else set()
        under = self._heights_over(run, UNDER)
        return frozenset(struck | ({Change.INSERTED} if len(under) > 1 else set()))

    def _heights_over(self, run: _Drawn, band: tuple[float, float]) -> set[float]:
        low, high = (run.across + part * run.size for part in band)
        near = self._strokes[bisect_left(self._heights, low) : bisect_right(self._heights, high)]
        blank = BLANK * run.size if run.text[-1:].isspace() else 0.0
        width = max(run.after - run.along - blank, (run.after - run.along) / 4)
        short = min(OVERHANG, width / 4)
        start, end = run.along + short, run.along + width - short
        return {round(each.height, 2) for each in near if each.start <= start and each.end >= end}
