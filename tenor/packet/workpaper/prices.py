"""The sheet of closing prices: for each Current Market Price its fifteen days, their closes and the average."""

from __future__ import annotations

from collections.abc import Iterator

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from tenor.packet.steps import Sheet, Step
from tenor.packet.windows import TOTAL, CloseRow, Window, closed_days
from tenor.packet.workpaper.cells import BREAK, OK, Cells, TieOuts, absolute
from tenor.packet.workpaper.styles import height
from warrant.facts import AnyFact

COLUMNS = (
    ("Line", 6),
    ("Business day", 26),
    ("Day", 10),
    ("Bid", 12),
    ("Asked", 12),
    ("As reported", 14),
    ("Close averaged", 18),
    ("As stated", 18),
    ("Tie-out", 10),
    ("Stated in", 20),
    ("How it was found", 60),
)
LINE, DAY, CHECK, BID, ASKED, REPORTED, CLOSE, STATED, TIE, SOURCE, HOW = range(len(COLUMNS))
CLOSED = "closed_days"


def write_prices(sheet: Worksheet, row: int, of: Sheet, cells: Cells) -> TieOuts:
    """The windows one below the other from a row on, and the days on which there was no business."""
    first = row
    for column, (_, width) in enumerate(COLUMNS):
        sheet.set_column(column, column, width)
    for window in cells.paper.windows:
        row = _Block(sheet, window, cells).write(row, tuple(_results(window, of, cells))) + 2
    _write_closed(sheet, row, cells)
    ranges = tuple(absolute(sheet, first, column, max(row, first)) for column in (CHECK, TIE))
    return TieOuts(sheet.get_name(), ranges, len(of.steps))


def _results(window: Window, of: Sheet, cells: Cells) -> Iterator[Step]:
    """What is made of the closes: their sum, the number of days and the average, or how many were to be had."""
    end = cells.paper.step(window.end)
    yield end
    for step in of.steps:
        if step.fact.inputs and cells.paper.step(step.fact.inputs[0]) is end:
            yield from (cells.paper.step(step.fact.inputs[1]), step)


class _Block:
    """One window on the sheet."""

    def __init__(self, sheet: Worksheet, window: Window, cells: Cells) -> None:
        self._sheet, self._window, self._cells = sheet, window, cells
        self._consecutive = window.end.name == TOTAL
        self._five_days = cells.paper.book.matter.terms.readings["R6"] != "saturday_too"

    def write(self, row: int, results: tuple[Step, ...]) -> int:
        """The block from a row on; gives the last row."""
        text, head = self._cells.styles.of("text"), self._cells.styles.of("head")
        event, day = self._window.end.id.rpartition(".")[0], self._window.day_in_question.value
        title = f"{event}: the closing prices before the day in question, {day}"
        self._sheet.write_string(row, 0, title, self._cells.styles.of("part"))
        row += 1
        for column, (heading, _) in enumerate(COLUMNS):
            self._sheet.write_string(row, column, heading, head)
        first = row + 1
        for each in self._window.rows:
            row += 1
            self._row(row, each)
            self._check_day(row, each, first)
        if self._window.rows:
            self._cells.places[self._cells.column(self._window)] = absolute(self._sheet, first, CLOSE, row)
        for step in results:
            row += 1
            self._sheet.write_number(row, LINE, step.line, text)
            self._fact(row, CLOSE, step.fact)
            self._tie(row, step.fact)
            told = {DAY: step.caption, HOW: step.fact.how}
            self._sheet.set_row(row, height({column: (words, COLUMNS[column][1]) for column, words in told.items()}))
            for column, words in told.items():
                self._sheet.write_string(row, column, words, text)
        return row

    def _row(self, row: int, of: CloseRow) -> None:
        text = self._cells.styles.of("text")
        self._sheet.write_number(row, LINE, self._cells.paper.step(of.close).line, text)
        self._cells.typed(self._sheet, row, DAY, of.day, "taken")
        for column, fact in ((BID, of.bid), (ASKED, of.asked), (REPORTED, of.reported), (CLOSE, of.close)):
            if fact:
                self._fact(row, column, fact)
        self._tie(row, of.close)
        self._sheet.write_string(row, SOURCE, str((of.reported or of.close).source or ""), text)
        notes = "; ".join(of.notes)
        self._sheet.set_row(row, height({HOW: (notes, COLUMNS[HOW][1])}))
        self._sheet.write_string(row, HOW, notes, text)

    def _fact(self, row: int, column: int, fact: AnyFact) -> None:
        """A fact's cell, where it has none yet; else what that holds."""
        step = self._cells.paper.step(fact)
        if self._cells.name(fact) in self._cells.places:
            self._cells.reference(self._sheet, row, column, step.fact)
        else:
            self._cells.value(self._sheet, row, column, step)

    def _tie(self, row: int, fact: AnyFact) -> None:
        step = self._cells.paper.step(fact)
        self._cells.tied(self._sheet, row, STATED, fact.value, typed=step.kind != "computed")

    def _check_day(self, row: int, of: CloseRow, first: int) -> None:
        """That a day is a business day by the days named below, next after the one before, the last before the day."""
        if not self._five_days:
            self._sheet.write_string(row, CHECK, "R6: Saturdays too", self._cells.styles.of("text"))
            return
        day = xl_rowcol_to_cell(row, DAY)
        asked = [f"WEEKDAY({day},2)<6", f"COUNTIF({CLOSED},{day})=0"]
        if self._consecutive and row > first:
            asked.append(f"NETWORKDAYS({xl_rowcol_to_cell(row - 1, DAY)},{day},{CLOSED})=2")
        if self._consecutive and of is self._window.rows[-1]:
            question = self._cells.name(self._window.day_in_question)
            asked.append(f"NETWORKDAYS({day},{question}-1,{CLOSED})=1")
        formula = f'=IF(AND({",".join(asked)}),"{OK}","{BREAK}")'
        self._sheet.write_formula(row, CHECK, formula, self._cells.styles.of("text"), OK)


def _write_closed(sheet: Worksheet, row: int, cells: Cells) -> None:
    """The weekdays of the windows that are no business days (reading R6), on which the checks of the days rest."""
    readings = cells.paper.book.matter.terms.readings
    sheet.write_string(row, 0, "Weekdays that are no business days (reading R6)", cells.styles.of("part"))
    days = list(closed_days(cells.paper.windows, readings))
    for number, day in enumerate(days, 1):
        cells.typed(sheet, row + number, DAY, day, "taken")
    cells.places[CLOSED] = absolute(sheet, row + 1, DAY, row + max(len(days), 1))
