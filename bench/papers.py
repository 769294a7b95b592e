"""The speed of reading and checking papers, as ratios in one run to bare loops of the libraries over the same files.

The papers are those of all examples, written once. Each matter's are read and checked by FAMILIES, the report aside,
in workers that are kept from round to round; the loops read and do no more. The rounds interleave.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor
from functools import cache, partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import NamedTuple

from docx import Document as open_docx
from pypdf import PdfReader

from checks.run import check_files
from tenor.generate import generate
from tenor.matter import load
from warrant.book import Book
from warrant.replay import replay

EXAMPLES = Path(__file__).parent.parent / "examples"
FAMILIES = ("FIG", "OBL", "TXT", "WAI")
"""What a paper says; ``bench.drawing`` measures what its file is."""

ROUNDS = 3
WORKERS = os.cpu_count() or 1


class Folder(NamedTuple):
    """The papers of one example in one format."""

    example: str
    files: tuple[Path, ...]


@cache
def book(example: str) -> Book:
    """The book of an example; a worker that is kept keeps it."""
    matter = load(EXAMPLES / example)
    return replay(matter, matter.terms.as_of)


def written(example: str, out: Path) -> Path:
    """The folder of an example's papers, now written."""
    generate(book(example), EXAMPLES / example, out / example, formats=("docx", "pdf"))
    return out / example


def checked(folder: Folder) -> tuple[int, float]:
    """Reads and checks the papers of a folder; tells how many comparisons passed, and the worker's processor time."""
    of = book(folder.example)
    start = process_time()
    assert of.as_of
    report = check_files(of, folder.files, of.as_of, complete=False, families=FAMILIES)
    assert report.verdict == "pass", report.findings[0]
    return report.passed, process_time() - start


def extract_text(folders: list[Folder]) -> None:
    """The bare loop over PDF files."""
    for path in (path for folder in folders for path in folder.files):
        for page in PdfReader(path).pages:
            page.extract_text()


def paragraphs_and_tables(folders: list[Folder]) -> None:
    """The bare loop over DOCX files."""
    for path in (path for folder in folders for path in folder.files):
        document = open_docx(str(path))
        words = [paragraph.text for paragraph in document.paragraphs]
        words += [cell.text for table in document.tables for row in table.rows for cell in row.cells]


BARE: dict[str, tuple[str, Callable[[list[Folder]], None], float]] = {
    "pdf": ("extract_text of pypdf", extract_text, 0.5),
    "docx": ("paragraphs and tables of python-docx", paragraphs_and_tables, 1.5),
}
"""For each format the bare loop, and how much of its time reading and checking may take."""


class Took(NamedTuple):
    """Seconds on the clock, and of the worker's own processor time: not that of the processes which read for it."""

    clock: float
    processor: float


def looped(loop: Callable[[list[Folder]], None], folders: list[Folder]) -> Took:
    """A bare loop, timed."""
    gc.collect()
    clock, processor = perf_counter(), process_time()
    loop(folders)
    return Took(perf_counter() - clock, process_time() - processor)


def worked(workers: Executor, folders: list[Folder]) -> Took:
    """Reading and checking in the workers, timed."""
    clock = perf_counter()
    done = list(workers.map(checked, folders))
    return Took(perf_counter() - clock, sum(processor for _, processor in done))


def compare(suffix: str, folders: list[Folder], workers: Executor) -> bool:
    """Prints the medians of a format and their ratio on the clock; whether it is within its limit."""
    name, loop, limit = BARE[suffix]
    largest_first = sorted(folders, key=lambda folder: -sum(path.stat().st_size for path in folder.files))
    # The first round is not counted: in it the workers become ready.
    passed = sum(each for each, _ in workers.map(checked, largest_first))
    rounds = [(looped(loop, folders), worked(workers, largest_first)) for _ in range(ROUNDS)]
    on_clock = median(ours.clock / bare.clock for bare, ours in rounds)
    of_processor = median(ours.processor / bare.processor for bare, ours in rounds)
    bare, ours = (median(each[at].clock for each in rounds) for at in (0, 1))
    print(f"{sum(len(folder.files) for folder in folders)} {suffix} files, {passed:,} comparisons passed:")
    print(f"    bare loop over {name}: {bare:.2f} s; reading and checking in {WORKERS} kept workers: {ours:.2f} s")
    print(f"    {on_clock:.2f} times its time (at most {limit}), {of_processor:.2f} times its processor time")
    return on_clock <= limit


def main() -> None:
    """Both formats, over the papers of every example; status 1 where a ratio is over its limit."""
    examples = sorted(path.name for path in EXAMPLES.iterdir() if path.is_dir())
    with TemporaryDirectory() as out, ProcessPoolExecutor(WORKERS) as workers:
        where = list(workers.map(partial(written, out=Path(out)), examples))
        within = [
            compare(suffix, [Folder(at.name, tuple(sorted(at.glob(f"*.{suffix}")))) for at in where], workers)
            for suffix in BARE
        ]
    sys.exit(not all(within))


if __name__ == "__main__":
    main()
