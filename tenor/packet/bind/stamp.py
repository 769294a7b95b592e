"""What is drawn on the pages of a binder: the running footer with the Bates number, marks beside figures."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

import pikepdf
from pikepdf import Dictionary

from tenor.packet.bind.stamp_font import encoded, stamp_font, width
from warrant.data import dataclass

SIZE, SIDE, FOOT = 8.0, 72.0, 15.0
"""The size of the footer's type, how far it stands from the sides and from the foot, in points."""

FONT = "/TenorStamp"
Mark = Literal["tick", "cross"]
"""What stands beside a figure: that it is as computed, or that it is not."""

COLOURS: dict[Mark, tuple[float, float, float]] = {"tick": (0.05, 0.42, 0.2), "cross": (0.64, 0.07, 0.16)}
WIDE = 4.6
"""The width of a mark in points."""

Box = tuple[float, float, float, float]
"""Left, bottom, right and top on the page as the file measures it."""


@dataclass(frozen=True)
class Numbering:
    """Bates numbers: a prefix, how many digits, the first number."""

    prefix: str
    digits: int = 6
    start: int = 1

    def of(self, page: int) -> str:
        """The number of a page, counted from 0."""
        return f"{self.prefix}{self.start + page:0{self.digits}d}"


class Stamps:
    """The stamps of one file."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._font = stamp_font(pdf)
        self._before = pdf.make_indirect(pdf.make_stream(b"q\n"))

    def put(self, page: pikepdf.Page, left: str, right: str, marks: Iterable[tuple[Mark, Box]]) -> None:
        """Draws a page's footer, of words at the left and at the right, and a mark at each box."""
        drawn_marks = b"".join(_mark(mark, box) for mark, box in marks)
        drawn = b"\nQ\n" + _footer(page.obj, left, right) + (_artifact(b"/Layout", drawn_marks) if drawn_marks else b"")
        held = page.obj
        contents = held.get("/Contents")
        there = list(contents) if isinstance(contents, pikepdf.Array) else [] if contents is None else [contents]
        held.Contents = pikepdf.Array([self._before, *there, self._pdf.make_stream(drawn)])
        _fonts(page)[FONT] = self._font


def _fonts(page: pikepdf.Page) -> Any:
    """The page's own table of fonts: one that pages share, or inherit, is not written into."""
    resources = page.resources
    fonts = resources.get("/Font")
    made = Dictionary() if fonts is None else Dictionary(dict(fonts))
    page.obj.Resources = Dictionary({**dict(resources), "/Font": made})
    return page.obj.Resources.Font


def _footer(page: Any, left: str, right: str) -> bytes:
    """The words, drawn upright on the page as it is shown."""
    turned, sheet = _turned(page)
    at = sheet - SIDE - width(right, SIZE)
    words = b"BT %s %s Tf 0 g 1 0 0 1 %.2f %.2f Tm %s Tj 1 0 0 1 %.2f %.2f Tm %s Tj ET" % (
        FONT.encode(), b"%.0f" % SIZE, SIDE, FOOT, _string(left), at, FOOT, _string(right),
    )  # fmt: skip
    return _artifact(b"/Pagination /Subtype /Footer", turned + b" cm " + words)


def _turned(page: Any) -> tuple[bytes, float]:
    """What turns the page as shown into the page as measured, and the width of the page as shown."""
    left, bottom, right, top = (float(each) for each in page.get("/CropBox", page.MediaBox))
    turn = int(page.get("/Rotate", 0)) % 360
    matrices = {0: (1, 0, 0, 1, left, bottom), 90: (0, 1, -1, 0, right, bottom)}
    matrices |= {180: (-1, 0, 0, -1, right, top), 270: (0, -1, 1, 0, left, top)}
    a, b, c, d, e, f = matrices[turn]
    return b"%d %d %d %d %.2f %.2f" % (a, b, c, d, e, f), top - bottom if turn % 180 else right - left


def _artifact(kind: bytes, drawn: bytes) -> bytes:
    return b"/Artifact <</Type %s>> BDC q %s Q EMC\n" % (kind, drawn)


def _mark(mark: Mark, box: Box) -> bytes:
    """A mark at the upper right of a box, raised as a note is, so that it hides no word beside it."""
    _, bottom, right, top = box
    x, y = right - 0.2, bottom + 0.72 * (top - bottom)
    if mark == "tick":
        points = (x, y + 0.4 * WIDE, x + 0.35 * WIDE, y, x + WIDE, y + WIDE)
        drawn = b"%.2f %.2f m %.2f %.2f l %.2f %.2f l S " % points
    else:
        corners = (x, y, x + WIDE, y + WIDE, x, y + WIDE, x + WIDE, y)
        drawn = b"%.2f %.2f m %.2f %.2f l %.2f %.2f m %.2f %.2f l S " % corners
    return b"%.2f %.2f %.2f RG 1 J 1 j 1.1 w " % COLOURS[mark] + drawn


def _string(text: str) -> bytes:
    escaped = encoded(text).replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"(" + escaped + b")"
