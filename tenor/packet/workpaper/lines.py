"""A sheet of steps, a line each: what it is, how it is computed, the value, and whether that ties."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from tenor.packet.notation import in_words
from tenor.packet.steps import Step
from tenor.packet.workpaper.cells import Cells, TieOuts, absolute
from tenor.packet.workpaper.styles import height
from tenor.show import rounding
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


def write_lines(sheet: Worksheet, row: int, steps: tuple[Step, ...], cells: Cells) -> TieOuts:
    """The header and the lines from a row on."""
    for column, (heading, width) in enumerate(COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(row, column, heading, cells.styles.of("head"))
    sheet.freeze_panes(row + 1, VALUE)
    first, part = row + 1, ""
    for step in steps:
        if step.part != part:
            row, part = row + 1, step.part
            sheet.merge_range(row, 0, row, len(COLUMNS) - 1, "", cells.styles.of("part"))
            sheet.write_string(row, 0, part, cells.styles.of("part"))
        row += 1
        _write(sheet, row, step, cells)
    return TieOuts(sheet.get_name(), (absolute(sheet, first, TIE, max(row, first)),), len(steps))


def _write(sheet: Worksheet, row: int, step: Step, cells: Cells) -> None:
    text, told = cells.styles.of("text"), _told(step, cells)
    shown = {**told, VALUE: step.fact.value if isinstance(step.fact.value, str) else ""}
    sheet.set_row(row, height({column: (words, COLUMNS[column][1]) for column, words in shown.items()}))
    sheet.write_number(row, 0, step.line, text)
    cells.value(sheet, row, VALUE, step)
    cells.tied(sheet, row, STATED, step.fact.value, typed=step.kind != "computed")
    for column, words in told.items():
        sheet.write_string(row, column, words, text)


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
