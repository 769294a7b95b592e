"""Where on its line a text has to stand that differs from Holder to Holder, or follows one that does.

From two Holders' pages it is seen what stays: the text's left end, its right end, the gap to the text before it, or the
middle of the line. A text of another Holder must stand so by the widths of its own letters, within the room that no
other text of the line takes. Lengths are those of the page's content, but where it is said otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from checks.bulk.pdf_runs import Shown
from checks.bulk.pdf_spot import NEAR, Spot, Stays
from checks.bulk.unlike import Unlike

ONE_LINE = 0.8
"""Two texts whose heights differ by less than this part of the type size share a line."""


class Set(NamedTuple):
    """A text as it is set on one Holder's page: its place, its width in thousandths of the type size."""

    place: float
    width: float
    shown: Shown

    @property
    def unit(self) -> float:
        """A thousandth of the type size in the lengths of the content."""
        return self.shown.size / 1000 * self.shown.matrix[0] / self.shown.outer[0]

    @property
    def end(self) -> float:
        """Where it ends, in the lengths of the content."""
        return self.place + self.width * self.unit

    @property
    def outline(self) -> tuple[float, float, float, float]:
        """Where it begins and ends, its height and its size, in points of the page."""
        a, e = self.shown.outer[0], self.shown.outer[4]
        return a * self.place + e, a * self.end + e, self.shown.matrix[5], self.shown.size * self.shown.matrix[0]


Both = tuple[Set, Set]


def spots(texts: Sequence[Both], chosen: Sequence[int]) -> list[Spot]:
    """The spot of each chosen text of a page, of which both Holders' texts are given in order."""
    found: list[Spot] = []
    for line in _lines(texts, chosen):
        low, high = _room(texts, line, chosen)
        for order, number in enumerate(line):
            one, other = texts[number]
            stays, at = _stays(texts, line) if not order else ("after", one.place - texts[line[order - 1]][0].end)
            place = one.place if one.place == other.place else None
            gaps = _gaps(texts, line) if stays == "middle" else ()
            found.append(Spot(stays, at, place, low, high, one.unit, gaps))
    return found


def _lines(texts: Sequence[Both], chosen: Sequence[int]) -> list[list[int]]:
    """The chosen texts, those together that are moved by the one before them on their line."""
    lines: list[list[int]] = []
    for number in chosen:
        one, other = texts[number]
        before = lines[-1][-1] if lines else -1
        if before == number - 1 >= 0 and one.place != other.place and _on_one_line(texts[before][0], one):
            gaps = (each.place - then.end for each, then in zip(texts[number], texts[before], strict=True))
            if abs(next(gaps) - next(gaps)) <= NEAR / 2:
                lines[-1].append(number)
                continue
        lines.append([number])
    return lines


def _stays(texts: Sequence[Both], line: Sequence[int]) -> tuple[Stays, float]:
    """What stays of a line's first text. ``Unlike`` where nothing does that both Holders share."""
    (one, other), (last, other_last) = texts[line[0]], texts[line[-1]]
    if one.place == other.place:
        return "left", one.place
    if len(line) == 1 and abs(one.end - other.end) <= NEAR / 2:
        return "right", one.end
    middles = (one.place + last.end) / 2, (other.place + other_last.end) / 2
    if abs(middles[0] - middles[1]) > NEAR / 2:
        raise Unlike("of a text that is moved it cannot be told where it ought to stand")
    return "middle", middles[0]


def _gaps(texts: Sequence[Both], line: Sequence[int]) -> tuple[float, ...]:
    return tuple(texts[after][0].place - texts[before][0].end for before, after in pairwise(line))


def _on_one_line(one: Set, other: Set) -> bool:
    (_, _, height, size), (_, _, other_height, other_size) = one.outline, other.outline
    return abs(height - other_height) < ONE_LINE * max(size, other_size)


def _room(texts: Sequence[Both], line: Sequence[int], chosen: Sequence[int]) -> tuple[float, float]:
    """What room the texts of a line have between its others, else between the outermost texts of the page."""
    outlines = [[each.outline for each in pair] for pair in texts]
    low = min(each[0] for pair in outlines for each in pair)
    high = max(each[1] for pair in outlines for each in pair)
    begin = min(each[0] for each in outlines[line[0]])
    end = max(each[1] for each in outlines[line[-1]])
    for at, pair in enumerate(texts):
        if at in line or not _on_one_line(pair[0], texts[line[0]][0]):
            continue
        left, right = min(each[0] for each in outlines[at]), max(each[1] for each in outlines[at])
        if left >= end - NEAR:
            high = min(high, (left + end) / 2 if at in chosen else left)
        elif right <= begin + NEAR:
            low = max(low, (right + begin) / 2 if at in chosen else right)
    a, _, _, _, e, _ = texts[line[0]][0].shown.outer
    return (low - e) / a, (high - e) / a
