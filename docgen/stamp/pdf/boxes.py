"""What WeasyPrint laid out: the lines in which a slot stands, box by box, and what it paints.

Where a box stands on its line, and how wide that line may be, WeasyPrint tells only in its own boxes. What is used of
them is named here and in ``docgen.stamp.pdf.glyphs``, and nowhere else; the version is bounded in pyproject.toml.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from warrant.data import dataclass

UNITS = 1024
"""Pango's units in a pixel: each glyph is so many of them wide, and a text as many as its glyphs."""
SCALE = 0.75
"""Points in a pixel."""


class Style(NamedTuple):
    """What decides how letters look: size in pixels, weight, slant."""

    size: float
    weight: int
    slant: str


@dataclass(frozen=True)
class Words:
    """A box of words on a line: its text, width in pixels, how deep it is nested, where it is painted, its style."""

    text: str
    width: float
    depth: int
    x: float
    y: float
    style: Style


@dataclass(frozen=True)
class Line:
    """A line of words: where it may begin, how wide it may be, and where in that width its words stand.

    ``align`` is the part of the width left over that goes before the words: 0 on the left, 1 on the right.
    """

    x: float
    width: float
    align: float
    words: tuple[Words, ...]


def lines(page: Any, texts: Sequence[str]) -> Iterator[Line]:
    """The lines of a page in which one of some texts stands, those of the page furniture too."""
    for box, parent in _line_boxes(page._page_box):
        words = tuple(each for each in _words(box, 0) if each.text)
        if any(text in each.text for each in words for text in texts):
            yield Line(parent.content_box_x(), parent.width, _align(box.style), words)


def words_of(page: Any) -> Iterator[Words]:
    """All words of a page, in the order in which they are painted."""
    for box, _ in _line_boxes(page._page_box):
        yield from _words(box, 0)


def painted(document: Any, number: int) -> list[bytes]:
    """The operators that paint a page, which so takes its glyphs into the fonts of the document."""
    from pydyf import _to_bytes

    return [_to_bytes(operator) for operator in paint(document, number)]


def paint(document: Any, number: int) -> Any:
    """Paints a page, which so takes its glyphs into the fonts of the document; the operators as pydyf has them."""
    from pydyf import Dictionary
    from weasyprint.pdf.stream import Stream  # type: ignore[import-untyped]

    page = document.pages[number]
    resources = Dictionary({name: Dictionary() for name in ("ExtGState", "XObject", "Pattern", "Shading")})
    area = (0, 0, page.width, page.height)
    stream = Stream(document.fonts, area, resources, {}, None, document.color_profiles, document.output_intent)
    page.paint(stream, SCALE)
    return stream.stream


def number(value: float) -> bytes:
    """A number as the operators of a page have it."""
    return b"%d" % value if value.is_integer() else (b"%f" % value).rstrip(b"0")


def _line_boxes(box: Any, parent: Any = None) -> Iterator[tuple[Any, Any]]:
    from weasyprint.formatting_structure import boxes  # type: ignore[import-untyped]

    if isinstance(box, boxes.LineBox):
        yield box, parent
    for child in getattr(box, "children", ()):
        yield from _line_boxes(child, box)


def _words(box: Any, depth: int) -> Iterator[Words]:
    from weasyprint.formatting_structure import boxes

    for child in box.children:
        if isinstance(child, boxes.TextBox):
            style = Style(child.style["font_size"], child.style["font_weight"], child.style["font_style"])
            yield Words(child.text, child.width, depth, child.position_x, child.position_y + child.baseline, style)
        elif isinstance(child, boxes.InlineBox):
            yield from _words(child, depth + 1)


def _align(style: Any) -> float:
    return {"right": 1.0, "end": 1.0, "center": 0.5}.get(style["text_align_all"], 0.0)
