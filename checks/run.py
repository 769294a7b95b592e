"""A check run: files read, recognised and located, every rule over them, the outcome as one Report."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from checks.apart import READERS
from checks.case import Case, Redlined, Review
from checks.catalogue import every_rule
from checks.examine import Look
from checks.file import File
from checks.furniture import furniture
from checks.lint import outcomes_of_files
from checks.locate import locate
from checks.model import RULES, Rule
from checks.outcome import Judged, Outcome, Outcomes, outcomes_of
from checks.text import Paper
from checks.ties import Tie
from checks.waivers import waiver_of
from checks.wording import wording
from warrant.book import Book
from warrant.data import dataclass
from warrant.documents import Document, called_for

if TYPE_CHECKING:
    from checks.bulk.verdict import RunVerdict

INSPECTED = "FIL"
"""The family that asks what an inspection sighted."""

ALIKE = {"DRF-08": "FIG-07", "DRF-09": "FIG-08"}
"""The rules that ask of any file what others ask of the papers of a matter."""
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
    runs: tuple[RunVerdict, ...] = ()

    @property
    def papers(self) -> tuple[Paper, ...]:
        """The papers of the matter."""
        return tuple(case.paper for case in self.cases)

    @property
    def has_read(self) -> bool:
        """Whether there was a paper, or a run of which a text was compared."""
        return bool(self.cases) or any(run.tied for run in self.runs)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule there is."""
        return every_rule()


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
    render: bool = True,
    given: Mapping[Path, Sequence[Document]] = MappingProxyType({}),
    runs: Sequence[RunVerdict] = (),
) -> Report:
    """The report over files. ``complete``: they are all there is, so that what is not there is missing.

    Of the rules those of ``families`` are asked; ``render`` lets the pages of PDFs be drawn for them. ``given`` says of
    papers by others of which documents each is one. ``runs`` are those that were read back beside the files.

    A file that cannot be read or is no document of the matter is a finding; it never ends the run.
    """
    paths, look = list(paths), how_far(families, render)
    _make_ready(book, paths)
    about = (book, as_of, complete, given, runs)
    files: Iterable[File] = READERS.files(paths, look, progress)
    if early := READERS.early(paths[0], look) if len(paths) == 1 else None:
        # What is asked of its words is asked while it is looked into.
        review = _review((early,), paths, *about)
        known = _of_words(review, families)
        files = tuple(map(_of_a_length, files))
        if [file.paper for file in files] == [file.paper for file in review.files]:
            return report(replace(review, files=files), families, known)
    return report(_review(files, paths, *about), families)


def _review(
    files: Iterable[File],
    paths: Sequence[Path],
    book: Book,
    as_of: date,
    complete: bool,
    given: Mapping[Path, Sequence[Document]],
    runs: Sequence[RunVerdict],
) -> Review:
    """What the files turn out to be, in one review."""
    found = _Found()
    for path, file in zip(paths, files, strict=True):
        found.files.append(file := _of_a_length(file))
        if file.paper:
            _place(path, file.paper, book, given.get(path, ()), found)
    by_name = {case.path.name: case.paper for case in found.cases}
    redlined = tuple(_redlined(*each, by_name) for each in found.redlines)
    hashes = {file.path: file.paper.sha256 for file in found.files if file.paper}
    of_files, strangers = tuple(found.files), tuple(found.strangers)
    return Review(
        book, tuple(found.cases), as_of, complete, of_files, strangers, hashes, redlined, found.strangers, tuple(runs)
    )


def _make_ready(book: Book, paths: Sequence[Path]) -> None:
    """Makes what the first papers will be held against, while they are being read."""
    named = {path.stem for path in paths}
    for document in called_for(book):
        if document.stem in named:
            wording(document.kind)


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
    from checks.foreign import recognise as by_others
    from checks.foreign.locate import locate_by_others

    of = by_others.candidates(paper, documents)
    if taken := by_others.given(of, among) if among else by_others.recognised(of):
        found.cases.append(locate_by_others(taken[0], paper, path, book, taken[1]))
    else:
        found.strangers[path] = by_others.described(of)


def how_far(families: Collection[str], render: bool) -> Look:
    """How far files are looked into for some families of rules."""
    if INSPECTED not in families:
        return "words"
    return "drawn" if render else "inspected"


def _of_a_length(file: File) -> File:
    """A file as it is, unless its text is longer than any document, so that to check it would take too long."""
    if file.paper and len(file.paper.text.string) > CHECKED_MAX:
        why = f"holds more than {CHECKED_MAX:,} characters, as no document of a matter does: give the paper alone"
        return replace(file, paper=None, why=why)
    return file


def _redlined(path: Path, paper: Paper, document: Document, by_name: Mapping[str, Paper]) -> Redlined:
    """A redline beside the papers between which it stands: those being checked, else those beside it on file."""
    assert document.against
    names = (f"{stem}{path.suffix}" for stem in (document.stem, document.against.stem))
    new, old = (by_name.get(name) or READERS.file(path.with_name(name)).paper for name in names)
    return Redlined(document, paper, new, old)


def report(
    review: Review, families: Collection[str] = EVERY_FAMILY, known: tuple[list[Outcome], list[Outcome]] | None = None
) -> Report:
    """Every rule over a review: on files, papers and matter, and then on what these found and what of it is waived.

    ``known`` is what the rules on words made of it, where they were asked already.
    """
    on_papers, on_files = known or _of_words(review, families)
    on_files = [*on_files, *outcomes_of("file", review.files, [each for each in families if each == INSPECTED])]
    found = [*on_papers, *outcomes_of("matter", (review,), families)]
    found = [*_not_asked_already(on_files, found), *found]
    found += [each for run in review.runs for each in run.findings]
    found = [_under_waiver(each, review) for each in found]
    found += outcomes_of("report", (Judged(review, tuple(found)),), families)
    found.sort(key=lambda outcome: outcome.rule.code)
    counted = tuple(case.ties for case in review.cases)
    about = (review.book, review.as_of, review.cases, counted, review.redlines, review.runs)
    return Report(tuple(found), review.files, *about)


def _of_words(review: Review, families: Collection[str]) -> tuple[list[Outcome], list[Outcome]]:
    """What the rules make of the papers, and of the words of the files: whatever else is in these, it is the same."""
    of_words = [each for each in families if each != INSPECTED]
    return outcomes_of("paper", review.cases, families), outcomes_of_files(review.files, of_words)


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
