"""What ``tenor generate --verify`` asks: whether the files that now stand say what the core says."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tenor.progress import progress
from tenor.read_back import read_back
from warrant.book import Book
from warrant.data import dataclass

if TYPE_CHECKING:
    from checks.run import Report

OBLIGATIONS = "OBL"


@dataclass(frozen=True)
class Drawn:
    """How many statements of each run are read by every rule (``None``: as many as is usual), drawn by a number."""

    sample: int | None = None
    seed: int = 0


def verified(book: Book, matter: Path, out: Path, stems: Collection[str], drawn: Drawn) -> Report:
    """The report over all papers in ``out`` and the runs there named ``stems``, as ``tenor check`` makes it.

    What is due to whom by when (the family OBL) is not asked: papers that were just written have not been mailed.
    """
    from checks.run import EVERY_FAMILY, check_files
    from tenor.commands.check import papers

    day = book.as_of or date.today()
    with progress("Reading back") as step:
        runs = read_back(book, matter, out, day, only=stems, sample=drawn.sample, seed=drawn.seed, step=step)
        return check_files(book, papers((out,))[0], day, False, step, EVERY_FAMILY - {OBLIGATIONS}, runs=runs)
