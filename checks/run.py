"""A check run: files read, recognised and located, every rule over them, the outcome as one Report."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import checks.rules  # noqa: F401  registers the rules
from checks.apart import READERS
from checks.case import Case, Redlined, Review
from checks.file import File
from checks.furniture import furniture
from checks.locate import locate
from checks.model import RULES
from checks.outcome import Judged, Outcome, Outcomes, outcomes_of
from checks.text import Paper
from checks.ties import Tie, ties
from checks.waivers import waiver_of
from warrant.book import Book
from warrant.documents import Document, called_for

CHECKED_MAX = 500_000
"""The longest text that is held against a document; the longest document has eighty thousand characters."""

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


def check_files(
    book: Book,
    paths: Iterable[Path],
    as_of: date,
    complete: bool,
    progress: Callable[[str], None] = lambda name: None,
    families: Collection[str] = EVERY_FAMILY,
) -> Report:
    """The report over files. ``complete``: they are all there is, so that what is not there is missing.

    Of the rules those of ``families`` are asked.

    A file that cannot be read or is no document of the matter is a finding; it never ends the run.
    """
    documents = called_for(book)
    cases: list[Case] = []
    files: list[File] = []
    strangers: list[Path] = []
    hashes: dict[Path, str] = {}
    redlines: list[tuple[Path, Paper, Document]] = []
    of_stem = {each.redline_stem: each for each in documents if each.redline_formats}
    paths = list(paths)
    for path, file in zip(_told(paths, progress), READERS.files(paths), strict=True):
        files.append(file := _of_a_length(file))
        if (paper := file.paper) is None:
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
    review = Review(book, tuple(cases), as_of, complete, tuple(files), tuple(strangers), hashes, redlined)
    return report(review, families)


def _of_a_length(file: File) -> File:
    """A file as it is, unless its text is longer than any document, so that to check it would take too long."""
    if file.paper and len(file.paper.text.string) > CHECKED_MAX:
        why = f"holds more than {CHECKED_MAX:,} characters, as no document of a matter does: give the paper alone"
        return replace(file, paper=None, why=why)
    return file


def _told(paths: Iterable[Path], progress: Callable[[str], None]) -> Iterator[Path]:
    """Paths, each told before it is waited for."""
    for path in paths:
        progress(path.name)
        yield path


def read_file(path: Path) -> File:
    """A file with the paper in it, or with the reason why it cannot be read."""
    return READERS.file(path)


def _redlined(path: Path, paper: Paper, document: Document, by_name: Mapping[str, Paper]) -> Redlined:
    """A redline beside the papers between which it stands: those being checked, else those beside it on file."""
    assert document.against
    names = (f"{stem}{path.suffix}" for stem in (document.stem, document.against.stem))
    new, old = (by_name.get(name) or read_file(path.with_name(name)).paper for name in names)
    return Redlined(document, paper, new, old)


def report(review: Review, families: Collection[str]) -> Report:
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
