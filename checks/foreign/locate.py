"""From a paper by others to a Case: its figures located by the checker's locators, else by value and context."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from checks.case import Case, Range, Recognised, Stated
from checks.figures import TEXTS
from checks.foreign import plain, rows
from checks.foreign.equations import equations
from checks.foreign.figures import ANY_FORM, figures, names
from checks.foreign.own_day import own_day
from checks.locate import with_form
from checks.text import Paper
from checks.wording import wording
from warrant.book import Book
from warrant.documents import Document


def locate_by_others(document: Document, paper: Paper, path: Path, book: Book, how: Recognised) -> Case:
    """A paper by others held beside the document it is taken for."""
    case = Case(document, paper, path, book, by_others=how)
    # A line feed of a Word file ends a paragraph; one of a PDF or a text may end a line within one.
    in_paragraphs = paper.format in ("docx", "html")
    case = _with_own_wording(with_form(case))
    case = replace(case, proven=(*case.proven, *plain.idioms(case.string)))
    case = _with_stated(case, names(case.string, document.facts))
    case = replace(case, rows=tuple(rows.address(case.string, document)))
    case = _with_stated(case, rows.of_rows(case, in_paragraphs))
    case = _with_stated(case, own_day(case))
    taken = [
        *plain.of_letterhead(case),
        *_taken(case),
        *((each.start, each.end) for each in case.differences),
        *((start, end) for start, end, _ in case.proven),
        *((row.start, row.end) for row in case.rows),
    ]
    case = replace(case, equations=tuple(equations(case.string, case.numerals)))
    case = _with_stated(case, figures(case, in_paragraphs, taken))
    case = replace(case, proven=(*case.proven, *plain.accounted(case)))
    return replace(case, stated=tuple(_within_equations(case)), proven=(*case.proven, *_results(case)))


def _taken(case: Case) -> list[tuple[int, int]]:
    return [(each.start, each.end) for each in case.stated]


def _with_stated(case: Case, found: Iterator[Stated]) -> Case:
    """The case with more figures, none where another was found before."""
    stated = list(case.stated)
    for each in found:
        if not any(each.start < other.end and other.start < each.end for other in stated):
            stated.append(each)
    return replace(case, stated=tuple(stated))


def _with_own_wording(case: Case) -> Case:
    """What stands under a caption that the checker's own locators know."""
    known, facts = wording(case.document.kind), case.document.facts
    stated: list[Stated] = []
    proven: list[Range] = []
    for pattern in known.locators:
        for located in pattern.find(case.string, facts) if pattern.meant_for(facts) else ():
            for name, kind, start, end in located.slots:
                form = kind if kind in TEXTS else ANY_FORM
                stated.append(Stated(name, form, case.string[start:end], start, end, facts.get(name)))
    for pattern in known.wordings:
        proven += ((each.start, each.end, "wording") for each in pattern.find(case.string, facts))
    return replace(_with_stated(case, iter(stated)), proven=(*case.proven, *proven))


def _within_equations(case: Case) -> Iterator[Stated]:
    """The figures, those of low confidence raised that stand in a computation which comes out, among figures known."""
    for stated in case.stated:
        within = next((each for each in case.equations if each.start <= stated.start and stated.end <= each.end), None)
        if stated.confidence == "low" and stated.kind == ANY_FORM and within and within.right:
            yield replace(stated, confidence="high")
        else:
            yield stated


def _results(case: Case) -> Iterator[Range]:
    """Results of computations that come out from figures that are all accounted for."""
    spans = [(each.start, each.end) for each in case.stated if each.is_right]
    spans += [(start, end) for start, end, _ in case.proven]
    for each in case.equations:
        inputs = [numeral for numeral in case.numerals if each.start <= numeral.start < each.result]
        if each.right and all(any(s <= one.start and one.end <= e for s, e in spans) for one in inputs):
            yield each.result, each.end, "a computation done again"
            spans.append((each.result, each.end))
