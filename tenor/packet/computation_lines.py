"""The computation as lines to be printed and linked to: the steps of the workpaper, then what papers alone state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tenor.packet.notation import in_words
from tenor.packet.placing import workpaper
from tenor.packet.steps import Step, Workpaper
from warrant.book import Book
from warrant.data import dataclass
from warrant.documents import Document
from warrant.facts import AnyFact

CONSIDERED, PAPERS = "Considered", "Papers"
"""The chapters of what is in no step of the workpaper: what decides that a clause does not apply; what papers state."""


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
    """All lines of a packet by chapters, and the line of each fact.

    ``beside`` are those in no step of the workpaper, by what they are: a paper that was mailed may state a fact of the
    same id as another, with the value that was known then.
    """

    chapters: tuple[Chapter, ...]
    paper: Workpaper
    beside: dict[int, Line]

    def place(self, fact: AnyFact) -> Place | None:
        """Where a fact, or the same fact in another past, stands; ``None`` where it has no line."""
        key = self.paper.identity.key(fact)
        if key in self.beside:
            return self.beside[key].place
        step = self.paper.by_key.get(key)
        return Place(step.sheet, step.line) if step else None


def computation(book: Book, documents: Iterable[Document], *, whole: bool = True) -> Computation:
    """The lines of a book and of what its documents state besides; unless ``whole``, those on which the papers rest."""
    documents, paper = tuple(documents), workpaper(book)
    wanted = None if whole else _behind(documents, paper)
    chapters = [
        Chapter(each.title, tuple(_of_step(step, paper) for step in each.steps if _is_wanted(step, paper, wanted)))
        for each in paper.sheets
    ]
    beside: dict[int, Line] = {}
    for entry in book.entries if whole else ():
        for fact in (fact for considered in entry.considered for fact in considered.facts):
            _place(fact, CONSIDERED, entry.event.id, paper, beside)
    for document in documents:
        for fact in _stated(document):
            _place(fact, PAPERS, document.id, paper, beside)
    for title in (CONSIDERED, PAPERS):
        chapters.append(Chapter(title, tuple(each for each in beside.values() if each.place.chapter == title)))
    return Computation(tuple(each for each in chapters if each.lines), paper, beside)


def _behind(documents: Iterable[Document], paper: Workpaper) -> set[int]:
    """What some documents state, and all that it rests on."""
    found: set[int] = set()
    stack = [fact for each in documents for fact in _stated(each)]
    while stack:
        fact = stack.pop()
        if (key := paper.identity.key(fact)) not in found:
            found.add(key)
            stack += fact.inputs
    return found


def _is_wanted(step: Step, paper: Workpaper, wanted: set[int] | None) -> bool:
    return wanted is None or paper.identity.key(step.fact) in wanted


def _of_step(step: Step, paper: Workpaper) -> Line:
    place = Place(step.sheet, step.line)
    return Line(place, step.fact, step.caption, in_words(step, paper), step.part, step.rounding)


def _stated(document: Document) -> Iterator[AnyFact]:
    yield from (fact for fact in document.facts.values() if fact.value is not None)
    yield from (fact for rows in document.rows.values() for row in rows for fact in row.values())


def _place(root: AnyFact, chapter: str, part: str, paper: Workpaper, beside: dict[int, Line]) -> None:
    """A line for a fact after those for all that it rests on; a history is deeper than calls can be."""
    stack = [(root, False)]
    while stack:
        fact, is_due = stack.pop()
        key = paper.identity.key(fact)
        if key in beside or key in paper.by_key:
            continue
        if is_due:
            place = Place(chapter, 1 + sum(each.place.chapter == chapter for each in beside.values()))
            over = _rests_on(fact, chapter, paper, beside)
            beside[key] = Line(place, fact, _caption(fact), over, part)
        else:
            stack += [(fact, True), *((each, False) for each in reversed(fact.inputs))]


def _caption(fact: AnyFact) -> str:
    """The fact's name in words; where it begins with a number, as that of a clause, what is said of it before."""
    *_, before, name = ("", *fact.id.split("."))
    words = name.replace("_", " ") if name[:1].isalpha() else f"{before.replace('_', ' ')}: {name}"
    return words[:1].upper() + words[1:]


def _rests_on(fact: AnyFact, chapter: str, paper: Workpaper, beside: dict[int, Line]) -> str:
    places = []
    for each in fact.inputs:
        line = beside.get(paper.identity.key(each))
        place = line.place if line else Place((step := paper.step(each)).sheet, step.line)
        places.append(f"line {place.number}" if place.chapter == chapter else str(place))
    return ", ".join(dict.fromkeys(places))
