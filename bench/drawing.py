"""The cost of drawing the pages of PDFs twice (FIL-03 and FIL-04), as a ratio in one run to all else that a check does.

The papers are the PDFs of one example, read, inspected and checked whole with their pages drawn and without. The ratio
is that of the clock, since a reading process, PDFium's and this one share the work. The rounds interleave.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

from bench.papers import book, written
from checks.run import check_files

EXAMPLE = "register"
ROUNDS = 3
RATIO_MAX = 4.0


class Took(NamedTuple):
    """Seconds on the clock for a number of pages."""

    clock: float
    pages: int


def took(files: list[Path], render: bool) -> Took:
    """A check of the files, timed."""
    of = book(EXAMPLE)
    assert of.as_of
    gc.collect()
    clock = perf_counter()
    report = check_files(of, files, of.as_of, complete=False, render=render)
    clock = perf_counter() - clock
    assert report.verdict == "pass", report.findings[0]
    return Took(clock, sum(case.paper.pages or 0 for case in report.cases))


def main() -> None:
    """The medians and their ratio; status 1 where it is over its limit."""
    with TemporaryDirectory() as out:
        files = sorted(written(EXAMPLE, Path(out)).glob("*.pdf"))
        took(files, render=True)  # not counted: in it PDFium's process becomes ready
        rounds = [(took(files, render=False), took(files, render=True)) for _ in range(ROUNDS)]
    pages = rounds[0][0].pages
    without, drawn = (median(each[at].clock for each in rounds) / pages * 1000 for at in (0, 1))
    ratio = median(with_it.clock / without_it.clock for without_it, with_it in rounds)
    print(f"{pages} pages in {len(files)} pdf files, read, inspected and checked whole: {without:.0f} ms a page")
    print(f"    and drawn with text and without: {drawn:.0f} ms a page")
    print(f"    {ratio:.2f} times its time (at most {RATIO_MAX})")
    sys.exit(ratio > RATIO_MAX)


if __name__ == "__main__":
    main()
