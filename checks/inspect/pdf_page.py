"""One page of a PDF as it looks: its drawing with text and without, and where in it the words lie.

Lengths on the page are points from its lower left corner, as ``checks.read.pdf_runs`` has them; in the drawing they
are dots from its upper left.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import cached_property

from PIL import Image, ImageChops, ImageDraw

from checks.read.pdf_run import Run
from checks.read.pdf_second import Drawn

SEEN = 40
"""Text that changes no dot by more than this, of 255 shades, is not seen."""

STRONG = 110
"""A dot darker than this is within a letter, and not on its edge."""

INK = 200
"""A dot darker than this bears ink; a wash of colour is lighter."""

DARK = 160
"""A dot darker than this changes how a letter upon it reads."""

DARK_WASHED = 50
"""The same on a page with notes of Tenor's own, whose washes darken each other: four of them leave 62."""

CORE = (0.0, 0.45)
"""Where every letter and figure has ink: above the baseline, in parts of the type size."""

Box = tuple[float, float, float, float]


class Look:
    """The drawing of one page, and measures on it."""

    def __init__(self, drawn: Drawn, width: float, height: float, *, washed: bool = False) -> None:
        """``width`` and ``height`` are the page's, in points; ``washed`` says that notes of Tenor's lie on it."""
        self._size = size = (drawn.width, drawn.height)
        self._dark = DARK_WASHED if washed else DARK
        self._across, self._down = drawn.width / width, drawn.height / height
        self._height = height
        self._without = Image.frombytes("L", size, drawn.without)
        difference = ImageChops.difference(Image.frombytes("L", size, drawn.whole), self._without)
        self.text = difference.point(_over(SEEN))
        """Where the text leaves ink, 255, and elsewhere 0."""
        self._alone = drawn.text

    @cached_property
    def dark(self) -> Image.Image:
        """Where all but text makes the page dark."""
        return self._without.point(_under(self._dark))

    @cached_property
    def lost(self) -> Image.Image:
        """Where the text alone has ink, and the page has none: that of a rule through words aside."""
        gone = Image.frombytes("L", self._size, self._alone).point(_under(STRONG))
        for seen in (self.text, self.dark):
            gone.paste(0, mask=seen)  # a fifth of the time of a subtraction
        return gone

    @cached_property
    def other(self) -> Image.Image:
        """Where all but text leaves ink."""
        return self._without.point(_under(INK))

    def profile(self, of: Image.Image, run: Run, band: tuple[float, float], begin: float, end: float) -> bytes:
        """For each column of such a strip, from the begin on, how much ink there is in it."""
        strip = self.strip(of, run, *band, begin, end)
        return strip.resize((strip.width, 1), Image.Resampling.BOX).tobytes()

    def strip(self, of: Image.Image, run: Run, low: float, high: float, begin: float, end: float) -> Image.Image:
        """A strip of a drawing along a run of words, from a height to another in parts of its type size."""
        bottom, top = run.across + low * run.size, run.across + high * run.size
        if run.angle:
            return self._turned(of, run, (begin, bottom, end, top))
        x0, x1 = begin * self._across, end * self._across
        y0, y1 = (self._height - top) * self._down, (self._height - bottom) * self._down
        return of.crop((math.floor(x0), math.floor(y0), max(math.ceil(x1), math.floor(x0) + 1), max(round(y1), 1)))

    @property
    def dots_per_point(self) -> float:
        """How many dots a point has along a line."""
        return self._across

    def paint_out(self, of: Image.Image, corners: Iterable[Sequence[tuple[float, float]]]) -> Image.Image:
        """A drawing without what lies in some areas, each of which is given by its corners."""
        left = of.copy()
        brush = ImageDraw.Draw(left)
        for area in corners:
            brush.polygon([self._dot(x, y) for x, y in area], fill=0)
        return left

    def box(self, dots: tuple[int, int, int, int]) -> str:
        """A box of dots in words."""
        left, top, right, bottom = dots
        at = left / self._across, self._height - bottom / self._down
        wide, high = (right - left) / self._across, (bottom - top) / self._down
        return f"{wide:.0f} by {high:.0f} points, {at[0]:.0f} from the left and {at[1]:.0f} from the foot of the page"

    def _dot(self, x: float, y: float) -> tuple[float, float]:
        return x * self._across, (self._height - y) * self._down

    def _turned(self, of: Image.Image, run: Run, box: Box) -> Image.Image:
        """The strip in a box along a line that is not level, set level."""
        begin, bottom, end, top = box
        cos, sin = math.cos(math.radians(run.angle)), math.sin(math.radians(run.angle))
        step = 1 / self._across
        wide, high = max(round((end - begin) / step), 1), max(round((top - bottom) / step), 1)
        x, y = self._dot(begin * cos - top * sin, begin * sin + top * cos)
        times = self._down / self._across
        turned = (cos, sin, x, -sin * times, cos * times, y)
        return of.transform((min(wide, 20_000), min(high, 20_000)), Image.Transform.AFFINE, turned)


def area(run: Run, low: float, high: float, over: float) -> list[tuple[float, float]]:
    """The corners of what a run of words takes; ``low``, ``high`` and ``over`` its ends in parts of its type size."""
    cos, sin = math.cos(math.radians(run.angle)), math.sin(math.radians(run.angle))
    begin, end = run.along - over * run.size, run.after + over * run.size
    bottom, top = run.across + low * run.size, run.across + high * run.size
    corners = ((begin, bottom), (end, bottom), (end, top), (begin, top))
    return [(along * cos - across * sin, along * sin + across * cos) for along, across in corners]


def _over(least: int) -> list[int]:
    return [255 if shade >= least else 0 for shade in range(256)]


def _under(most: int) -> list[int]:
    return [255 if shade < most else 0 for shade in range(256)]
