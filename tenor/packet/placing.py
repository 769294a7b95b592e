"""Which fact stands on which sheet of a workpaper, in which line.

A fact stands on the sheet of the adjustment that first needs it. What the executed instrument states stands on "Terms",
closing prices on "Prices", and what comes of an event that adjusts nothing on "Other events". What a fact rests on
stands before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from tenor.packet.derivations import derived
from tenor.packet.expressions import Expression, amount, leaves, number
from tenor.packet.identity import SUPPOSED, Identity
from tenor.packet.readjusted import linked, replayed
from tenor.packet.steps import Sheet, Step, Workpaper
from tenor.packet.windows import AVAILABLE, NAMES, PASSED_OVER, TOTAL, Window, window
from warrant.adjustment import Adjustment
from warrant.book import Book
from warrant.clauses import cited
from warrant.facts import AnyFact, AsTurnedOut
from warrant.register import registered
from warrant.section_3 import sufficiencies

TERMS, PRICES, OTHERS = "Terms", "Prices", "Other events"
REGISTER, RESERVATION, SECTION_3 = "Register", "Reservation", "Section 3"
TABLES = (REGISTER, RESERVATION)
"""The sheets that hold no lines of their own."""


def workpaper(book: Book) -> Workpaper:
    """The steps of a book; ``Disagreement`` where a fact does not follow from what it rests on."""
    placing = _Placing(book)
    for each in book.adjustments:
        placing.take(each.event.id, _roots(each), dict(linked(each, book)))
    placing.take(REGISTER, (line.warrant.shares for line in registered(book.state)))
    counts = (fact for each in sufficiencies(book) for fact in each.facts().values())
    placing.take(SECTION_3, chain(counts, filter(None, (book.state.carried,))))
    placing.settle_others()
    of_event = {each.event.id: each for each in book.adjustments}
    titles = [TERMS, PRICES, *of_event, OTHERS, REGISTER, RESERVATION, SECTION_3]
    sheets = tuple(Sheet(each, tuple(placing.lines.get(each, ())), of_event.get(each)) for each in titles)
    return Workpaper(book, sheets, tuple(placing.windows), placing.placed, placing.identity)


def _roots(adjustment: Adjustment) -> Iterator[AnyFact]:
    """What an adjustment computes, in the order of the instrument: Section 6, then Section 5 for each Warrant."""
    computation = adjustment.computation
    yield adjustment.price_before
    yield from (row[name] for row in computation.rows.get("path", ()) for name in ("price_then", "price_as_if"))
    yield from (fact for fact in computation.facts.values() if fact.value is not None)
    yield adjustment.price_after
    yield from (fact for _, fact in replayed(adjustment))
    for share in adjustment.shares:
        if share.together:
            yield from (share.together.product, share.together.after)
    for share in adjustment.shares:
        yield from (share.product, share.after)
    yield from (share.after for share in adjustment.divided)


class _Placing:
    """The steps placed so far, by what they are, and the lines of each sheet."""

    def __init__(self, book: Book) -> None:
        self.identity = Identity()
        self.placed: dict[object, Step] = {}
        self.lines: dict[str, list[Step]] = {}
        self.windows: list[Window] = []
        self._book = book
        self._events = {entry.event.id: entry.event for entry in book.entries}
        self._linked: dict[str, Expression] = {}

    def take(self, sheet: str, roots: Iterable[AnyFact], linked: dict[str, Expression] | None = None) -> None:
        """Places some facts and all that they rest on, as far as they are not placed."""
        self._linked |= linked or {}
        for root in roots:
            for fact in self._in_order(root):
                self._place(sheet, fact)

    def _in_order(self, root: AnyFact) -> Iterator[AnyFact]:
        """The facts not yet placed that a fact rests on, each before what rests on it."""
        stack, open_ = [root], set[object]()
        while stack:
            fact = stack[-1]
            key = self.identity.key(fact)
            if key in self.placed or key in open_:
                stack.pop()
                if key not in self.placed:
                    yield fact
                continue
            open_.add(key)
            stack += reversed([each for each in self._rests_on(fact) if self.identity.key(each) not in self.placed])

    def _rests_on(self, fact: AnyFact) -> tuple[AnyFact, ...]:
        more = leaves(self._linked[fact.id]) if fact.id in self._linked else ()
        if fact.name in (TOTAL, AVAILABLE):
            # So that the closes taken together stand in lines that follow one another.
            more = tuple(other for close in fact.inputs for other in close.inputs if other.name != PASSED_OVER)
        return (*more, *(each for each in fact.inputs if each.name != PASSED_OVER))

    def _place(self, current: str, fact: AnyFact) -> None:
        sheet = self._sheet(current, fact)
        lines = self.lines.setdefault(sheet, [])
        event = self._events.get(fact.event or "")
        evidence = event.evidence if event and fact.source and not isinstance(fact.source, AsTurnedOut) else ()
        part = self._event_of(fact) if sheet == OTHERS else _part(sheet, fact)
        step = Step(fact, sheet, len(lines) + 1, part, self._expression(fact), evidence)
        lines.append(step)
        self.placed[self.identity.key(fact)] = step
        if fact.name in (TOTAL, AVAILABLE):
            self.windows.append(window(fact, self._book.matter))

    def settle_others(self) -> None:
        """Puts the sheet of other events in their order: its lines were placed as they were needed."""
        order = {id: at for at, id in enumerate(self._events)}
        lines = sorted(self.lines.get(OTHERS, ()), key=lambda step: order.get(step.part, -1))
        self.lines[OTHERS] = [replace(step, line=line) for line, step in enumerate(lines, 1)]
        self.placed.update({self.identity.key(step.fact): step for step in self.lines[OTHERS]})

    def _expression(self, fact: AnyFact) -> Expression | None:
        linked = self._linked.get(fact.id)
        if linked is not None and number(linked) == amount(fact.value):
            return linked
        return derived(fact, self._book.matter.terms.readings)

    def _event_of(self, fact: AnyFact) -> str:
        """The event that a fact comes of, by its id where it names none."""
        event = fact.event or fact.id.split(".")[0]
        return event if event in self._events else "As executed"

    def _sheet(self, current: str, fact: AnyFact) -> str:
        if fact.name in NAMES and fact.clause == "6(vii)":
            return PRICES
        if ".section_3." in fact.id:
            return SECTION_3
        if fact.event is None and not fact.inputs and fact.source:
            return TERMS
        if fact.id.startswith(f"{current}."):
            return current
        return OTHERS if current in (REGISTER, SECTION_3) or fact.event else current


def _part(sheet: str, fact: AnyFact) -> str:
    """The heading under which a fact stands on its sheet."""
    before, supposed, named = fact.id.rpartition(SUPPOSED)
    if supposed:
        return f"{named.split('.')[0]}, as it would have been ({before})"
    if sheet == SECTION_3:
        after = fact.id.split(".")[0]
        return "At issue" if after == "issue" else f"After {after}"
    return cited(fact.clause) if sheet == TERMS or fact.clause == "5" else "Section 6"
