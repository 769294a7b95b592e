"""A sheet of steps, a line each: what it is, how it is computed, the value, and whether that ties."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from tenor.packet.notation import in_words
from tenor.packet.steps import Sheet, Step
from tenor.packet.workpaper.cells import Cells, TieOuts, absolute
from tenor.packet.workpaper.styles import height
from tenor.show import rounding
from warrant.clauses import cited, words
from warrant.events.event import Evidence

COLUMNS = (
    ("Line", 5),
    ("What it is", 40),
    ("How, over other lines", 30),
    ("Value", 18),
    ("As stated", 18),
    ("Tie-out", 10),
    ("Unit", 12),
    ("Rounding", 18),
    ("Clause", 16),
    ("Stated in", 16),
    ("Evidence", 26),
    ("Readings", 9),
    ("How it was found", 44),
)
WHAT, HOW, VALUE, STATED, TIE = 1, 2, 3, 4, 5


def write_lines(sheet: Worksheet, row: int, of: Sheet, cells: Cells) -> TieOuts:
    """The header and the lines from a row on; below them the words of the clause that an adjustment is made under."""
    for column, (heading, width) in enumerate(COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(row, column, heading, cells.styles.of("head"))
    sheet.freeze_panes(row + 1, VALUE)
    first, part = row + 1, ""
    for step in of.steps:
        if step.part != part:
            row, part = row + 1, step.part
            sheet.merge_range(row, 0, row, len(COLUMNS) - 1, "", cells.styles.of("part"))
            sheet.write_string(row, 0, part, cells.styles.of("part"))
        row += 1
        _write(sheet, row, step, cells)
    if of.adjustment and (executed := words(of.adjustment.clause)):
        _write_clause(sheet, row + 2, f"{cited(of.adjustment.clause)}: “{executed}”", cells)
    return TieOuts(sheet.get_name(), (absolute(sheet, first, TIE, max(row, first)),), len(of.steps))


def _write_clause(sheet: Worksheet, row: int, quoted: str, cells: Cells) -> None:
    sheet.merge_range(row, 0, row, len(COLUMNS) - 1, "", cells.styles.of("text"))
    sheet.write_string(row, 0, quoted, cells.styles.of("text"))
    sheet.set_row(row, height({0: (quoted, sum(width for _, width in COLUMNS))}))


def _write(sheet: Worksheet, row: int, step: Step, cells: Cells) -> None:
    text, told = cells.styles.of("text"), _told(step, cells)
    shown = {**told, VALUE: step.fact.value if isinstance(step.fact.value, str) else ""}
    sheet.set_row(row, height({column: (said, COLUMNS[column][1]) for column, said in shown.items()}))
    sheet.write_number(row, 0, step.line, text)
    cells.value(sheet, row, VALUE, step)
    cells.tied(sheet, row, STATED, step.fact.value, typed=step.kind != "computed")
    for column, said in told.items():
        sheet.write_string(row, column, said, text)


def _told(step: Step, cells: Cells) -> dict[int, str]:
    """What is told of a step in words, by column."""
    fact = step.fact
    exact = rounding(fact, cells.paper.book.matter.terms.readings)
    after = (
        fact.unit,
        step.rounding,
        step.clause,
        str(fact.source or ""),
        "; ".join(map(evidence_text, step.evidence)),
        ", ".join(fact.readings),
        f"{fact.how} (from {exact})" if exact else fact.how,
    )
    return {WHAT: step.caption, HOW: in_words(step, cells.paper), **dict(enumerate(after, TIE + 1))}


def evidence_text(evidence: Evidence) -> str:
    """A piece of evidence in one line: file, page, the words."""
    page = f", page {evidence.page}" if evidence.page else ""
    quote = f": “{evidence.quote}”" if evidence.quote else ""
    return f"{evidence.file}{page}{quote}"
