"""The computation as lines to be printed and linked to: the steps of the workpaper, then what papers alone state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from tenor.packet.notation import in_words
from tenor.packet.placing import workpaper
from tenor.packet.steps import Step, Workpaper
from warrant.book import Book
from warrant.documents import Document
from warrant.facts import AnyFact

PAPERS = "Papers"
"""The chapter of what is in no step of the workpaper: days of mailing, names, addresses."""


class Place(NamedTuple):
    """Where a line stands: its chapter, and its number in it, counted from 1; as "E-001 line 7"."""

    chapter: str
    number: int

    def __str__(self) -> str:
        return f"{self.chapter} line {self.number}"


@dataclass(frozen=True)
class Line:
    """One fact as a line; ``over`` tells how it is computed over other lines, or on which it rests."""

    place: Place
    fact: AnyFact
    caption: str
    over: str
    part: str
    rounding: str = ""


@dataclass(frozen=True)
class Chapter:
    """Some lines under one title; it is an event's where its title is the event's id."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Computation:
    """All lines of a packet by chapters, and the line of each fact."""

    chapters: tuple[Chapter, ...]
    paper: Workpaper
    beside: dict[str, Line]

    def place(self, fact: AnyFact) -> Place | None:
        """Where a fact, or the same fact in another past, stands; ``None`` where it has no line."""
        if fact.id in self.beside:
            return self.beside[fact.id].place
        key = self.paper.identity.key(fact)
        step = self.paper.by_key.get(key)
        return Place(step.sheet, step.line) if step else None


def computation(book: Book, documents: Iterable[Document]) -> Computation:
    """The lines of a book and of what its documents state besides."""
    paper = workpaper(book)
    chapters = [Chapter(each.title, tuple(_of_step(step, paper) for step in each.steps)) for each in paper.sheets]
    beside: dict[str, Line] = {}
    for document in documents:
        for fact in _stated(document):
            _place(fact, document, paper, beside)
    chapters.append(Chapter(PAPERS, tuple(beside.values())))
    return Computation(tuple(each for each in chapters if each.lines), paper, beside)


def _of_step(step: Step, paper: Workpaper) -> Line:
    place = Place(step.sheet, step.line)
    return Line(place, step.fact, step.caption, in_words(step, paper), step.part, step.rounding)


def _stated(document: Document) -> Iterator[AnyFact]:
    yield from (fact for fact in document.facts.values() if fact.value is not None)
    yield from (fact for rows in document.rows.values() for row in rows for fact in row.values())


def _place(root: AnyFact, document: Document, paper: Workpaper, beside: dict[str, Line]) -> None:
    """A line for a fact after those for all that it rests on; a history is deeper than calls can be."""
    stack = [(root, False)]
    while stack:
        fact, is_due = stack.pop()
        if fact.id in beside or paper.identity.key(fact) in paper.by_key:
            continue
        if is_due:
            place = Place(PAPERS, len(beside) + 1)
            over = _rests_on(fact, paper, beside)
            beside[fact.id] = Line(place, fact, _caption(fact), over, document.id)
        else:
            stack += [(fact, True), *((each, False) for each in reversed(fact.inputs))]


def _caption(fact: AnyFact) -> str:
    return fact.name.replace("_", " ").capitalize() if not fact.name.isdigit() else fact.id


def _rests_on(fact: AnyFact, paper: Workpaper, beside: dict[str, Line]) -> str:
    places = []
    for each in fact.inputs:
        place = beside[each.id].place if each.id in beside else Place(*_sheet_and_line(paper.step(each)))
        places.append(f"line {place.number}" if place.chapter == PAPERS else str(place))
    return ", ".join(dict.fromkeys(places))


def _sheet_and_line(step: Step) -> tuple[str, int]:
    return step.sheet, step.line
