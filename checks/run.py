"""A check run: files read, recognised and located, every rule over them, the outcome as one Report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import checks.rules  # noqa: F401  registers the rules
from checks.case import Case, Redlined, Review
from checks.furniture import furniture
from checks.locate import locate
from checks.model import RULES, Scope
from checks.outcome import Judged, Outcome
from checks.read import Unreadable, read
from checks.text import Paper
from checks.ties import Tie
from checks.waivers import waiver_of
from warrant.book import Book
from warrant.documents import Document, called_for


@dataclass(frozen=True)
class Report:
    """Everything that was compared, passed and failed, and the papers with their numerals tied or not."""

    book: Book
    as_of: date
    cases: tuple[Case, ...]
    outcomes: tuple[Outcome, ...]
    ties: tuple[tuple[Tie, ...], ...]
    redlines: tuple[Redlined, ...] = ()

    @property
    def findings(self) -> tuple[Outcome, ...]:
        """What did not pass and is not waived, errors first."""
        return self._failed(waived=False)

    @property
    def waived(self) -> tuple[Outcome, ...]:
        """What did not pass and is waived, errors first."""
        return self._failed(waived=True)

    def _failed(self, waived: bool) -> tuple[Outcome, ...]:
        order = {"error": 0, "warning": 1, "note": 2}
        failed = (each for each in self.outcomes if not each.check.passed and bool(each.waiver) == waived)
        return tuple(sorted(failed, key=lambda outcome: order[outcome.severity]))

    @property
    def passed(self) -> int:
        """How many comparisons passed."""
        return sum(outcome.check.passed for outcome in self.outcomes)

    @property
    def verdict(self) -> str:
        """ "fail" with any error; "nothing compared", which is no pass; else "pass"."""
        if any(outcome.severity == "error" for outcome in self.findings):
            return "fail"
        return "pass" if self.cases and self.passed else "nothing compared"


def check_files(
    book: Book,
    paths: Iterable[Path],
    as_of: date,
    complete: bool,
    progress: Callable[[str], None] = lambda name: None,
) -> Report:
    """The report over files. ``complete``: they are all there is, so that what is not there is missing.

    A file that cannot be read or is no document of the matter is a finding; it never ends the run.
    """
    documents = called_for(book)
    cases: list[Case] = []
    unreadable: dict[Path, str] = {}
    strangers: list[Path] = []
    hashes: dict[Path, str] = {}
    redlines: list[tuple[Path, Paper, Document]] = []
    of_stem = {each.redline_stem: each for each in documents if each.redline_formats}
    for path in paths:
        progress(path.name)
        try:
            paper = read(path)
        except Unreadable as error:
            unreadable[path] = error.why
            continue
        hashes[path] = paper.sha256
        if path.stem in of_stem:
            redlines.append((path, paper, of_stem[path.stem]))
        elif (document := recognise(path, paper, documents)) is None:
            strangers.append(path)
        else:
            cases.append(locate(document, paper, path, book))
    by_name = {case.path.name: case.paper for case in cases}
    redlined = tuple(_redlined(*each, by_name) for each in redlines)
    return report(Review(book, tuple(cases), as_of, complete, unreadable, tuple(strangers), hashes, redlined))


def _redlined(path: Path, paper: Paper, document: Document, by_name: Mapping[str, Paper]) -> Redlined:
    """A redline beside the papers between which it stands: those being checked, else those beside it on file."""
    assert document.against
    names = (f"{stem}{path.suffix}" for stem in (document.stem, document.against.stem))
    new, old = (by_name.get(name) or _beside(path.with_name(name)) for name in names)
    return Redlined(document, paper, new, old)


def _beside(path: Path) -> Paper | None:
    try:
        return read(path)
    except Unreadable:
        return None


def report(review: Review) -> Report:
    """Every rule over a review: on papers and matter, and then on what these found and what of it is waived."""
    found = [*_outcomes("paper", review.cases), *_outcomes("matter", (review,))]
    found = [_under_waiver(each, review) for each in found]
    found += _outcomes("report", (Judged(review, tuple(found)),))
    found.sort(key=lambda outcome: outcome.rule.code)
    counted = tuple(case.ties for case in review.cases)
    return Report(review.book, review.as_of, review.cases, tuple(found), counted, review.redlines)


def _outcomes(scope: Scope, subjects: Iterable[object]) -> list[Outcome]:
    rules = [rule for rule in RULES.values() if rule.scope == scope]
    return [Outcome(rule, check) for subject in subjects for rule in rules for check in rule.check(subject)]


def _under_waiver(outcome: Outcome, review: Review) -> Outcome:
    waiver = waiver_of(review.book.matter.waivers, review.as_of, outcome.rule.code, outcome.check)
    return replace(outcome, waiver=waiver) if waiver else outcome


def recognise(path: Path, paper: Paper, documents: tuple[Document, ...]) -> Document | None:
    """The document that a paper should be: by its file's name, else by the one id in its footers, or in its text."""
    named = path.stem
    for document in documents:
        if document.stem == named:
            return document
    feet = {each.document for each in furniture(paper)}
    for ids in (feet, set(paper.text.string.split())):
        stated = [document for document in documents if document.id in ids]
        if stated:
            return stated[0] if len(stated) == 1 else None
    return None
