"""Which stretch of a paper's text bears which mark, where what was compared overlaps or is nested.

A figure, and whatever did not pass, is marked. A numeral that is accounted for is marked where nothing
else is. The innermost mark wins; what was compared and is nowhere to be seen (a row that is missing) is
marked at the point where it belongs. No character is lost or repeated.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Literal, NamedTuple

from checks.outcome import Outcome
from checks.text import Text
from warrant.data import dataclass

Status = Literal["passed", "failed", "warned", "untied", "waived", "tied"]
FIGURE, NUMERAL = "FIG-01", "FIG-02"
BETWEEN_PAPERS = frozenset({"FIG-05", "TXT-05"})


@dataclass(frozen=True)
class Mark:
    """A range of a paper's text and all that was compared there.

    "passed", "failed" (an error) and "warned" (a warning or note, or that another paper says otherwise) are
    said of figures and passages, "untied" and "tied" of numerals that are no figure, "waived" of any of which
    nothing is wrong that is not waived.
    """

    start: int
    end: int
    status: Status
    outcomes: tuple[Outcome, ...]

    @property
    def findings(self) -> tuple[Outcome, ...]:
        """What did not pass."""
        return tuple(outcome for outcome in self.outcomes if not outcome.check.passed)

    @property
    def fact(self) -> str | None:
        """The id of the fact compared, if any."""
        return next((outcome.check.fact for outcome in self.outcomes if outcome.check.fact), None)


class Run(NamedTuple):
    """A stretch of text under one mark, or none; ``first`` and ``last`` of those of its mark."""

    text: str
    mark: int | None = None
    first: bool = True
    last: bool = True


def marks(outcomes: Iterable[Outcome]) -> tuple[Mark, ...]:
    """The marks of one paper, in the order of its text, given all that was compared in it."""
    by_span: dict[tuple[int, int], list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        if outcome.check.span:
            by_span[outcome.check.span].append(outcome)
    every = [Mark(*span, _status(found), tuple(found)) for span, found in sorted(by_span.items())]
    figures = [mark for mark in every if mark.status != "tied"]
    covered = {offset for mark in figures for offset in range(mark.start, mark.end)}
    numerals = [
        mark
        for mark in every
        if mark.status == "tied"
        and any(outcome.rule.code == NUMERAL for outcome in mark.outcomes)
        and covered.isdisjoint(range(mark.start, mark.end))
    ]
    return tuple(sorted([*figures, *numerals], key=lambda mark: (mark.start, mark.end)))


def _status(outcomes: list[Outcome]) -> Status:
    failed = [outcome for outcome in outcomes if not outcome.check.passed and not outcome.waiver]
    if not failed and any(outcome.waiver for outcome in outcomes):
        return "waived"
    if not failed:
        return "passed" if any(outcome.rule.code == FIGURE for outcome in outcomes) else "tied"
    if all(outcome.rule.code == NUMERAL for outcome in failed):
        return "untied"
    # Where two papers disagree, the fault may lie in the other: FIG-01 says in which a figure is wrong.
    doubtful = (outcome.severity != "error" or outcome.rule.code in BETWEEN_PAPERS for outcome in failed)
    return "warned" if all(doubtful) else "failed"


@dataclass(frozen=True)
class MarkedText:
    """A text with each character under its innermost mark."""

    text: Text
    owners: tuple[int | None, ...]
    points: dict[int, list[int]]

    @classmethod
    def of(cls, text: Text, found: tuple[Mark, ...]) -> MarkedText:
        """The text under its marks; those left without a character stand at a point."""
        owners: list[int | None] = [None] * len(text.string)
        for index in sorted(range(len(found)), key=lambda index: found[index].start - found[index].end):
            for offset in range(max(found[index].start, 0), min(found[index].end, len(owners))):
                owners[offset] = index
        within = {offset for piece in text.pieces for offset in range(piece.start, piece.end)}
        owners = [owner if offset in within else None for offset, owner in enumerate(owners)]
        points: dict[int, list[int]] = defaultdict(list)
        for index in sorted(set(range(len(found))) - set(owners)):
            points[_nearest(text, found[index].end)].append(index)
        return cls(text, tuple(owners), dict(points))

    def runs(self) -> Iterator[list[Run]]:
        """The runs of each piece of the text."""
        first: dict[int, int] = {}
        last: dict[int, int] = {}
        for offset, owner in enumerate(self.owners):
            if owner is not None:
                first.setdefault(owner, offset)
                last[owner] = offset
        for piece in self.text.pieces:
            yield [
                Run(run.text, run.mark, first[run.mark] == at, last[run.mark] == at + len(run.text) - 1)
                if run.mark is not None and run.text
                else run
                for at, run in self._runs(piece.start, piece.end)
            ]

    def _runs(self, start: int, end: int) -> Iterator[tuple[int, Run]]:
        stops = sorted({start, end, *(point for point in self.points if start <= point <= end)})
        for at, stop in zip(stops, [*stops[1:], end], strict=True):
            yield from ((at, Run("", index)) for index in self.points.get(at, ()))
            for owner, group in groupby(range(at, stop), self.owners.__getitem__):
                offsets = list(group)
                yield offsets[0], Run(self.text.string[offsets[0] : offsets[-1] + 1], owner)


def _nearest(text: Text, offset: int) -> int:
    """The offset, or the end of the piece before it where it lies in no piece."""
    ends = (min(piece.end, offset) for piece in text.pieces if piece.start <= offset)
    return max(ends, default=text.pieces[0].start if text.pieces else 0)
