"""Cells: a value typed or computed, the figure as it was stated, and whether the two tie."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from tenor.packet.expressions import amount
from tenor.packet.steps import Step, Workpaper
from tenor.packet.windows import Window
from tenor.packet.workpaper.formulas import LONGEST, Formulas
from tenor.packet.workpaper.names import names_of
from tenor.packet.workpaper.styles import LEAST, Styles, decimals
from warrant.data import dataclass
from warrant.facts import AnyFact, Fact
from warrant.quantities import NO_SHARES, Quantity, Shares

OK, BREAK, ALTERED = "OK", "BREAK", "ALTERED"
FINE, NOISE = 4, "1E-9"
"""A value of no more decimals is held to its last one; of any other this part of it may be binary noise."""


@dataclass(frozen=True)
class TieOuts:
    """The cells of one sheet that say OK, ALTERED or BREAK, as ranges, and how many lines are tied there."""

    title: str
    ranges: tuple[str, ...]
    lines: int

    def counting(self, word: str) -> str:
        """The formula for how many of the cells say a word."""
        return "=" + ("+".join(f'COUNTIF({each},"{word}")' for each in self.ranges) or "0")


class Cells:
    """Writes the cells of one workbook, and keeps where each step stands so that its name can be defined."""

    def __init__(self, paper: Workpaper, styles: Styles) -> None:
        self.paper, self.styles = paper, styles
        self.places: dict[str, str] = {}
        self._names = names_of(paper.steps)
        columns = {tuple(map(self.name, each.closes)): self.column(each) for each in paper.windows}
        self._formulas = Formulas(self.name, columns)

    def name(self, fact: AnyFact) -> str:
        """The name of the cell that holds a fact."""
        return self._names[id(self.paper.step(fact).fact)]

    def column(self, window: Window) -> str:
        """The name of the column of closes that a window takes together."""
        return f"{self.name(window.end)}_column"

    def value(self, sheet: Worksheet, row: int, column: int, step: Step) -> None:
        """A step's cell: its formula, else its value as typed, as where no program would take a formula so long."""
        self.places[self.name(step.fact)] = absolute(sheet, row, column)
        formula = self._formulas.write(step.expression) if step.expression else ""
        if formula and len(formula) < LONGEST:
            style = self.styles.of("computed", step.fact.value)
            sheet.write_formula(row, column, f"={formula}", style, as_number(step.fact.value))
        else:
            self.typed(sheet, row, column, step.fact.value, "given" if step.kind == "given" else "taken")

    def typed(self, sheet: Worksheet, row: int, column: int, value: object, kind: str) -> None:
        """A value as typed; a quotient without an end as the division that it is."""
        style = self.styles.of(kind, value)
        if isinstance(value, Quantity | Fraction | int | date):
            exact = amount(value)
            if decimals(exact, 0) is not None:
                sheet.write_number(row, column, float(exact), style)
            else:
                quotient = f"={exact.numerator}/{exact.denominator}"
                sheet.write_formula(row, column, quotient, style, float(exact))
        else:
            sheet.write_string(row, column, "" if value is None else str(value), style)

    def reference(self, sheet: Worksheet, row: int, column: int, fact: AnyFact) -> None:
        """A cell that shows what another holds."""
        style = self.styles.of("computed", fact.value)
        sheet.write_formula(row, column, f"={self.name(fact)}", style, as_number(fact.value))

    def total(self, sheet: Worksheet, row: int, column: int, facts: tuple[Fact[Shares], ...]) -> None:
        """A cell that shows the sum of what others hold."""
        value = sum((each.value for each in facts), NO_SHARES)
        formula = "=" + ("+".join(map(self.name, facts)) or "0")
        sheet.write_formula(row, column, formula, self.styles.of("computed", value), as_number(value))

    def tied(self, sheet: Worksheet, row: int, column: int, value: object, typed: bool = False) -> None:
        """The value as stated, and beside it whether the cell to its left ties; ``typed`` if that is no formula."""
        self.typed(sheet, row, column, value, "stated")
        here, stated = (xl_rowcol_to_cell(row, each) for each in (column - 1, column))
        formula = f'=IF({_same(here, stated, value)},"{OK}","{ALTERED if typed else BREAK}")'
        sheet.write_formula(row, column + 1, formula, self.styles.of("text"), OK)


def _same(here: str, stated: str, value: object) -> str:
    """The condition under which a cell holds the value stated: to a part of its last decimal, else to the noise."""
    if not isinstance(value, Quantity | Fraction):
        return f"{here}={stated}" if isinstance(value, int | date) else f"EXACT({here},{stated})"
    places = decimals(amount(value), LEAST.get(type(value), 0))
    if places is None or places > FINE:
        return f"ABS({here}-{stated})<=ABS({stated})*{NOISE}"
    return f"ABS({here}-{stated})<{5 / 10 ** (places + 2):.{places + 2}f}"


def as_number(value: object) -> float | str:
    """A value as a formula's cell keeps it."""
    return value if isinstance(value, str) else float(amount(value))


def absolute(sheet: Worksheet, row: int, column: int, last_row: int | None = None) -> str:
    """A cell, or a column from it down to a row, with its sheet: "'E-001'!$D$9"."""
    cell = xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True)
    to = "" if last_row is None else f":{xl_rowcol_to_cell(last_row, column, row_abs=True, col_abs=True)}"
    return f"'{sheet.get_name()}'!{cell}{to}"
