"""The register of Warrants, and the counts of Section 3, as tables over the cells of other sheets."""

from __future__ import annotations

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from tenor.packet.workpaper.cells import Cells, TieOuts, absolute
from tenor.packet.workpaper.styles import LINE
from warrant.quantities import NO_SHARES
from warrant.register import Registered, registered
from warrant.section_3 import sufficiencies

HEADINGS = (
    ("Certificate", 14),
    ("Registered Holder", 40),
    ("Shares purchasable", 20),
    ("As stated", 20),
    ("Tie-out", 10),
    ("Issued on", 14),
    ("Issued by", 14),
    ("In place of", 14),
    ("Cancelled on", 14),
    ("Cancelled by", 14),
)
SHARES, STATED, TIE = 2, 3, 4
COUNT_WIDTH = 20
COUNTS = {
    "authorised": "Authorized",
    "outstanding": "Outstanding",
    "for_others": "Reserved for others",
    "available": "Available",
    "purchasable": "Purchasable under all Warrants",
    "short": "Short of those authorized",
    "reserved": "Reserved for the Warrants",
    "reserved_short": "Short of those reserved",
}


def write_register(sheet: Worksheet, row: int, cells: Cells) -> TieOuts:
    """A row for each certificate ever issued, those outstanding first, and the sum of these."""
    lines = registered(cells.paper.book.state)
    outstanding = [each for each in lines if not each.cancelled_by]
    for column, (heading, width) in enumerate(HEADINGS):
        sheet.set_column(column, column, width)
        sheet.write_string(row, column, heading, cells.styles.of("head"))
    first = row + 1
    for line in (*outstanding, *(each for each in lines if each.cancelled_by)):
        row += 1
        _write(sheet, row, line, cells)
    row += 1
    cells_summed = f"{xl_rowcol_to_cell(first, SHARES)}:{xl_rowcol_to_cell(first + len(outstanding) - 1, SHARES)}"
    total = sum((each.warrant.shares.value for each in outstanding), NO_SHARES)
    formula = f"=SUM({cells_summed})" if outstanding else "=0"
    sheet.write_string(row, 1, "All Warrants outstanding", cells.styles.of("head"))
    sheet.write_formula(row, SHARES, formula, cells.styles.of("computed", total), float(total.amount))
    cells.tied(sheet, row, STATED, total)
    return TieOuts(sheet.get_name(), (absolute(sheet, first, TIE, row),), len(lines) + 1)


def _write(sheet: Worksheet, row: int, line: Registered, cells: Cells) -> None:
    warrant, text = line.warrant, cells.styles.of("text")
    sheet.write_string(row, 0, warrant.certificate, text)
    sheet.write_string(row, 1, warrant.holder.name, text)
    cells.reference(sheet, row, SHARES, warrant.shares)
    cells.tied(sheet, row, STATED, warrant.shares.value)
    told = (warrant.issued_on, warrant.issued_by, warrant.parent, line.cancelled_on, line.cancelled_by)
    for column, value in enumerate(told, TIE + 1):
        cells.typed(sheet, row, column, value, "text")


def write_counts(sheet: Worksheet, row: int, cells: Cells) -> TieOuts:
    """A row for each moment at which a count of Section 3 moved."""
    moments = tuple(sufficiencies(cells.paper.book))
    stated = [name for name in COUNTS if any(getattr(each, name) for each in moments)]
    sheet.set_column(0, len(stated), COUNT_WIDTH)
    for column, heading in enumerate(("After", *(COUNTS[name] for name in stated))):
        sheet.write_string(row, column, heading, cells.styles.of("head"))
    sheet.set_row(row, 2 * LINE)
    for each in moments:
        row += 1
        sheet.write_string(row, 0, each.after, cells.styles.of("text"))
        for column, fact in enumerate((getattr(each, name) for name in stated), 1):
            if fact:
                cells.reference(sheet, row, column, fact)
    return TieOuts(sheet.get_name(), (), 0)
