"""The rows of a sheet."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from lxml import etree

from tenor.holders.row import Row
from tenor.holders.workbook.contents import Contents
from tenor.holders.workbook.package import Package, local
from tenor.holders.workbook.strings import text_of
from tenor.matter.scalars import Mistake, shown

COLUMNS_MAX = 16_384
ROWS_MAX = 1_048_576
WRITE = "write the value itself"
HIDDEN = "show it, or delete it"
TRUE = ("1", "true")


def sheet_rows(package: Package, contents: Contents) -> Iterator[Row]:
    """The rows in which anything stands; the first, with the headings, is as wide as they are.

    A hidden row is wrong, for who sees the sheet does not see its Holder; so are headings of which one is hidden.
    """
    line, width, hidden = 0, 0, set[int]()
    for element in package.elements(contents.sheet, "row", "cols", "sheetData"):
        match local(element):
            case "cols":
                hidden = set(_hidden(element))
            case "row":
                line = _number(element, line)
                row = _row(element, line, contents, width)
                if any(map(str.strip, row.cells)) or row.wrong:
                    yield row if width else _heads(row, hidden)
                    width = width or len(row.cells)
            case _:
                return


def _number(element: etree._Element, before: int) -> int:
    """The number of a row, which follows the row before where it says none."""
    number = int(element.get("r", before + 1))
    if not before < number <= ROWS_MAX:
        raise Mistake(f"row {number} behind row {before}", "save the workbook again in Excel")
    return number


def _heads(row: Row, hidden: set[int]) -> Row:
    out_of_sight = [each for at, each in enumerate(row.cells) if at in hidden]
    return row._replace(wrong=(*row.wrong, *(Mistake(f"the column {each} is hidden", HIDDEN) for each in out_of_sight)))


def _hidden(columns: etree._Element) -> Iterator[int]:
    for each in columns:
        if each.get("hidden") in TRUE:
            yield from range(int(each.get("min", "1")) - 1, min(int(each.get("max", "1")), COLUMNS_MAX))


def _row(element: etree._Element, line: int, contents: Contents, width: int) -> Row:
    """A row of so many cells; of as many as stand there where the width is not known yet."""
    cells, wrong, at = [""] * width, list[Mistake](), -1
    for cell in element:
        reference = cell.get("r")
        at = column(reference.rstrip("0123456789")) if reference else at + 1
        try:
            text = _text(cell, contents)
        except Mistake as mistake:
            wrong.append(Mistake(f"{reference or f'cell {at + 1}'}: {mistake.what}", mistake.instead))
            continue
        if at < len(cells):
            cells[at] = text
        elif text.strip() and not width:
            cells += [""] * (at - len(cells)) + [text]
        elif text.strip():
            wrong.append(
                Mistake(f"{reference}: {shown(text)} under no heading", "write it under a heading, or delete it")
            )
    if element.get("hidden") in TRUE and (wrong or any(cells)):
        wrong.append(Mistake("the row is hidden", HIDDEN))
    return Row(line, cells, tuple(wrong))


@cache
def column(letters: str) -> int:
    """The number of a column, from 0, by its letters."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    if not 0 < number <= COLUMNS_MAX:
        raise ValueError(f"there is no column {letters}")
    return number - 1


def _text(cell: etree._Element, contents: Contents) -> str:
    """The text of a cell; ``Mistake`` where it has none that is its own."""
    kind, value, formula = cell.get("t"), "", False
    if kind == "s" and len(cell) == 1:  # nearly every cell of a list
        return contents.strings[cell[0].text]
    for part in cell:
        match local(part):
            case "v":
                value = part.text or ""
            case "is":
                return text_of(part)
            case "f":
                formula = True
    if formula and not value and kind != "str":
        raise Mistake("a formula without a value", f"save the workbook in Excel, or {WRITE}")
    match kind:
        case "s":
            return contents.strings[value]
        case "str":
            return value
        case "n" | None:
            return contents.formats.text(value, cell.get("s")) if value else ""
        case "e":
            raise Mistake(f"the error {shown(value)}", WRITE)
        case "b":
            raise Mistake(f"{'TRUE' if value == '1' else 'FALSE'}, which is no text and no number", WRITE)
        case _:
            raise Mistake("a date", "format the column as text, and type it again")
