"""A sheet of steps, a line each: what it is, how it is computed, the value, and whether that ties."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from tenor.packet.notation import in_words
from tenor.packet.steps import Step
from tenor.packet.workpaper.cells import Cells, TieOuts, absolute
from warrant.events.event import Evidence

COLUMNS = (
    ("Line", 6),
    ("What it is", 46),
    ("How, over other lines", 34),
    ("Value", 20),
    ("As stated", 20),
    ("Tie-out", 10),
    ("Unit", 14),
    ("Rounding", 22),
    ("Clause", 16),
    ("Stated in", 20),
    ("Evidence", 30),
    ("Readings", 12),
    ("How it was found", 60),
)
WHAT, HOW, VALUE, STATED, TIE = 1, 2, 3, 4, 5


def write_lines(sheet: Worksheet, row: int, steps: tuple[Step, ...], cells: Cells) -> TieOuts:
    """The header and the lines from a row on."""
    for column, (heading, width) in enumerate(COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(row, column, heading, cells.styles.of("head"))
    first, part = row + 1, ""
    for step in steps:
        if step.part != part:
            row, part = row + 1, step.part
            sheet.merge_range(row, 0, row, len(COLUMNS) - 1, "", cells.styles.of("part"))
            sheet.write_string(row, 0, part, cells.styles.of("part"))
        row += 1
        _write(sheet, row, step, cells)
    return TieOuts(sheet.get_name(), absolute(sheet, first, TIE, max(row, first)), len(steps))


def _write(sheet: Worksheet, row: int, step: Step, cells: Cells) -> None:
    text, fact = cells.styles.of("text"), step.fact
    sheet.write_number(row, 0, step.line, text)
    sheet.write_string(row, WHAT, step.caption, text)
    sheet.write_string(row, HOW, in_words(step, cells.paper), text)
    cells.value(sheet, row, VALUE, step)
    cells.tied(sheet, row, STATED, fact.value, typed=step.kind != "computed")
    told = (
        fact.unit,
        step.rounding,
        step.clause,
        str(fact.source or ""),
        "; ".join(map(evidence_text, step.evidence)),
        ", ".join(fact.readings),
        fact.how,
    )
    for column, words in enumerate(told, TIE + 1):
        sheet.write_string(row, column, words, text)


def evidence_text(evidence: Evidence) -> str:
    """A piece of evidence in one line: file, page, the words."""
    page = f", page {evidence.page}" if evidence.page else ""
    quote = f": “{evidence.quote}”" if evidence.quote else ""
    return f"{evidence.file}{page}{quote}"
