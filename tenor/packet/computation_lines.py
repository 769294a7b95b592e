"""The computation as numbered lines: every fact once, below all that it rests on, event by event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from warrant.book import Book, Entry
from warrant.documents import Document
from warrant.facts import AnyFact
from warrant.section_3 import sufficiencies
from warrant.state import State


@dataclass(frozen=True)
class Line:
    """One fact by its number, counted from 1, and the numbers of the lines that it rests on."""

    number: int
    fact: AnyFact
    rests_on: tuple[int, ...]


@dataclass(frozen=True)
class Chapter:
    """The lines that one event brings in; ``entry`` is ``None`` for the issue, and for what papers alone state."""

    title: str
    entry: Entry | None
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Computation:
    """All lines of a packet, by chapters."""

    chapters: tuple[Chapter, ...]

    @cached_property
    def by_fact(self) -> dict[str, Line]:
        """The line of each fact's id."""
        return {line.fact.id: line for chapter in self.chapters for line in chapter.lines}


def computation(book: Book, documents: Iterable[Document], event: str = "") -> Computation:
    """The lines of a book and of what its documents state besides.

    With ``event`` those alone on which the papers of that event, and the event itself, rest.
    """
    numbered: dict[str, Line] = {}
    chapters = []
    for title, entry, roots in _roots(book, tuple(documents), event):
        begun = len(numbered)
        for root in roots:
            _number(root, numbered)
        lines = tuple(list(numbered.values())[begun:])
        if lines:
            chapters.append(Chapter(title, entry, lines))
    return Computation(tuple(chapters))


def _roots(
    book: Book, documents: tuple[Document, ...], event: str
) -> Iterator[tuple[str, Entry | None, list[AnyFact]]]:
    if not event:
        yield "At issue", None, [book.expires_on, *book.at_issue.facts()]
    for entry in book.entries:
        if event in ("", entry.event.id):
            yield f"{entry.event.id}: {entry.event.kind.replace('_', ' ')}", entry, list(_of_entry(entry))
    counts = [fact for each in sufficiencies(book) if event in ("", each.after) for fact in each.facts().values()]
    yield "What is authorised and reserved", None, counts
    yield "What papers alone state", None, [fact for each in documents for fact in _of_document(each)]


def _of_entry(entry: Entry) -> Iterator[AnyFact]:
    yield entry.effect.day
    yield entry.effect.time
    for considered in entry.considered:
        yield from considered.facts
    for of in filter(None, (entry.act, entry.adjustment and entry.adjustment.computation)):
        yield from of.facts.values()
        yield from (fact for rows in of.rows.values() for row in rows for fact in row.values())
    if entry.adjustment:
        yield entry.adjustment.price_after
        yield from (share.after for share in entry.adjustment.shares)
    yield from _of_state(entry.after)


def _of_state(state: State) -> Iterator[AnyFact]:
    yield from state.facts()


def _of_document(document: Document) -> Iterator[AnyFact]:
    yield from (fact for fact in document.facts.values() if fact.value is not None)
    yield from (fact for rows in document.rows.values() for row in rows for fact in row.values())


def _number(root: AnyFact, numbered: dict[str, Line]) -> None:
    """Numbers a fact after all that it rests on; a history is deeper than calls can be."""
    stack = [(root, False)]
    while stack:
        fact, is_due = stack.pop()
        if fact.id in numbered:
            continue
        if is_due:
            rests_on = tuple(dict.fromkeys(numbered[each.id].number for each in fact.inputs))
            numbered[fact.id] = Line(len(numbered) + 1, fact, rests_on)
        else:
            stack.append((fact, True))
            stack += [(each, False) for each in reversed(fact.inputs) if each.id not in numbered]
