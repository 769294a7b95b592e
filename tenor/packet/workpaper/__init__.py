"""The workpaper: every adjustment as a sheet of live formulas that Excel and LibreOffice recalculate to our figures.

What stands in it is ``tenor.packet.placing.workpaper``; here it is written. The same book gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO
from types import MappingProxyType

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from tenor.packet.placing import PRICES, REGISTER, RESERVATION, TABLES, workpaper
from tenor.packet.steps import Sheet
from tenor.packet.workpaper.cells import ALTERED, BREAK, Cells, TieOuts
from tenor.packet.workpaper.cover import what_it_holds, write_cover
from tenor.packet.workpaper.lines import write_lines
from tenor.packet.workpaper.prices import write_prices
from tenor.packet.workpaper.register import write_counts, write_register
from tenor.packet.workpaper.styles import Styles
from warrant.book import Book
from warrant.clauses import cited

COVER = "Cover"
NO_DATE = datetime(1980, 1, 1, tzinfo=UTC)
"""A workbook has to bear a date, and the same matter has to give the same bytes."""
PAPERS = {"Letter": 1, "A4": 9}
"""The number by which a workbook names each sheet of paper."""
NOTHING: Mapping[str, str] = MappingProxyType({})
WORDS_STAY_WORDS = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}


def workpaper_xlsx(book: Book, hashes: Mapping[str, str] = NOTHING) -> bytes:
    """The workbook of a book; ``hashes`` are the SHA-256 of the matter's files by name, for the cover.

    ``tenor.packet.derivations.Disagreement`` where a formula does not give the figure that it stands for.
    """
    paper, out = workpaper(book), BytesIO()
    workbook = Workbook(out, {"in_memory": True, **WORDS_STAY_WORDS})
    workbook.set_properties({"title": f"Workpaper, Warrant {book.matter.terms.certificate}", "created": NO_DATE})
    cells = Cells(paper, Styles(workbook))
    cover = workbook.add_worksheet(COVER)
    tied = tuple(_sheet(workbook, each, cells) for each in paper.sheets if _has_lines(each))
    write_cover(cover, tied, hashes, cells)
    for name, place in sorted(cells.places.items()):
        workbook.define_name(name, f"={place}")
    marks = {BREAK: {"bg_color": "#FFC7CE", "bold": True}, ALTERED: {"bg_color": "#FFEB9C"}}
    for worksheet in workbook.worksheets():
        _finish(worksheet, book, {word: workbook.add_format(mark) for word, mark in marks.items()})
    workbook.close()
    return out.getvalue()


def _has_lines(sheet: Sheet) -> bool:
    return bool(sheet.steps) or sheet.title in TABLES


def _sheet(workbook: Workbook, of: Sheet, cells: Cells) -> TieOuts:
    sheet = workbook.add_worksheet(of.title)
    sheet.write_string(0, 0, of.title, cells.styles.of("title"))
    sheet.write_string(1, 0, what_it_holds(of), cells.styles.of("title"))
    row = 3
    for words in _why(of):
        sheet.write_string(row - 1, 0, words)
        row += 1
    if of.title == PRICES:
        return write_prices(sheet, row, of, cells)
    if of.title == REGISTER:
        return write_register(sheet, row, cells)
    if of.title == RESERVATION:
        return write_counts(sheet, row, cells)
    return write_lines(sheet, row, of, cells)


def _why(of: Sheet) -> list[str]:
    """Why the clause of an adjustment applies."""
    if not of.adjustment:
        return []
    return [f"{cited(each.clause)}: {each.because}." for each in of.adjustment.considered if each.applies]


def _finish(sheet: Worksheet, book: Book, marks: Mapping[str, object]) -> None:
    """How a sheet is printed, and the marks on what does not tie."""
    sheet.set_landscape()
    sheet.set_paper(PAPERS[book.matter.terms.paper])
    sheet.set_footer("&LWorkpaper, &A&RPage &P of &N")
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)
    for word, mark in marks.items():
        criteria = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": mark}
        sheet.conditional_format(0, 0, 1_999, 12, criteria)
