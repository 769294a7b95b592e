"""Tables: columns as wide as their words ask, heads repeated on every page, no row broken across pages."""

from __future__ import annotations

from collections.abc import Sequence

from docx.oxml.ns import qn
from lxml.etree import _Element

from docgen.docx.inline import pieces
from docgen.docx.paragraphs import changed_mark, form
from docgen.docx.runs import Marks, runs
from docgen.docx.styles_part import rule
from docgen.docx.wml import Element, w
from docgen.fonts import text_width
from docgen.vocabulary import change_of, name_of, text_of

TEXT_SIZE = {"table.figures": 10.5, "table.grid": 10.5, "table.steps": 10.5, "table.plain": 11.0}
STYLES = {"table.figures": "Figures", "table.grid": "Grid", "table.steps": "Grid", "table.plain": "Plain"}
FIXED = {"table.figures": (50, 50), "table.steps": (17, 59, 24)}
"""The parts of a hundred that the columns of some tables take, whatever stands in them; print.css has the same."""
PADDING = 250
"""The white at a cell's two sides, in twips, and a little more for what is not measured."""


def table(element: _Element, width: int, marks: Marks) -> Element:
    """The table, as wide as the text; ``width`` in twips."""
    kind = name_of(element)
    rows = list(element.iter("tr"))
    fixed = FIXED.get(kind)
    columns = _shares([0] * len(fixed), fixed, width) if fixed else _column_widths(rows, width, TEXT_SIZE[kind])
    properties = w(
        "tblPr",
        w("tblStyle", val=STYLES[kind]),
        w("tblW", w=width, type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblLook", firstRow=0, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
    )
    grid = w("tblGrid", *(w("gridCol", w=column) for column in columns))
    built = (_row(row, kind, columns, marks, _stays(row, kind)) for row in rows)
    return w("tbl", properties, grid, *built)


def keep_last_row(built: Element) -> None:
    """Keeps the last row of a table on the page of what follows the table."""
    last = built.findall(qn("w:tr"))[-1]
    for line in last.iter(qn("w:p")):
        form(line).keep_with_next = True


def _stays(row: _Element, kind: str) -> bool:
    """Whether a row stays with the next one: figures are not parted, nor a first or last row from its neighbour."""
    body = row.getparent()
    assert body is not None
    at, last = body.index(row), len(body) - 1
    if kind == "table.plain":
        return False
    if body.tag == "thead":
        return True
    return at < last and (kind == "table.figures" or at == 0 or at == last - 1)


def unbroken(paragraphs: list[Element], width: int, change: list[Element]) -> Element:
    """Paragraphs in the only cell of a table without rules, whose row is not broken across pages.

    ``change`` is the row's own tracked change, if there is one.
    """
    bare = w("tblCellMar", w("left", w=0, type="dxa"), w("right", w=0, type="dxa"))
    properties = w("tblPr", w("tblW", w=width, type="dxa"), w("tblLayout", type="fixed"), bare)
    cell = w("tc", w("tcPr", w("tcW", w=width, type="dxa")), *paragraphs)
    grid = w("tblGrid", w("gridCol", w=width))
    return w("tbl", properties, grid, w("tr", w("trPr", w("cantSplit"), *change), cell))


def gap(*, last: bool = False) -> Element:
    """The small empty paragraph behind a table; without it Word would join two tables.

    Where it is the ``last`` of the document it is a point high, lest it alone make another page.
    """
    flat = [w("spacing", before=0, after=0, line=20, lineRule="exact")] if last else []
    return w("p", w("pPr", w("pStyle", val="TableGap"), *flat))


def changed_row(row: _Element, marks: Marks) -> list[Element]:
    """A row's own tracked change, where a redline marks the whole row; it stands last among its properties."""
    change = change_of(row)
    return [marks.change(change)] if change else []


def _row(row: _Element, kind: str, columns: list[int], marks: Marks, keep: bool) -> Element:
    head = _in_head(row)
    properties = w("trPr", w("cantSplit"), *([w("tblHeader")] if head else []), *changed_row(row, marks))
    cells = zip(row, columns, strict=True)
    return w("tr", properties, *(_cell(cell, kind, head, column, marks, keep) for cell, column in cells))


def _cell(cell: _Element, kind: str, head: bool, width: int, marks: Marks, keep: bool) -> Element:
    properties = w("tcPr", w("tcW", w=width, type="dxa"))
    if head:
        properties.extend((w("tcBorders", rule("bottom", 6)), w("vAlign", val="bottom")))
    style = "TablePlain" if kind == "table.plain" else "TableHead" if head else "TableText"
    lines = cell.findall("p") or [cell]
    number = name_of(cell).endswith(".number")
    return w("tc", properties, *(_line(line, style, number, marks, keep) for line in lines))


def _line(line: _Element, style: str, number: bool, marks: Marks, keep: bool) -> Element:
    """One paragraph of a cell; ``keep`` holds its row on the page of the next row."""
    together, right = [w("keepNext")] * keep, [w("jc", val="right")] * number
    properties = w("pPr", w("pStyle", val=style), *together, *right, *changed_mark(line, marks))
    return w("p", properties, *runs(pieces(line), marks))


def _in_head(row: _Element) -> bool:
    return next(row.iterancestors()).tag == "thead"


def _column_widths(rows: list[_Element], total: int, size: float) -> list[int]:
    """Widths that add up to the total: what the longest word needs, then shares of what the text asks."""
    columns = list(zip(*rows, strict=True))
    least = [max(_longest_word(cell, size) for cell in column) + PADDING for column in columns]
    asked = [max(_whole(cell, size) for cell in column) + PADDING for column in columns]
    if sum(asked) <= total:
        return _shares([0] * len(columns), asked, total)
    return _shares(least, [more - less for more, less in zip(asked, least, strict=True)], total)


def _shares(floor: list[int], weights: Sequence[int], total: int) -> list[int]:
    spare = total - sum(floor)
    pairs = zip(floor, weights, strict=True)
    widths = [low + spare * weight // max(1, sum(weights)) for low, weight in pairs]
    return [*widths[:-1], total - sum(widths[:-1])]


def _longest_word(cell: _Element, size: float) -> int:
    if name_of(cell).endswith((".number", ".citation")):
        return _whole(cell, size)
    return max((text_width(word, size, bold=True) for word in text_of(cell).split(" ")), default=0)


def _whole(cell: _Element, size: float) -> int:
    return text_width(text_of(cell), size, bold=_in_head(next(cell.iterancestors("tr"))))
