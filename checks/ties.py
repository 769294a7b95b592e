"""What each numeral of a paper is accounted for by, if by anything."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate, islice
from typing import TYPE_CHECKING

from checks.numerals import Numeral
from warrant.data import dataclass

if TYPE_CHECKING:
    from checks.case import Case


@dataclass(frozen=True)
class Tie:
    """A numeral and what accounts for it; ``None`` where nothing does."""

    numeral: Numeral
    by: str | None


def ties(case: Case) -> Iterator[Tie]:
    """Every numeral in every story of a paper.

    A figure that was located is accounted for by its comparison, right or wrong: FIG-01 reports it once.
    A difference from the executed form likewise, by TXT-01; one from the checker's own wording accounts for nothing.
    """
    spans = sorted(_spans(case))
    starts = [start for start, _, _ in spans]
    reach = list(accumulate((end for _, end, _ in spans), max))
    for numeral in case.numerals:
        yield Tie(numeral, _covering(numeral, spans, starts, reach))


def _spans(case: Case) -> Iterator[tuple[int, int, str]]:
    yield from case.proven
    yield from ((each.start, each.end, f"figure {each.name}") for each in case.stated)
    yield from ((row.start, row.end, f"row {row.number} of {row.table}") for row in case.rows)
    yield from ((each.start, each.end, "a difference from the executed form") for each in case.differences)
    yield from ((each.start, each.end, "page furniture") for each in case.furniture)


def _covering(numeral: Numeral, spans: list[tuple[int, int, str]], starts: list[int], reach: list[int]) -> str | None:
    """The span that holds the numeral; where only several together do, the first of them."""
    index = bisect_right(starts, numeral.start) - 1
    at, by = numeral.start, None
    while index >= 0 and reach[index] > numeral.start:
        start, end, name = spans[index]
        if start <= numeral.start < end:
            by, at = name, max(at, end)
            if end >= numeral.end:
                return name
        index -= 1
    return by if at >= numeral.end or _continued(at, numeral.end, spans, starts) else None


def _continued(at: int, end: int, spans: list[tuple[int, int, str]], starts: list[int]) -> bool:
    """Whether adjoining spans cover a numeral that runs from wording into a figure ("Section 6(i)")."""
    for start, stop, _ in islice(spans, max(0, bisect_right(starts, at) - 8), None):
        if start > at + 1 or at >= end:
            break
        at = max(at, stop)
    return at >= end
