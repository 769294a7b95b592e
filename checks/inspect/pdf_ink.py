"""Ink on a PDF page that is no word: text drawn where none was read, and drawings that are no rules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from PIL import Image

from checks.inspect.pdf_page import CORE, Look, area
from checks.read.pdf_run import Run

RULE = 12.0
"""Points from which on a line is a rule: of a table, a blank, a word underlined."""

THIN = 3
"""Ink of fewer dots than this, across or down, is what is left at the ends and edges of rules."""

BLANK_ASIDE = 0.25
"""How much at either side of a blank its neighbours may overhang, in parts of its width."""

BLANK_WIDE = 0.35
"""A blank is a fourth of the type size and a figure half of it: what is narrower can show none."""

LEAST_TEXT = 15
LEAST_OTHER = 25
"""The least ink, in dots, that is told of: of text outside words, and of a drawing."""

Area = Sequence[tuple[float, float]]


def text_elsewhere(look: Look, runs: Sequence[Run], letters: Iterable[Sequence[tuple[float, float]]]) -> Iterator[str]:
    """Text that leaves ink where no word was read; ``letters`` tell where each letter of a run begins and ends."""
    for run, ends in zip(runs, letters, strict=True):
        if any(_inked_blanks(look, run, ends)):
            yield f"text is drawn where blanks were read (in {run.text.strip()[:40]!r})"
    left = look.paint_out(look.text, _areas(runs))
    dots = left.getbbox()
    if dots and left.histogram()[255] > LEAST_TEXT:
        yield f"text is drawn where no word was read ({look.box(dots)})"


def other_ink(look: Look, runs: Iterable[Run], known: Iterable[Area]) -> Iterator[str]:
    """Ink that is neither text nor rule, nor in an area that is known."""
    if look.other.getbbox() is None:
        return
    left = look.paint_out(look.other, [*_areas(runs), *known])
    inked = left.getbbox()
    if inked is None:
        return
    cut = left.crop(inked)
    for box in _bands(_without_rules(cut, round(RULE * look.dots_per_point))):
        x, y = inked[:2]
        dots = (box[0] + x, box[1] + y, box[2] + x, box[3] + y)
        yield f"a drawing that is neither words nor rules ({look.box(dots)})"


def _inked_blanks(look: Look, run: Run, ends: Sequence[tuple[float, float]]) -> Iterator[bool]:
    if len(ends) != len(run.text) or " " not in run.text[:-1]:
        return
    begin, dots = ends[0][0], look.dots_per_point
    profile = look.profile(look.text, run, CORE, begin, ends[-1][1])
    for sign, (along, after) in zip(run.text, ends, strict=True):
        if sign == " " and after - along > BLANK_WIDE * run.size:
            aside = BLANK_ASIDE * (after - along)
            yield any(profile[int((along + aside - begin) * dots) : int((after - aside - begin) * dots)])


def _areas(runs: Iterable[Run]) -> list[list[tuple[float, float]]]:
    return [area(run, -0.35, 1.05, 0.35) for run in runs if run.text.strip()]


def _without_rules(ink: Image.Image, long: int) -> Image.Image:
    """The ink without its straight lines, level and upright."""
    left = ink.copy()
    left.paste(0, mask=_lines(ink, long))
    if left.getbbox() is not None:  # most tables have level rules alone
        upright = _lines(ink.transpose(Image.Transpose.TRANSPOSE), long).transpose(Image.Transpose.TRANSPOSE)
        left.paste(0, mask=upright)
    return left


def _lines(ink: Image.Image, long: int) -> Image.Image:
    """What of the ink lies in level lines of some length; a column of white keeps the rows apart."""
    wide = Image.new("L", (ink.width + 1, ink.height))
    wide.paste(ink)
    rows, line = wide.tobytes(), b"\xff" * long
    found = bytearray(len(rows))
    at = rows.find(line)
    while at >= 0:
        end = rows.find(0, at)
        found[at:end] = rows[at:end]
        at = rows.find(line, end)
    return Image.frombytes("L", wide.size, bytes(found)).crop((0, 0, *ink.size))


def _bands(ink: Image.Image) -> Iterator[tuple[int, int, int, int]]:
    """The boxes of what ink there is, one for each stretch of rows, but those of thin remains."""
    dots, wide = ink.tobytes(), ink.width
    rows = bytes(255 if dots.find(255, at, at + wide) >= 0 else 0 for at in range(0, len(dots), wide))
    for match in re.finditer(rb"\xff+", rows):
        band = ink.crop((0, match.start(), ink.width, match.end()))
        box = band.getbbox()
        if box and box[2] - box[0] > THIN and box[3] - box[1] > THIN and band.histogram()[255] > LEAST_OTHER:
            yield box[0], match.start() + box[1], box[2], match.start() + box[3]
