"""A check run: files read, recognised and located, every rule over them, the outcome as one Report."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from checks.case import Case, Redlined, Review
from checks.catalogue import every_rule
from checks.file import File
from checks.furniture import furniture
from checks.lint import outcomes_of_files, read_file
from checks.locate import locate
from checks.model import RULES, Rule
from checks.outcome import Judged, Outcome, Outcomes, outcomes_of
from checks.text import Paper
from checks.ties import Tie, ties
from checks.waivers import waiver_of
from warrant.book import Book
from warrant.documents import Document, called_for

ALIKE = {"DRF-08": "FIG-07", "DRF-09": "FIG-08"}
"""The rules that ask of any file what others ask of the papers of a matter."""
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
    def papers(self) -> tuple[Paper, ...]:
        """The papers of the matter."""
        return tuple(case.paper for case in self.cases)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule there is."""
        return every_rule()


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
    for path in paths:
        progress(path.name)
        file = read_file(path)
        files.append(file)
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


def _redlined(path: Path, paper: Paper, document: Document, by_name: Mapping[str, Paper]) -> Redlined:
    """A redline beside the papers between which it stands: those being checked, else those beside it on file."""
    assert document.against
    names = (f"{stem}{path.suffix}" for stem in (document.stem, document.against.stem))
    new, old = (by_name.get(name) or read_file(path.with_name(name)).paper for name in names)
    return Redlined(document, paper, new, old)


def report(review: Review, families: Collection[str] = EVERY_FAMILY) -> Report:
    """Every rule over a review: on files, papers and matter, and then on what these found and what of it is waived."""
    found = [*outcomes_of("paper", review.cases, families), *outcomes_of("matter", (review,), families)]
    found = [*_not_asked_already(outcomes_of_files(review.files, families), found), *found]
    found = [_under_waiver(each, review) for each in found]
    found += outcomes_of("report", (Judged(review, tuple(found)),), families)
    found.sort(key=lambda outcome: outcome.rule.code)
    counted = tuple(tuple(ties(case)) for case in review.cases)
    return Report(tuple(found), review.files, review.book, review.as_of, review.cases, counted, review.redlines)


def _not_asked_already(on_files: Iterable[Outcome], on_papers: Iterable[Outcome]) -> Iterator[Outcome]:
    """The outcomes on files, without those of which FIG asks the same at the same words, and knows the event too."""
    asked = {(outcome.check.file, outcome.check.span) for outcome in on_papers if outcome.rule.code in ALIKE.values()}
    for outcome in on_files:
        if outcome.rule.code not in ALIKE or (outcome.check.file, outcome.check.span) not in asked:
            yield outcome


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
