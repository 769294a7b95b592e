"""What of the words drawn on a PDF page the eye does not see."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from checks.read.pdf_run import Run
from checks.read.pdf_state import State

INVISIBLE_MODES = (3, 7)
TINY_POINTS = 3.0
WHITE = 0.97
OUTSIDE = "outside the page"
PRINTED_OVER = "printed over by other words"

OVERLAP = 0.3
"""Kerning draws words together by less than this part of the type size."""

DOUBLED = 0.1
"""The same words printed again within this part of the type size are bold type."""


def is_white(operands: Sequence[Any]) -> bool:
    """Whether a colour, in shades of light or of the four inks, is white."""
    shades = [float(shade) for shade in operands if isinstance(shade, int | float)]
    is_ink = len(shades) == 4
    white = max(shades, default=1) <= 1 - WHITE if is_ink else min(shades, default=0) >= WHITE
    return bool(shades) and white


def why_unseen(state: State, size: float) -> str | None:
    """Why words of a type size in points are not seen that are drawn so, wherever they stand."""
    if state.mode in INVISIBLE_MODES:
        return "drawn without ink"
    if size <= TINY_POINTS:
        return "too small to be read"
    return "white" if state.is_white else None


def printed_over(runs: Sequence[Run]) -> list[Run]:
    """The runs, those among them marked as hidden over which a later one is drawn on the same line."""
    covered = {earlier for line in _lines(runs) for earlier in _covered(runs, line)}
    return [run._replace(why_hidden=PRINTED_OVER, seen=0) if at in covered else run for at, run in enumerate(runs)]


def _lines(runs: Sequence[Run]) -> Iterator[list[int]]:
    """The runs to be seen by their positions, line by line, each line from where it begins."""
    seen = [at for at, run in enumerate(runs) if not run.why_hidden and run.text.strip()]
    for _, turned in groupby(sorted(seen, key=lambda at: (runs[at].angle, runs[at].across)), lambda at: runs[at].angle):
        line: list[int] = []
        for at in turned:
            if line and runs[at].across - runs[line[-1]].across > OVERLAP * runs[at].size:
                yield sorted(line, key=lambda at: runs[at].along)
                line = []
            line.append(at)
        yield sorted(line, key=lambda at: runs[at].along)


def _covered(runs: Sequence[Run], line: Sequence[int]) -> Iterator[int]:
    """Of each two runs of a line that overlap the one that was drawn first."""
    furthest = line[0]
    for at in line[1:]:
        upon = _end(runs[furthest]) - runs[at].along > OVERLAP * max(runs[furthest].size, runs[at].size)
        if upon and not _is_meant(runs[furthest], runs[at]):
            yield min(furthest, at)
        furthest = max(furthest, at, key=lambda at: (_end(runs[at]), at))


def _is_meant(one: Run, other: Run) -> bool:
    """Whether words are printed twice to make them bold, or a sign is put together of two."""
    if any(unicodedata.category(each.text.strip()[0]) == "So" for each in (one, other)):
        return True
    apart = max(abs(one.along - other.along), abs(one.across - other.across))
    return one.text == other.text and apart < DOUBLED * one.size


def _end(run: Run) -> float:
    """Where the words of a run end, without the blanks behind them."""
    return run.after - (run.after - run.along) / len(run.text) * (len(run.text) - len(run.text.rstrip()))
