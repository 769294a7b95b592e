"""Files of a run read as any stranger's file is: in a process apart, and by every rule, each against its document.

The processes read while others hold files against the layouts: a file may be begun ahead, and is judged by the rules
when it is asked for.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

from checks.apart import FILES_EACH, PROCESSES_MAX, READERS
from checks.bulk.folder import Asked
from checks.case import Review
from checks.file import File
from checks.locate import locate
from checks.outcome import Outcome
from warrant.book import Book
from warrant.documents.listed import StatementRun

FAMILIES = frozenset({"FIG", "TXT", "FIL", "DRF"})
"""The rules on a paper and its file; those on what was sent and when ask after the matter as a whole."""

AT_ONCE = 64
"""So many files are begun ahead of the one that is judged: what was read of them is kept meanwhile."""


@dataclass(frozen=True)
class Read:
    """One file read in full: how many figures stated in it are the core's, and what the rules found."""

    asked: Asked
    tied: int
    findings: tuple[Outcome, ...]
    sha256: str

    @property
    def is_right(self) -> bool:
        """Whether no rule found an error."""
        return not any(each.severity == "error" for each in self.findings)

    @property
    def is_clean(self) -> bool:
        """Whether no rule found anything but what a note tells."""
        return all(each.severity == "note" for each in self.findings)


class InFull:
    """The files that are read in full while this is entered; what was begun and is not asked for ends with it."""

    def __init__(self, run: StatementRun, book: Book, as_of: date, likely: int) -> None:
        """``likely`` says how many files there will be at least: for few no second process is begun."""
        self._run, self._book, self._as_of = run, book, as_of
        processes = min(os.cpu_count() or 1, PROCESSES_MAX, likely // FILES_EACH)
        self._threads = ThreadPoolExecutor(max(processes, 1))
        self._begun: dict[Asked, Future[File]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
        if kind:
            READERS.end()  # so that no file is waited for
        self._threads.shutdown()

    def begin(self, asked: Sequence[Asked]) -> None:
        """Has files read ahead, in this order."""
        for each in asked:
            if each not in self._begun:
                self._begun[each] = self._threads.submit(READERS.file, Path(each.path), "drawn")

    def has_read(self, asked: Asked) -> bool:
        """Whether a file that was begun is ready to be judged, or was judged meanwhile."""
        return asked not in self._begun or self._begun[asked].done()

    def read(self, asked: Sequence[Asked]) -> Iterator[Read]:
        """Every rule over each file."""
        for at, each in enumerate(asked):
            self.begin(asked[at + AT_ONCE - 1 : at + AT_ONCE] if at else asked[:AT_ONCE])
            yield self._judged(each, self._begun.pop(each).result())

    def _judged(self, asked: Asked, file: File) -> Read:
        from checks.run import report

        paper, path = file.paper, Path(asked.path)
        cases = (locate(self._run.document(asked.listed), paper, path, self._book),) if paper else ()
        hashes = {path: paper.sha256} if paper else {}
        review = Review(self._book, cases, self._as_of, complete=False, files=(file,), hashes=hashes)
        tied = sum(stated.is_right for case in cases for stated in case.stated)
        findings = tuple(outcome for outcome in report(review, FAMILIES).outcomes if not outcome.check.passed)
        return Read(asked, tied, findings, paper.sha256 if paper else "")
