"""Blocks of the page as Word's paragraphs and tables, in the order of the page."""

from __future__ import annotations

from collections.abc import Callable

from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from lxml.etree import _Element

from docgen.docx.divisions import boxes, formula, legend, quote, signature
from docgen.docx.paragraphs import Place, blank, form, paragraph
from docgen.docx.tables import gap, keep_last_row, table
from docgen.docx.wml import Element
from docgen.vocabulary import name_of

STYLES = {
    "h1": "Heading1",
    "h2": "Heading2",
    "h3": "Heading3",
    "p": "BodyText",
    "p.center": "Centered",
    "p.subtitle": "Subtitle",
    "p.definition": "Definition",
    "p.note": "Note",
} | {f"p.level-{n}": f"Level{n}" for n in range(1, 5)}


def blocks(container: _Element, place: Place) -> list[Element]:
    """The paragraphs and tables of everything in the body or a section."""
    made: list[Element] = []
    for child in container:
        if name_of(child) == "div.signature":
            _carry(made)
        elif _follows_its_sentence(child):
            form(made[-1]).keep_with_next = True
        made += WRITERS.get(name_of(child), _text)(child, place)
    return made


def _carry(made: list[Element]) -> None:
    """Keeps with a signature block the paragraph before it, whole, and the end of what stands before that."""
    for before in made[-2:]:
        if isinstance(before, CT_P):
            form(before).keep_with_next = True
    if made and isinstance(made[-1], CT_P):
        form(made[-1]).keep_together = True
    if len(made) > 2 and made[-3].tag == qn("w:tbl"):
        keep_last_row(made[-3])


def _follows_its_sentence(element: _Element) -> bool:
    """A table stays with the sentence that leads to it."""
    before = element.getprevious()
    return element.tag == "table" and before is not None and before.tag == "p"


def _text(element: _Element, place: Place) -> list[Element]:
    return [paragraph(element, _style(element), place.marks)]


def _style(element: _Element) -> str:
    """The style by the element's name, but for the document's first head and the head of an exhibit."""
    name, parent = name_of(element), next(element.iterancestors())
    if name == "h1" and element.getroottree().find(".//h1") is element:
        return "Title"
    if name == "h2" and name_of(parent) == "section.exhibit" and element.getprevious() is None:
        return "ExhibitHeading"
    return STYLES[name]


def _section(element: _Element, place: Place) -> list[Element]:
    made = blocks(element, place)
    if not isinstance(made[0], CT_P):
        made.insert(0, gap())
    form(made[0]).page_break_before = True
    return made


def _blank(element: _Element, place: Place) -> list[Element]:
    return [blank(element, place)]


def _table(element: _Element, place: Place) -> list[Element]:
    return [table(element, place.width, place.marks), gap()]


WRITERS: dict[str, Callable[[_Element, Place], list[Element]]] = {
    "section.exhibit": _section,
    "section.page": _section,
    "div.legend": legend,
    "div.formula": formula,
    "div.signature": signature,
    "blockquote": quote,
    "p.blank": _blank,
    "ul.boxes": boxes,
    "table.figures": _table,
    "table.grid": _table,
    "table.steps": _table,
    "table.plain": _table,
}
