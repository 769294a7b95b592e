"""Legends, quotations, formulas, signature blocks and boxes to tick, as paragraphs that stay together."""

from __future__ import annotations

from docx.shared import Twips
from lxml.etree import _Element

from docgen.docx.paragraphs import BODY_SIZE, Place, blank, form, paragraph, spaced, together
from docgen.docx.styles import LEVEL_INDENT, QUOTE_INDENT, SIGNATURE_INDENT, twips
from docgen.docx.tables import changed_row, gap, unbroken
from docgen.docx.wml import Element
from docgen.fonts import text_width
from docgen.vocabulary import change_of, name_of, text_of


def legend(element: _Element, place: Place) -> list[Element]:
    """A boxed legend; Word draws one box around neighbours of the same border."""
    return together(spaced([paragraph(child, "Legend", place.marks) for child in element], 0, 16))


def quote(element: _Element, place: Place) -> list[Element]:
    """Words of the instrument, indented at both sides, their clause levels further."""
    made = []
    for child in element:
        made.append(paragraph(child, "Quote", place.marks))
        level = name_of(child).partition("p.level-")[2]
        if level:
            form(made[-1]).left_indent = Twips(QUOTE_INDENT + int(level) * LEVEL_INDENT)
    return made


def formula(element: _Element, place: Place) -> list[Element]:
    """Centred lines; the fraction bar is a ruled empty line, as long as the longest line and a little more."""
    bar = max(text_width(text_of(child), BODY_SIZE) for child in element) + twips(16)
    made = []
    for child in element:
        drawn = name_of(child) == "p.fraction-bar"
        made.append(paragraph(child, "FractionBar" if drawn else "Formula", place.marks))
        if drawn:
            form(made[-1]).left_indent = form(made[-1]).right_indent = Twips((place.width - bar) // 2)
    return together(spaced(made, 8, 14))


def signature(element: _Element, place: Place) -> list[Element]:
    """A signature block in the right half of the page: one row that no page break parts.

    LibreOffice parts paragraphs that are only kept with the next one, so they stand in a frameless table.
    """
    made = [
        blank(child, place, SIGNATURE_INDENT)
        if name_of(child) == "p.blank"
        else paragraph(child, "SignatureBlock", place.marks)
        for child in element
    ]
    changes = {change_of(child) for child in element}
    row = changed_row(element[0], place.marks) if len(changes) == 1 else []
    last = element.getnext() is None and next(element.iterancestors()).tag == "body"
    return [unbroken(together(spaced(made, 10, 0)), place.width, row), gap(last=last)]


def boxes(element: _Element, place: Place) -> list[Element]:
    """Boxes to tick, one item a paragraph."""
    return [paragraph(item, "BoxItem", place.marks) for item in element]
