"""A check run: files read, recognised and located, every rule over them, the outcome as one Report."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

import checks.rules  # noqa: F401  registers the rules
from checks.case import Case, Redlined, Review
from checks.file import File
from checks.foreign import recognise as by_others
from checks.foreign.locate import locate_by_others
from checks.furniture import furniture
from checks.locate import locate
from checks.model import RULES
from checks.outcome import Judged, Outcome, Outcomes, outcomes_of
from checks.read import Unreadable, read
from checks.text import Paper
from checks.ties import Tie, ties
from checks.waivers import waiver_of
from warrant.book import Book
from warrant.documents import Document, called_for

EVERY_FAMILY = frozenset(rule.family for rule in RULES.values())


@dataclass(frozen=True)
class Report(Outcomes):
    """Everything that was compared, passed and failed, and the papers with their numerals tied or not."""

    book: Book
    as_of: date
    cases: tuple[Case, ...]
    ties: tuple[tuple[Tie, ...], ...]
    redlines: tuple[Redlined, ...] = ()

    @property
    def verdict(self) -> str:
        """ "fail" with any error; "nothing compared", which is no pass; else "pass"."""
        if self.failed:
            return "fail"
        return "pass" if self.cases and self.passed else "nothing compared"


@dataclass
class _Found:
    """What the files turned out to be, as they are gone through."""

    files: list[File] = field(default_factory=list)
    cases: list[Case] = field(default_factory=list)
    redlines: list[tuple[Path, Paper, Document]] = field(default_factory=list)
    strangers: dict[Path, tuple[str, ...]] = field(default_factory=dict)


def check_files(
    book: Book,
    paths: Iterable[Path],
    as_of: date,
    complete: bool,
    progress: Callable[[str], None] = lambda name: None,
    families: Collection[str] = EVERY_FAMILY,
    given: Mapping[Path, Sequence[Document]] = MappingProxyType({}),
) -> Report:
    """The report over files. ``complete``: they are all there is, so that what is not there is missing.

    Of the rules those of ``families`` are asked. ``given`` says of papers by others of which documents each is one.

    A file that cannot be read or is no document of the matter is a finding; it never ends the run.
    """
    found = _Found()
    for path in paths:
        progress(path.name)
        file = read_file(path)
        found.files.append(file)
        if file.paper:
            _place(path, file.paper, book, given.get(path, ()), found)
    by_name = {case.path.name: case.paper for case in found.cases}
    redlined = tuple(_redlined(*each, by_name) for each in found.redlines)
    hashes = {file.path: file.paper.sha256 for file in found.files if file.paper}
    files, strangers = tuple(found.files), tuple(found.strangers)
    review = Review(
        book, tuple(found.cases), as_of, complete, files, strangers, hashes, redlined, rivals=found.strangers
    )
    return report(review, families)


def _place(path: Path, paper: Paper, book: Book, among: Sequence[Document], found: _Found) -> None:
    """Puts a paper among the cases, the redlines or the strangers."""
    documents = called_for(book)
    if not among:
        if redlined := next(
            (each for each in documents if each.redline_formats and each.redline_stem == path.stem), None
        ):
            found.redlines.append((path, paper, redlined))
            return
        if document := recognise(path, paper, documents):
            found.cases.append(locate(document, paper, path, book))
            return
    if not among and any(furniture(paper)):  # written by Tenor, for another matter or by another state of this one
        found.strangers[path] = ()
        return
    of = by_others.candidates(paper, documents)
    if taken := by_others.given(of, among) if among else by_others.recognised(of):
        found.cases.append(locate_by_others(taken[0], paper, path, book, taken[1]))
    else:
        found.strangers[path] = by_others.described(of)


def read_file(path: Path) -> File:
    """A file with the paper in it, or with the reason why it cannot be read."""
    try:
        return File(path, read(path))
    except Unreadable as error:
        return File(path, None, error.why)


def _redlined(path: Path, paper: Paper, document: Document, by_name: Mapping[str, Paper]) -> Redlined:
    """A redline beside the papers between which it stands: those being checked, else those beside it on file."""
    assert document.against
    names = (f"{stem}{path.suffix}" for stem in (document.stem, document.against.stem))
    new, old = (by_name.get(name) or read_file(path.with_name(name)).paper for name in names)
    return Redlined(document, paper, new, old)


def report(review: Review, families: Collection[str] = EVERY_FAMILY) -> Report:
    """Every rule over a review: on files, papers and matter, and then on what these found and what of it is waived."""
    found = outcomes_of("file", review.files, families)
    found += [*outcomes_of("paper", review.cases, families), *outcomes_of("matter", (review,), families)]
    found = [_under_waiver(each, review) for each in found]
    found += outcomes_of("report", (Judged(review, tuple(found)),), families)
    found.sort(key=lambda outcome: outcome.rule.code)
    counted = tuple(tuple(ties(case)) for case in review.cases)
    return Report(tuple(found), review.book, review.as_of, review.cases, counted, review.redlines)


def _under_waiver(outcome: Outcome, review: Review) -> Outcome:
    waiver = waiver_of(review.book.matter.waivers, review.as_of, outcome.rule.code, outcome.check)
    return replace(outcome, waiver=waiver) if waiver else outcome


def recognise(path: Path, paper: Paper, documents: tuple[Document, ...]) -> Document | None:
    """The document that a paper should be: by its file's name, else by the one id in its footers, or in its text."""
    for document in documents:
        if path.stem == document.stem:
            return document
    feet = {each.document for each in furniture(paper)}
    for ids in (feet, set(paper.text.string.split())):
        stated = [document for document in documents if document.id in ids]
        if stated:
            return stated[0] if len(stated) == 1 else None
    return None
