"""The speed of reading and checking papers, as ratios in one run to bare loops of the libraries over the same files.

The papers are those of all examples, written once. Each matter's are read and checked whole (FIG, TXT, OBL), the
report aside, in workers that are kept from round to round; the loops read and do no more. The rounds interleave.
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
from time import perf_counter
from typing import NamedTuple

from docx import Document as open_docx
from pypdf import PdfReader

from checks.run import check_files
from tenor.generate import generate
from tenor.matter import load
from warrant.book import Book
from warrant.replay import replay

EXAMPLES = Path(__file__).parent.parent / "examples"
ROUNDS = 5
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


def checked(folder: Folder) -> int:
    """Reads and checks the papers of a folder; tells how many comparisons passed."""
    of = book(folder.example)
    assert of.as_of
    report = check_files(of, folder.files, of.as_of, complete=False)
    assert report.verdict == "pass", report.findings[0]
    return report.passed


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


def seconds(work: Callable[[], object]) -> float:
    """The time that a piece of work takes on the clock, since several processors do it."""
    gc.collect()
    start = perf_counter()
    work()
    return perf_counter() - start


def compare(suffix: str, folders: list[Folder], workers: Executor) -> bool:
    """Prints the medians of a format and their ratio; whether it is within its limit."""
    name, loop, limit = BARE[suffix]
    largest_first = sorted(folders, key=lambda folder: -sum(path.stat().st_size for path in folder.files))
    passed = sum(workers.map(checked, largest_first))  # the first round is not counted: the workers become ready
    bare, ours = [], []
    for _ in range(ROUNDS):
        bare.append(seconds(partial(loop, folders)))
        ours.append(seconds(lambda: list(workers.map(checked, largest_first))))
    ratio = median(one / other for one, other in zip(ours, bare, strict=True))
    count = sum(len(folder.files) for folder in folders)
    print(f"{count} {suffix} files, {passed:,} comparisons: bare loop over {name} {median(bare):.2f} s,")
    print(
        f"    reading and checking in {WORKERS} kept workers {median(ours):.2f} s: {ratio:.2f} times (at most {limit})"
    )
    return ratio <= limit


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
