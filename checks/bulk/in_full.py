"""Files of a run read as any stranger's file is: in a process apart, and by every rule, each against its document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from checks.apart import READERS
from checks.bulk.folder import Asked
from checks.case import Review
from checks.locate import locate
from checks.outcome import Outcome
from warrant.book import Book
from warrant.documents.listed import StatementRun

FAMILIES = frozenset({"FIG", "TXT", "FIL", "DRF"})
"""The rules on a paper and its file; those on what was sent and when ask after the matter as a whole."""


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


def read_in_full(asked: Sequence[Asked], run: StatementRun, book: Book, as_of: date) -> Iterator[Read]:
    """Every rule over each file."""
    from checks.run import report

    paths = [each.path for each in asked]
    for each, file in zip(asked, READERS.files(paths, "drawn"), strict=True):
        paper = file.paper
        cases = (locate(run.document(each.listed), paper, each.path, book),) if paper else ()
        hashes = {each.path: paper.sha256} if paper else {}
        found = report(Review(book, cases, as_of, complete=False, files=(file,), hashes=hashes), FAMILIES)
        tied = sum(stated.is_right for case in cases for stated in case.stated)
        findings = tuple(outcome for outcome in found.outcomes if not outcome.check.passed)
        yield Read(each, tied, findings, paper.sha256 if paper else "")
