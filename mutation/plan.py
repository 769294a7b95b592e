"""Which errors are planted: in every document, in each format that it has, figure by figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import field
from functools import cache
from pathlib import Path
from zlib import crc32

from docgen.render import render
from mutation.alterations import ALTERATIONS
from mutation.context import ANOTHER, STALE, another_fact, stale
from mutation.figures import Figure, figures
from tenor.matter import load
from warrant.book import Book
from warrant.data import dataclass
from warrant.documents import Document, called_for
from warrant.replay import replay

EXAMPLES = Path(__file__).parent.parent / "examples"
DOCX, PDF, PAGE = "docx", "pdf", "page"
"""The roads: in the finished DOCX, in the finished PDF, through the page to a PDF."""
ROADS = (DOCX, PDF, PAGE)
EVERY_KIND = 99
KINDS_OF_ROAD = {DOCX: EVERY_KIND, PDF: EVERY_KIND, PAGE: 1}
"""By how many kinds of alteration a figure is altered on a road, unless by all."""
KINDS_AGAIN = {DOCX: 1, PDF: 1, PAGE: 0}
"""By how many a figure that an earlier paper of its kind has as well."""
WHOLE_FORMS, SPARSE = frozenset({"warrant", "new_warrant"}), 20
"""Papers of twenty pages: one kind a figure and none again, one in so many of the numerals among their words."""


@dataclass(frozen=True)
class Planting:
    """One alteration of one figure."""

    figure: int
    kind: str
    text: str


@dataclass(frozen=True)
class Task:
    """What is planted in one document on one road.

    ``all_rows``: every row is dropped that concerns a figure of the plantings, and all its captions exchanged; else
    one of each. Of the numerals among the words every ``stride``-th is altered, none where it is 0.
    """

    example: str
    stem: str
    road: str
    plantings: tuple[Planting, ...]
    all_rows: bool
    stride: int


@dataclass
class Plan:
    """The tasks, and how much is not planted: what would change nothing, what is left to the whole run."""

    tasks: list[Task] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)


@cache
def book_of(example: str) -> Book:
    """The book of a matter in ``examples/``."""
    matter = load(EXAMPLES / example)
    return replay(matter, matter.terms.as_of)


@cache
def documents_of(example: str) -> tuple[Document, ...]:
    """The documents of an example."""
    return called_for(book_of(example))


@cache
def page_of(example: str, stem: str) -> tuple[Document, str, tuple[Figure, ...]]:
    """A document of an example, its page, and the figures of that."""
    document = next(each for each in documents_of(example) if each.stem == stem)
    html = render(document.kind, document.facts, document.id, document.rows)
    return document, html, figures(html, document)


def planned(examples: Sequence[str], full: bool, seed: int, roads: Sequence[str] = ROADS) -> Plan:
    """Everything that is to be planted.

    Unless ``full``, a figure that papers of one kind have in common (by its name, by how often it stood before, by the
    row that it stands in, which is a table's first or last or one between) is altered by every kind of alteration in
    the first of them alone; by one in the others where these are short; on the road through the page by one, in the
    first.
    """
    plan, taken = Plan(), set[tuple[object, ...]]()
    for example in examples:
        for document in documents_of(example):
            _, _, all_figures = page_of(example, document.stem)
            new = frozenset(each.number for each in (all_figures if full else _new(document, all_figures, taken)))
            for road in (each for each in roads if (each if each == DOCX else PDF) in document.formats):
                _add(plan, example, document, road, new, full, seed)
    return plan


def _new(document: Document, found: Sequence[Figure], taken: set[tuple[object, ...]]) -> Iterator[Figure]:
    times: Counter[tuple[object, ...]] = Counter()
    for figure in found:
        key = (document.kind, figure.names, figure.kind, _where(figure, document), figure.furniture)
        times[key] += figure.row is None or key not in times
        if (key, times[key]) not in taken:
            taken.add((key, times[key]))
            yield figure


def _where(figure: Figure, document: Document) -> tuple[str, int]:
    """The table and the row of a figure: the first row, the last, or any between."""
    table, number = figure.row or ("", 0)
    last = number == len(document.rows.get(table, ()))
    return table, 0 if last else min(number, 2)


def _add(plan: Plan, example: str, document: Document, road: str, new: Collection[int], full: bool, seed: int) -> None:
    """A task for a document on a road; ``new`` are the numbers of the figures that no paper before it has."""
    plantings: list[Planting] = []
    for figure in page_of(example, document.stem)[2]:
        most = (KINDS_OF_ROAD if figure.number in new else KINDS_AGAIN)[road]
        if document.kind in WHOLE_FORMS:
            most = min(most, figure.number in new)
        altered = [each for each in _of(example, document, figure) if _is_other(each, figure, plan, document, road)]
        if not full and len(altered) > most:
            plan.left_out[f"alterations ({road})"] += len(altered) - most
            start = crc32(f"{seed} {document.stem} {figure.number}".encode()) % len(altered)
            altered = [*altered[start:], *altered[:start]][:most]
        plantings += altered
    first = document.kind not in (page_of(task.example, task.stem)[0].kind for task in plan.tasks if task.road == road)
    if plantings or first:
        all_rows = full or road == DOCX
        stride = 1 if full else (SPARSE if document.kind in WHOLE_FORMS else 1) * first
        plan.tasks.append(Task(example, document.stem, road, tuple(plantings), all_rows, stride))


def _of(example: str, document: Document, figure: Figure) -> Iterator[Planting]:
    _, _, all_figures = page_of(example, document.stem)
    texts = {kind: alter(figure.text, figure.kind) for kind, alter in ALTERATIONS.items()}
    texts[STALE] = stale(figure, document, documents_of(example))
    texts[ANOTHER] = another_fact(figure, all_figures)
    for kind, text in texts.items():
        if text is not None:
            yield Planting(figure.number, kind, text)


def _is_other(planting: Planting, figure: Figure, plan: Plan, document: Document, road: str) -> bool:
    """Whether the text is another; listed where it is not."""
    if planting.text.split() != figure.text.split():
        return True
    plan.unchanged.append(f"{document.stem} ({road}): {figure.fact} {figure.text!r}, {planting.kind}")
    return False
