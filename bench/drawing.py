"""The cost of drawing the pages of PDFs twice (FIL-03 and FIL-04), as a ratio in one run to all else that a check does.

The papers are the PDFs of one example, checked whole in this process with their pages drawn and without; PDFium draws
in a process of its own meanwhile. The rounds interleave.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from bench.papers import book, written
from checks.run import check_files

EXAMPLE = "register"
ROUNDS = 3
RATIO_MAX = 1.5
MILLISECONDS_MAX = 60.0


def took(files: list[Path], render: bool) -> tuple[float, int]:
    """Seconds on the clock for a check of the files, and how many pages they have."""
    of = book(EXAMPLE)
    assert of.as_of
    gc.collect()
    start = perf_counter()
    report = check_files(of, files, of.as_of, complete=False, render=render)
    seconds = perf_counter() - start
    assert report.verdict == "pass", report.findings[0]
    return seconds, sum(case.paper.pages or 0 for case in report.cases)


def main() -> None:
    """The medians, their ratio and the cost of a page; status 1 where it is over its limit."""
    with TemporaryDirectory() as out:
        files = sorted(written(EXAMPLE, Path(out)).glob("*.pdf"))
        took(files, render=True)  # not counted: in it PDFium's process becomes ready
        rounds = [(took(files, render=False), took(files, render=True)) for _ in range(ROUNDS)]
    without, drawn = (median(each[at][0] for each in rounds) for at in (0, 1))
    pages = rounds[0][1][1]
    a_page, ratio = (drawn - without) / pages * 1000, drawn / without
    print(f"{pages} pages in {len(files)} pdf files, read, inspected and checked whole: {without:.2f} s")
    print(f"    and drawn with text and without: {drawn:.2f} s, {ratio:.2f} times that (at most {RATIO_MAX}),")
    print(f"    {a_page:.0f} ms a page (at most {MILLISECONDS_MAX:.0f} on a machine with two processors)")
    sys.exit(ratio > RATIO_MAX)


if __name__ == "__main__":
    main()
