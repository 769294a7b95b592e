"""Replay: the whole history of a matter as a fold over its events in the order of effect."""

from __future__ import annotations

import gc
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from warrant import deemed_issues, section_1, section_4
from warrant.adjustment import Effect
from warrant.book import Book
from warrant.events.distribution import Distribution
from warrant.events.event import Event
from warrant.history import History
from warrant.matter import Matter
from warrant.section_6.ix_effective import takes_effect
from warrant.section_14 import mailed_by
from warrant.state import State, Warrant
from warrant.terms import Terms


def replay(matter: Matter, as_of: date | None = None) -> Book:
    """The book of a matter; with ``as_of``, of the events that took effect on or before that day.

    Raises ``BadMatter`` at the line of an event for which the instrument gives no answer.
    """
    at_issue = _at_issue(matter.terms)
    history = History(mailed_by(matter, as_of), at_issue)
    with _collector_at_rest():
        for event, effect in in_order_of_effect(matter):
            if as_of is None or effect.on <= as_of:
                history.take(event, effect)
    return Book(matter, at_issue, section_1.expiration(matter.terms), tuple(history.entries), as_of)


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """A replay makes millions of objects that stay and none in a ring: to look for those would double its time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _at_issue(terms: Terms) -> State:
    """What was in effect at first: the face of the Warrant and Section 4."""
    price = terms.given("warrant", "warrant_price", "1")
    issued = terms.capitalisation.given("section_4", "outstanding_common", "4(i)")
    deemed = deemed_issues.deemed_at_issue(terms)
    total = deemed_issues.total_at_issue(terms, deemed)
    held = terms.given(terms.certificate, "warrant_shares", "preamble")
    warrants = (Warrant(terms.certificate, terms.holder, held, issued_on=terms.issued_on),)
    left = section_4.on_the_date(terms)
    return State(price, deemed_issues.counted("warrant", issued, total), warrants, issued, left, total, deemed)


def state_on(book: Book, day: date) -> State:
    """What was in effect at the end of a day up to the book's, by the events that took effect on or before it."""
    if book.effects is None:
        # Reading R31 may put an event before one that takes effect earlier: no day then ends between the two.
        return replay(book.matter, day).state
    number = bisect_right(book.effects, day)
    return book.entries[number - 1].after if number else book.at_issue


def in_order_of_effect(matter: Matter) -> list[tuple[Event, Effect]]:
    """The events by day and time of effect, within one time of one day in the file's order."""
    readings = matter.terms.readings
    effects = ((event, takes_effect(event, readings)) for event in matter.events)

    def order(pair: tuple[Event, Effect]) -> tuple[date, int]:
        event, effect = pair
        if isinstance(event, Distribution) and readings["R31"] == "by_record_date":
            return (event.record_date, effect.order)
        return (effect.on, effect.order)

    return sorted(effects, key=order)
