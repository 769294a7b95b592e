"""From runs to lines: which runs stand side by side, where a blank goes, where a new cell begins."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from typing import NamedTuple

from checks.read.changes import View
from checks.read.pdf_run import Run
from checks.read.pdf_runs import WORD_GAP
from warrant.data import dataclass

CELL_GAP = 1.0
"""A gap of the type size or more parts two cells; the gaps of justified text stay below."""

RAISED_MOST = 0.5
"""Words whose baselines differ by less than this part of the type size stand on one line (notes, indices)."""

RAISED_LEAST = 0.1
BACK_MOST = 0.3
"""Kerning moves back by less than this part of the type size; more begins a new line."""


@dataclass
class Line:
    """Words that stand side by side, as one or more cells; positions are those of ``Run``."""

    runs: list[Run] = field(default_factory=list)

    @property
    def base(self) -> Run:
        """The run that gives the line its baseline: the largest, and of those the first."""
        return max(self.runs, key=lambda run: run.size)

    def takes(self, run: Run) -> bool:
        """Whether a run goes on this line."""
        last, base = self.runs[-1], self.base
        size = max(base.size, run.size)
        is_level = run.angle == base.angle and abs(run.across - base.across) < RAISED_MOST * size
        return is_level and run.along >= last.after - BACK_MOST * size

    def cells(self, view: View = View.ACCEPTED) -> Iterator[Cut]:
        """The texts of the line's cells in a view, with the stretches of each that are hidden."""
        cut = Cut()
        for before, run in zip([None, *self.runs], self.runs, strict=False):
            gap = 0.0 if before is None else (run.along - before.after) / max(before.size, run.size, 0.1)
            if gap >= CELL_GAP and cut.text:
                yield cut
                cut = Cut()
            elif before and (gap >= WORD_GAP or _would_join_figures(before, run)):
                cut.text += " "
            if view.hides not in run.changes:
                cut.add(run)
        yield cut


@dataclass
class Cut:
    """The text of one cell of a line; ``hidden`` are (start, end, why), ``drawn`` each run with where it begins."""

    text: str = ""
    hidden: list[tuple[int, int, str]] = field(default_factory=list)
    drawn: list[tuple[int, Run]] = field(default_factory=list)

    def add(self, run: Run) -> None:
        """Adds the words of a run; accents drawn on their own are put upon their letters."""
        start = len(self.text)
        self.drawn.append((start, run))
        self.text += unicodedata.normalize("NFC", run.text)
        if run.why_hidden:
            self.hidden.append((start + run.seen, len(self.text), run.why_hidden))


def _would_join_figures(before: Run, run: Run) -> bool:
    # A raised mark right after a figure (542,075 and a note 3) must not lengthen the figure.
    raised = abs(run.across - before.across) > RAISED_LEAST * max(before.size, run.size)
    return raised and before.text[-1:].isdigit() and run.text[:1].isdigit()


def lines_as_drawn(runs: Iterable[Run]) -> list[Line]:
    """The lines that runs make, in the order in which they were drawn."""
    lines: list[Line] = []
    for run in runs:
        if lines and lines[-1].takes(run):
            lines[-1].runs.append(run)
        elif run.text.strip():
            lines.append(Line([run]))
    return lines


class Counted(NamedTuple):
    """A line and its number from the top of the page; cells of one table row share a number."""

    number: int
    line: Line


def counted(lines: Sequence[Line]) -> list[Counted]:
    """The lines in the order given, each with its number as a person counts down the page."""
    numbers: dict[int, int] = {}
    number, last = 0, None
    for at in sorted(range(len(lines)), key=lambda at: -lines[at].base.y):
        base = lines[at].base
        if last is None or last.y - base.y >= RAISED_MOST * max(base.size, last.size):
            number, last = number + 1, base
        numbers[at] = number
    return [Counted(numbers[at], line) for at, line in enumerate(lines)]
