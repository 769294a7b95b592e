"""One paragraph of a named style, and what keeps paragraphs together on a page."""

from __future__ import annotations

from docx.oxml.text.paragraph import CT_P
from docx.shared import Twips
from docx.text.parfmt import ParagraphFormat
from lxml.etree import _Element

from docgen.docx.inline import pieces
from docgen.docx.runs import Marks, runs, tab, tracked
from docgen.docx.styles import twips
from docgen.docx.wml import Element, w
from docgen.fonts import text_width
from docgen.vocabulary import change_of, text_of
from warrant.data import dataclass

BODY_SIZE = 11


@dataclass(frozen=True)
class Place:
    """Where blocks are written: the width of the text in twips, and the marks of the file."""

    width: int
    marks: Marks


def paragraph(element: _Element, style: str, marks: Marks) -> Element:
    """One paragraph of that style with the element's words."""
    return w("p", w("pPr", w("pStyle", val=style), *changed_mark(element, marks)), *runs(pieces(element), marks))


def changed_mark(element: _Element, marks: Marks) -> list[Element]:
    """The paragraph mark's own properties, where a redline marks the whole paragraph; they stand last."""
    change = change_of(element)
    return [w("rPr", marks.change(change))] if change else []


def blank(element: _Element, place: Place, indent: int = 0) -> Element:
    """The caption, then a rule to the right edge, which is a tab's leader; ``indent`` in twips."""
    stops = [w("tab", val="right", leader="underscore", pos=place.width)]
    caption = text_of(element)
    if caption:
        start = indent + text_width(caption, BODY_SIZE) + twips(5)
        stops.insert(0, w("tab", val="left", pos=start))
    marked = changed_mark(element, place.marks)
    properties = w("pPr", w("pStyle", val="Blank"), w("tabs", *stops), w("ind", left=indent), *marked)
    rules = tracked(change_of(element), [tab() for _ in stops], place.marks)
    return w("p", properties, *runs(pieces(element), place.marks), *rules)


def form(block: Element) -> ParagraphFormat:
    """What can be set on a paragraph apart from its style."""
    assert isinstance(block, CT_P)
    return ParagraphFormat(block)


def spaced(made: list[Element], before: float, after: float) -> list[Element]:
    """The same paragraphs, with white before the first and after the last, in points."""
    form(made[0]).space_before = Twips(twips(before))
    form(made[-1]).space_after = Twips(twips(after))
    return made


def together(made: list[Element]) -> list[Element]:
    """The same paragraphs, kept on one page: each stays with the next, and none is broken."""
    for block in made:
        form(block).keep_together = True
    for block in made[:-1]:
        form(block).keep_with_next = True
    return made
