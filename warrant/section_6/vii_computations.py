"""Section 6(vii), "for the purpose of any computation": which computations a determined price served, or serves.

A determination is told to Holder with the computations for which it was made, those of events that were known by its
day. An outcome is recorded with the adjustments that it changed: those of events known by the day of the outcome.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from warrant.book import Book, Entry
from warrant.errors import BadMatter
from warrant.events.determination import Determination
from warrant.events.dispute_outcome import DisputeOutcome
from warrant.facts import AnyFact, Fact
from warrant.known import known_on
from warrant.matter import Matter
from warrant.quantities import Price
from warrant.replay import replay
from warrant.section_6.vii_current_market_price import Row


def computations(event: Determination, book: Book) -> Iterator[Row]:
    """A row for each computation that a determination serves: the event computed, the clause, what is computed."""
    for entry in book.entries:
        if entry.event.known_from <= event.determined_on and (step := _step_on(f"{event.id}.price", entry)):
            prefix, how = f"{event.id}.{entry.event.id}", "a computation that rests on the price determined"
            values = {"event": entry.event.id, "clause": step.clause, "computation": step.how}
            yield {name: Fact(f"{prefix}.{name}", value, step.clause, how, (step,)) for name, value in values.items()}


def _step_on(price: str, entry: Entry) -> AnyFact | None:
    """The step of an entry that takes its Current Market Price from a fact of this id."""
    steps = (fact for root in _roots(entry) for fact in root.walk(within=f"{entry.event.id}."))
    return next((step for step in steps if any(_rests_on(price, each) for each in step.inputs)), None)


def _rests_on(price: str, fact: AnyFact) -> bool:
    return fact.name == "current_market_price" and any(each.id == price for each in fact.inputs)


def _roots(entry: Entry) -> Iterator[AnyFact]:
    for considered in entry.considered:
        yield from considered.facts
    if entry.act:
        yield from entry.act.facts.values()
    if entry.adjustment:
        yield from entry.adjustment.computation.facts.values()


def changed_by(outcome: DisputeOutcome, book: Book) -> tuple[Row, ...] | None:
    """A row for each adjustment that an outcome changed: event, clause, and the Warrant Price without it and with it.

    ``None`` where the instrument gives no answer without the outcome, so that there is nothing to compare. What was
    known by its day may give none where an event was recorded before the one that it speaks of: then what is known
    now is taken.
    """
    day = min(outcome.known_from, book.as_of or outcome.known_from)
    known = known_on(book.matter, outcome.known_from)
    after = _answer(known, day)
    if after is None:
        known, after = book.matter, replay(book.matter, day)
    without = tuple(each for each in known.events if each.id != outcome.id)
    before = _answer(replace(known, events=without), day)
    return tuple(_changed(outcome, before, after)) if before else None


def _answer(matter: Matter, day: date) -> Book | None:
    try:
        return replay(matter, day)
    except BadMatter:
        return None


def _changed(outcome: DisputeOutcome, before: Book, after: Book) -> Iterator[Row]:
    earlier = {entry.event.id: entry for entry in before.entries}
    for entry in after.entries:
        if entry.event.id not in earlier or not (entry.adjustment or earlier[entry.event.id].adjustment):
            continue
        prices = earlier[entry.event.id].after.price, entry.after.price
        if prices[0].value != prices[1].value:
            yield _row(outcome, entry, earlier[entry.event.id], *prices)


def _row(outcome: DisputeOutcome, entry: Entry, earlier: Entry, before: Fact[Price], after: Fact[Price]) -> Row:
    adjustment = entry.adjustment or earlier.adjustment
    assert adjustment
    prefix, clause = f"{outcome.id}.{entry.event.id}", adjustment.clause
    names = {"event": entry.event.id, "clause": clause}
    prices = {"price_before": before, "price_now": after}
    facts: dict[str, AnyFact] = {
        name: Fact(f"{prefix}.{name}", value, clause, "an adjustment that the outcome changed")
        for name, value in names.items()
    }
    how = {"price_before": "the Warrant Price after it without the outcome", "price_now": "with the outcome"}
    return facts | {
        name: Fact(f"{prefix}.{name}", fact.value, clause, how[name], (fact,)) for name, fact in prices.items()
    }
