"""Where an address stands on a folded sheet to show in the window of a No. 10 envelope, however the sheet lies in it.

The envelope is 9 1/2 in. wide and 4 1/8 in. high; its window is 4 1/2 in. wide and 1 1/8 in. high, 7/8 in. from the
left and 1/2 in. from the bottom. The sheet is folded as a letter (C-fold), its first panel to the window; the folded
sheet is as wide as the paper and as high as that panel, a third of the sheet unless it is folded otherwise. So it can
shift by the width of the envelope less its own (``slack``), and by the height less that of the panel.

Measured in inches from the left edge and down from the top of the page::

    shows always:  left  7/8            right  5 3/8 - slack    top  4 1/8 - 1 5/8 = 2 1/2   bottom  panel - 1/2
    shows ever:    left  7/8 - slack    right  5 3/8            top  panel - 1 5/8           bottom  4 1/8 - 1/2 = 3 5/8

The mail of the United States asks for 1/8 in. between the address and each edge of the window, wherever the sheet lies
(Domestic Mail Manual 601.6.3). So the address stands 1/8 in. within what shows always, and nothing else stands in what
shows ever. On Letter folded in thirds that leaves 3 1/4 by 5/12 in., on A4 3.02 by 0.65 in. What fits there fits as
well where the first panel is longer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from docgen.fonts import text_width
from docgen.paper import Paper
from warrant.data import dataclass

POINTS, TWIPS = 72.0, 20.0
ENVELOPE_WIDTH, ENVELOPE_HEIGHT = 9.5 * POINTS, 4.125 * POINTS
WINDOW_WIDTH, WINDOW_HEIGHT = 4.5 * POINTS, 1.125 * POINTS
FROM_LEFT, FROM_BOTTOM = 0.875 * POINTS, 0.5 * POINTS
JUT = 0.25
"""How far a letter may jut out from where it is set, in points."""
CLEAR = 0.125 * POINTS + JUT

SIZES = (11.0, 10.5, 10.0, 9.5, 9.0)
"""Sizes of type, in points; capitals of the smallest are 0.08 in. high."""
OPEN, ASCENT, DESCENT = 1.2, 0.70, 0.22
"""The most from line to line, and how far letters go above and below it, in parts of the size."""


class Unfit(ValueError):
    """An address that has no room in the window."""


@dataclass(frozen=True)
class Area:
    """A part of a page: points from its left edge, and down from its top."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Window:
    """The window as it lies over a page of a paper whose first panel is ``panel`` points high."""

    always: Area
    ever: Area

    @property
    def for_address(self) -> Area:
        """Where the address may stand."""
        shows = self.always
        return Area(shows.left + CLEAR, shows.top + CLEAR, shows.right - CLEAR, shows.bottom - CLEAR)


@dataclass(frozen=True)
class Block:
    """An address as it is set: its lines, the size of type, and from line to line, in points."""

    lines: tuple[str, ...]
    size: float
    leading: float


def panel_of(paper: Paper, inches: float | None = None) -> float:
    """The height of the first panel in points: a third of the sheet, or what it is said to be.

    ValueError where the folded sheet does not go into the envelope, or its panels do not fold within one another.
    """
    third, highest = paper.height / TWIPS / 3, ENVELOPE_HEIGHT
    if inches is None:
        return third
    panel = inches * POINTS
    if not third - 0.5 <= panel <= highest:
        raise ValueError(
            f"a first panel of {inches:g} in. does not go: write a third of the sheet, {third / POINTS:.3f}, to 4.125"
        )
    return panel


def window_over(paper: Paper, panel: float) -> Window:
    """The window over a page of that paper, folded so."""
    slack, rise = ENVELOPE_WIDTH - paper.width / TWIPS, ENVELOPE_HEIGHT - panel
    left, right = FROM_LEFT, FROM_LEFT + WINDOW_WIDTH
    top, bottom = panel - FROM_BOTTOM - WINDOW_HEIGHT, panel - FROM_BOTTOM
    return Window(
        always=Area(left, top + rise, right - slack, bottom),
        ever=Area(max(0.0, left - slack), top, right, bottom + rise),
    )


def block(lines: Sequence[str], area: Area) -> Block:
    """A name and an address set as large as the area allows.

    Where the lines have no room as they are, those between the name and the last stand on one, parted by commas.
    Raises ``Unfit`` where that does not help.
    """
    for each in (lines, _joined(lines)):
        for size in SIZES:
            set_in = tuple(part for line in each for part in _wrapped(line, size, area.right - area.left))
            leading = _leading(len(set_in), size, area.bottom - area.top)
            if leading >= size and all(_width(line, size) <= area.right - area.left for line in set_in):
                return Block(set_in, size, leading)
    raise Unfit(
        "the address has no room in the window: shorten it in the list, fold the sheet with a longer first panel"
        " (--panel), or mail this one by itself"
    )


def _leading(count: int, size: float, height: float) -> float:
    """From line to line: as open as the height allows."""
    left = height - (ASCENT + DESCENT) * size
    if count == 1:
        return size if left >= 0 else 0.0
    return min(OPEN * size, left / (count - 1))


def _joined(lines: Sequence[str]) -> tuple[str, ...]:
    name, *between, last = lines
    return (name, ", ".join(between), last) if between else (name, last)


def _width(text: str, size: float) -> float:
    return text_width(text, size) / TWIPS


def _wrapped(line: str, size: float, width: float) -> Iterator[str]:
    """The line, broken between words where it is too wide."""
    ends = [0]
    words = line.split(" ")
    for number in range(1, len(words) + 1):
        if number - ends[-1] > 1 and _width(" ".join(words[ends[-1] : number]), size) > width:
            ends.append(number - 1)
    yield from (" ".join(words[begin:end]) for begin, end in pairwise([*ends, len(words)]))
