"""Where figures and lines stand on the pages of what is bound, by the checker's own reading of the finished PDF."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from checks.case import Case
from checks.read.pdf_places import Corners, PagePlaces
from tenor.packet.bind.stamp import Box, Mark
from tenor.packet.computation_lines import Computation, Place
from tenor.show import people
from warrant.data import dataclass
from warrant.regex import regex

LABEL = regex(r"(?<!\S)\d+(?:\.\d+)?(?!\S)")
MARGIN, WITHIN = 78.0, 2.0
"""Where the first column of a table begins, and how far a number in it may stand from there, in points."""


class Unplaced(RuntimeError):
    """A line that cannot be found where it was printed: the packet is not written."""


@dataclass(frozen=True)
class Figure:
    """A figure on a page of a sheet, counted from 0; ``place`` is its line in the computation."""

    page: int
    box: Box
    fact: str
    says: str
    mark: Mark | None
    place: Place


def figures(case: Case, data: bytes, lines: Computation) -> Iterator[Figure]:
    """Each figure of a paper; one that goes over to the next line has a box on either, and its mark at the end."""
    places = PagePlaces(Path(case.paper.file), data)
    for stated in case.stated:
        if stated.fact is None or stated.start >= stated.end:
            continue
        place = lines.place(stated.fact)
        if place is None:
            raise Unplaced(f"{case.paper.file}: {stated.fact.id} has no line in the computation")
        boxes = places.boxes(stated.start, stated.end)
        mark: Mark = "tick" if stated.is_right else "cross"
        verb = "Ties to" if stated.is_right else "Is not as computed in"
        says = f"{verb} {place}: {stated.fact.id} = {people(stated.fact.value)}"
        for number, (page, corners) in enumerate(boxes, 1):
            yield Figure(page, around(corners), stated.fact.id, says, mark if number == len(boxes) else None, place)


def line_places(data: bytes, lines: Computation) -> dict[Place, tuple[int, float]]:
    """The page, counted from 0, and the height of every line of the computation as printed.

    ``Unplaced`` unless the numbers in the first column are those of the lines, in their order.
    """
    wanted = [line.place for chapter in lines.chapters for line in chapter.lines]
    found = list(in_first_column(data))
    if [number for number, _, _ in found] != [str(place.number) for place in wanted]:
        raise Unplaced("the lines of the computation are not printed in their order: please report this")
    return {place: (page, box[3]) for place, (_, page, box) in zip(wanted, found, strict=True)}


def in_first_column(data: bytes) -> Iterator[tuple[str, int, Box]]:
    """Each number that stands in the first column of a sheet's tables: its digits, its page, its box."""
    places = PagePlaces(Path("sheet.pdf"), data)
    for match in LABEL.finditer(places.text.string):
        for page, corners in places.boxes(*match.span())[:1]:
            box = around(corners)
            if abs(box[0] - MARGIN) < WITHIN:
                yield match[0], page, box


def around(corners: Corners) -> Box:
    """The upright box around four corners."""
    across, up = zip(*corners, strict=True)
    return min(across), min(up), max(across), max(up)
