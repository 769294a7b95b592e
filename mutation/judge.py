"""An altered file put to the checker, alone: is it found, and is every finding at its place, or does it name it?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import checks.rules  # noqa: F401  registers the rules
from checks.case import Case, Review
from checks.file import File
from checks.locate import locate
from checks.model import RULES, Check
from checks.read import read
from checks.squeezed import Squeezed, first_difference, squeeze
from warrant.book import Book
from warrant.data import dataclass
from warrant.documents import Document

FAMILIES = ("FIG", "FIL", "TXT")
"""What asks after a file and its words. OBL asks after the folder, and is no help to a figure."""


@dataclass(frozen=True)
class Cause:
    """What was altered: the facts and their names, the captions beside them, and where.

    The altered words are ``length`` characters long, of which the first ``same`` are as they were; white space does
    not count among them.
    """

    facts: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    captions: tuple[str, ...] = ()
    length: int = 0
    same: int = 0


@dataclass(frozen=True)
class Verdict:
    """The rules whose findings are at the altered place or name it, and the findings that do neither."""

    found: frozenset[str]
    misplaced: tuple[str, ...]


class Clean:
    """A document's file as it should be, against which altered ones are judged."""

    def __init__(self, document: Document, book: Book, path: Path) -> None:
        """``path`` is where each file is written to be read."""
        self._document, self._book, self._path = document, book, path
        self._words = ""

    def unaltered(self, data: bytes) -> Verdict:
        """What the checker finds in the file as it should be, notes apart: all of it is misplaced. Comes first."""
        case = self._case(data)
        self._words = case.string
        return Verdict(frozenset(), tuple(_said(*each) for each in self._findings(case, ("error", "warning"))))

    def judged(self, data: bytes, cause: Cause) -> Verdict:
        """What the checker finds in an altered file."""
        case = self._case(data)
        at = _altered(self._words, case.string, cause)
        errors = [(code, check, _is_at(check, at) or _names(check, cause)) for code, check in self._findings(case)]
        wrong = (_said(code, check) for code, check, right in errors if not right)
        return Verdict(frozenset(code for code, _, right in errors if right), tuple(wrong))

    def _case(self, data: bytes) -> Case:
        self._path.write_bytes(data)
        return locate(self._document, read(self._path), self._path, self._book)

    def _findings(self, case: Case, severities: tuple[str, ...] = ("error",)) -> Iterator[tuple[str, Check]]:
        file = File(self._path, case.paper)
        review = Review(self._book, (case,), self._document.on, complete=False, files=(file,))
        subjects = {"file": file, "paper": case, "matter": review}
        for rule in (each for each in RULES.values() if each.family in FAMILIES and each.scope != "report"):
            for check in rule.check(subjects[rule.scope]):
                if not check.passed and (check.severity or rule.severity) in severities:
                    yield rule.code, check


def _said(code: str, check: Check) -> str:
    return f"{code} {check.asks}: found {check.found!r}, expected {check.expected!r} ({check.place})"


def _altered(before: str, after: str, cause: Cause) -> tuple[int, int]:
    """The range of the altered text that is new; where words are left out, the point between its neighbours."""
    now = Squeezed(after)
    start = max(0, first_difference(squeeze(before), now.string) - cause.same)
    stop = min(start + cause.length, len(now.string))
    return now.end(start), max(now.end(start), now.start(stop))


def _is_at(check: Check, at: tuple[int, int]) -> bool:
    return check.span is not None and check.span[0] <= at[1] and at[0] <= check.span[1]


def _names(check: Check, cause: Cause) -> bool:
    said = squeeze(f"{check.asks} {check.expected}")
    words = set(re.findall(r"\w+", check.asks))
    return (
        check.fact in cause.facts or bool(words & cause.names) or any(squeeze(each) in said for each in cause.captions)
    )
