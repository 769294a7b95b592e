"""Of any matter: each paper that it calls for renders, under a name of its own, and every figure in it is tied.

The matters are drawn from numbered seeds (``random_matters``), each as it would be drawn again: ``book_of(7)``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from random_matters import book_of, sound

import checks.rules  # noqa: F401  registers the rules
from checks.case import Case
from checks.locate import locate
from checks.model import RULES
from checks.read import read
from checks.ties import ties
from docgen.docx import docx
from docgen.facts import facts_json
from docgen.render import render
from warrant.book import Book
from warrant.documents import KINDS, Document, called_for
from warrant.events import EVENT_KINDS
from warrant.facts import LONGEST_ID

BLOCKS = [range(first, first + 25) for first in range(0, 150, 25)]


def in_the_suite(number: int) -> list[Any]:
    """The blocks of seeds, those behind the first ``number`` among the slow proofs."""
    slow = pytest.mark.conformance
    return [each if at < number else pytest.param(each, marks=slow) for at, each in enumerate(BLOCKS)]


Faults = Callable[[Book], list[str]]
of_book = cache(book_of)


def of_names(book: Book) -> Iterator[str]:
    """What is wrong with the names of papers and of their facts; files are told apart whatever the case of letters."""
    documents = called_for(book)
    stems = [each.stem for each in documents]
    stems += [each.redline_stem for each in documents if each.redline_formats]
    for names in (stems, [each.id for each in documents]):
        counted = Counter(name.casefold() for name in names)
        yield from (f"{number} papers are named {name}" for name, number in counted.items() if number > 1)
    for document in documents:
        rows = (row for table in document.rows.values() for row in table)
        for fact in (fact for facts in (document.facts, *rows) for fact in facts.values()):
            if len(fact.id) > LONGEST_ID:
                yield f"{document.kind}: {fact.id} has {len(fact.id)} characters"


def of_rendering(book: Book) -> Iterator[str]:
    """What is wrong with a page, or with the facts that a PDF carries."""
    for document in called_for(book):
        try:
            page_of(document)
            facts_json(document)
        except (LookupError, TypeError, ValueError) as error:
            yield f"{document.stem}: {error}"


def page_of(document: Document) -> str:
    return render(document.kind, document.facts, document.id, document.rows)


def of_figures(book: Book, folder: Path, seen: set[object]) -> Iterator[str]:
    """What the checker finds in the papers of forms not seen before, and each figure that it does not locate.

    Papers that state the same facts, with as many rows up to two, are of one form.
    """
    for document in called_for(book):
        rows = (min(len(table), 2) for table in document.rows.values())
        form = (document.kind, frozenset(document.facts), *rows)
        if "docx" in document.formats and form not in seen:
            seen.add(form)
            path = folder / f"{document.stem}.docx"
            path.write_bytes(docx(page_of(document)))
            yield from of_case(locate(document, read(path), path, book))


def of_case(case: Case) -> Iterator[str]:
    for rule in RULES.values():
        if rule.scope == "paper" and not rule.code.startswith("OBL"):
            failed = (
                each for each in rule.check(case) if not each.passed and (each.severity or rule.severity) == "error"
            )
            yield from (f"{case.document.stem}: {rule.code}: {each.asks}: {each.found}" for each in failed)
    yield from (f"{case.document.stem}: {each.numeral.text} is not tied" for each in ties(case) if not each.by)
    located = [(each.start, each.end) for each in (*case.stated, *case.rows, *case.furniture)]
    for control in case.paper.controls:
        if not any(start <= control.start and control.end <= end for start, end in located):
            words = case.string[control.start : control.end]
            yield f"{case.document.stem}: the figure {words} of {control.tag} is not located"


def fewest(book: Book, faults: Faults) -> str:
    """The events of a matter without those that its faults do not need, for the message."""
    for event in book.matter.events:
        shorter = sound(replace(book.matter, events=tuple(each for each in book.matter.events if each is not event)))
        if shorter and faults(shorter):
            return fewest(shorter, faults)
    chosen = dict(book.matter.terms.readings.chosen)
    return "\n".join((str(chosen), *map(str, book.matter.events), *map(str, book.matter.mailings)))


def require_none(faults: Faults, seeds: range) -> None:
    for seed in seeds:
        book = of_book(seed)
        found = faults(book)
        assert not found, f"seed {seed}: {found[:3]}\n{fewest(book, faults)}"


@pytest.mark.parametrize("seeds", in_the_suite(2), ids=str)
def test_every_paper_of_any_matter_renders_under_a_name_of_its_own(seeds: range) -> None:
    require_none(lambda book: [*of_names(book), *of_rendering(book)], seeds)


@pytest.mark.parametrize("seeds", in_the_suite(1)[:4], ids=str)
def test_every_figure_in_the_papers_of_any_matter_is_located_and_right(seeds: range, tmp_path: Path) -> None:
    seen: set[object] = set()
    for seed in seeds:
        found = list(of_figures(of_book(seed), tmp_path, seen))
        assert not found, f"seed {seed}: {found[:3]}"


def test_no_two_kinds_of_paper_share_the_letters_of_their_ids() -> None:
    letters = Counter(kind.SHORT for kind in KINDS.values())
    assert [each for each, number in letters.items() if number > 1] == []


@pytest.mark.conformance
def test_the_matters_hold_every_kind_of_event_and_call_for_every_kind_of_paper() -> None:
    books = [of_book(seed) for seed in range(420)]
    events = {entry.event.kind for book in books for entry in book.entries}
    papers = {document.kind for book in books for document in called_for(book)}
    assert (EVENT_KINDS.keys() - events, KINDS.keys() - papers) == (set(), set())
