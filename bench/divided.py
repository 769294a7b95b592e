"""A matter whose Warrant was divided among so many made-up Holders: what bulk runs are measured with."""

from __future__ import annotations

import shutil
from pathlib import Path

from bench.holders import holders, write_csv
from tenor.options import open_book
from warrant.book import Book
from warrant.documents.listed import StatementRun, runs
from warrant.quantities import Shares

EXAMPLE = Path(__file__).parent.parent / "examples" / "divided"
EVENT = "E-002"
"""The issue below the Warrant Price, of which each Holder is owed a statement."""


def divided(folder: Path, count: int) -> Path:
    """The example of a divided Warrant with other Holders, to whom nothing was mailed."""
    shutil.copytree(EXAMPLE, folder)
    (folder / "mailings.csv").unlink()
    write_csv(folder / "holders.csv", holders(count, Shares.of("542075")))
    return folder


def run_of(book: Book) -> StatementRun:
    """The run that is measured."""
    [run] = [each for each in runs(book) if each.event == EVENT]
    return run


def opened(folder: Path) -> Book:
    """The book of a matter."""
    return open_book(folder)
