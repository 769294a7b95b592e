"""The statements of a run read back before they are printed: the mail takes only what the checker found right.

The hash of a file says that it is the one that was made, not that what was made is right.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from checks.report.sentences import sentence
from tenor.read_back import read_back
from warrant.book import Book
from warrant.documents.listed import StatementRun

if TYPE_CHECKING:
    from checks.bulk.verdict import FileVerdict

Judged = Callable[["FileVerdict"], None]
Reads = Callable[[StatementRun, Judged], None]
"""Reads a run's PDF files back, and tells of each what came of it."""


def reading_back(book: Book, matter: Path, out: Path, step: Callable[[str], None]) -> Reads:
    """Reads back, as ``tenor check`` does, what stands in a folder of runs."""

    def read(run: StatementRun, judged: Judged) -> None:
        day = book.as_of or date.today()
        read_back(book, matter, out, day, only=(run.stem,), suffixes=(".pdf",), step=step, judged=judged)

    return read


def why_wrong(verdict: FileVerdict) -> str:
    """The first error in a file that no waiver lets stand, and how many more there are; empty where there is none."""
    errors = [each for each in verdict.findings if each.severity == "error" and not each.waiver]
    if not errors:
        return ""
    more = f" ({len(errors) - 1} more: tenor check tells them)" if len(errors) > 1 else ""
    return f"{verdict.file} is wrong, {errors[0].rule.code}: {sentence(errors[0])}{more}"
