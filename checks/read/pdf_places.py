"""Where on its page each character of a PDF's text is drawn.

Offsets are those of ``Paper.text``. A box is four corners on the page as the file measures it, whether or not the
page is shown turned: upper left, upper right, lower left, lower right of the words, as ISO 32000 has it for marks.
"""

from __future__ import annotations

import io
import math
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from pypdf import PageObject, PdfReader

from checks.read.changes import View
from checks.read.pdf import complaints, pieces_in_order
from checks.read.pdf_fonts import FontShelf
from checks.read.pdf_run import Run
from checks.read.pdf_runs import Drawing
from checks.read.pdf_state import Matrix, product, upright
from checks.text import GrowingText

ASCENT, DESCENT = 0.8, 0.24
"""How far words reach above and below their baseline, in parts of the type size."""

Point = tuple[float, float]
Corners = tuple[Point, Point, Point, Point]


class Letter(NamedTuple):
    """A letter as drawn: its run, and where it begins and ends along its direction of writing."""

    run: Run
    page: int
    along: float
    after: float


class Measured(Drawing):
    """One page being drawn, with the begin and the end of every letter of its runs."""

    def __init__(self, fonts: FontShelf, page: PageObject) -> None:
        super().__init__(fonts, page)
        self.letters: list[list[tuple[float, float]]] = []
        self.boxes_of_pictures: list[tuple[Point, ...]] = []
        self._shown: list[tuple[float, float]] = []

    def _parts(self, shown: Sequence[Any]) -> Sequence[Any]:
        """Glyph by glyph; where each of their letters begins and ends on the line is kept for ``_emit``."""
        glyphs = list(self._glyphs(shown))
        self._shown += [(begin, end) for _, letters, begin, end in glyphs for _ in letters]
        return [code for code, *_ in glyphs]

    def _emit(self, text: str, begin: float, end: float, shown: Sequence[Any]) -> None:
        count = len(self.runs)
        super()._emit(text, begin, end, shown)
        ends, self._shown = self._shown[: len(text)], self._shown[len(text) :]
        if len(self.runs) > count:
            along, after = self.runs[-1].along, self.runs[-1].after
            times = (after - along) / (end - begin) if end != begin else 0.0
            self.letters.append(
                [(along + (one - begin) * times, along + (other - begin) * times) for one, other in ends]
            )

    def _picture(self, operands: Sequence[Any]) -> None:
        super()._picture(operands)
        corners = ((0, 0), (1, 0), (1, 1), (0, 1))
        self.boxes_of_pictures.append(tuple(_moved(corner, self._state.matrix) for corner in corners))


class PagePlaces:
    """The boxes of a PDF's characters by the offsets of its text.

    ``pages`` are as drawn; ``letters`` those of the text, each with its offset in ``offsets``.
    """

    def __init__(self, path: Path, data: bytes, reader: PdfReader | None = None) -> None:
        """Draws the file again, which was read before: with the reader of that time, if it is given."""
        fonts = FontShelf()
        with complaints():  # which were told when the file was read
            self.reader = reader or PdfReader(io.BytesIO(data))
            self.pages = [_drawn(fonts, page) for page in self.reader.pages]
        growing = GrowingText()
        self.offsets: list[int] = []
        self.letters: list[Letter] = []
        by_run = {id(run): at for page in self.pages for run, at in zip(page.runs, page.letters, strict=True)}
        for cut, place in pieces_in_order(path.name, self.pages, View.ACCEPTED):
            offsets = growing.add(cut.text, place)
            for start, run in cut.drawn:
                self._add(run, (place.page or 1) - 1, by_run[id(run)], offsets[start:])
        self.text = growing.text()

    def _add(self, run: Run, page: int, drawn: Sequence[tuple[float, float]], offsets: Sequence[int]) -> None:
        """The letters of a run; where accents are put upon letters, it is measured as a whole."""
        count = len(run.text) if run.text.isascii() else len(unicodedata.normalize("NFC", run.text))
        if count != len(drawn):
            drawn = [(run.along, run.after)] * count
        for (along, after), offset, following in zip(drawn, offsets, offsets[1:], strict=False):
            if following > offset:
                self.offsets.append(offset)
                self.letters.append(Letter(run, page, along, after))

    def boxes(self, start: int, end: int) -> list[tuple[int, Corners]]:
        """The boxes over the words of a range, one for each line or cell, each with its page, counted from 0."""
        first, after = bisect_left(self.offsets, start), bisect_left(self.offsets, end)
        found: list[Letter] = []
        for letter in self.letters[first:after]:
            if found and _is_beside(found[-1], letter):
                found[-1] = found[-1]._replace(after=max(found[-1].after, letter.after))
            elif letter.after > letter.along:
                found.append(letter)
        return [(letter.page, _box(letter, self.reader.pages[letter.page])) for letter in found]


def _drawn(fonts: FontShelf, page: PageObject) -> Measured:
    measured = Measured(fonts, page)
    measured.draw()
    return measured


def _direction(run: Run) -> Point:
    return math.cos(math.radians(run.angle)), math.sin(math.radians(run.angle))


def _is_beside(last: Letter, letter: Letter) -> bool:
    """Whether a letter goes on where the last one ends, on its line: a gap of a type size parts two cells."""
    one, other = last.run, letter.run
    size = max(one.size, other.size)
    is_level = last.page == letter.page and one.angle == other.angle and abs(one.across - other.across) < 0.1 * size
    return is_level and -0.3 * size < letter.along - last.after < size


def _box(letter: Letter, page: PageObject) -> Corners:
    """The corners on the page as the file measures it."""
    run, (cos, sin) = letter.run, _direction(letter.run)
    low, high = run.across - DESCENT * run.size, run.across + ASCENT * run.size
    back = _inverse(upright(page)[0])
    corners = ((letter.along, high), (letter.after, high), (letter.along, low), (letter.after, low))
    upper_left, upper_right, lower_left, lower_right = (
        _moved((along * cos - across * sin, along * sin + across * cos), back) for along, across in corners
    )
    return upper_left, upper_right, lower_left, lower_right


def _moved(point: Point, matrix: Matrix) -> Point:
    x, y = product((1, 0, 0, 1, *point), matrix)[4:]
    return x, y


def _inverse(turned: Matrix) -> Matrix:
    """The matrix that undoes one that turns by a right angle and shifts."""
    a, b, c, d, e, f = turned
    return product((1, 0, 0, 1, -e, -f), (a, c, b, d, 0, 0))
