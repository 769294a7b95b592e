"""Section 2.1: delivery "within a reasonable time, not exceeding fifteen (15) days"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from warrant import section_1
from warrant.adjustment import Act
from warrant.book import Book
from warrant.events.exercise import Exercise
from warrant.obligations.obligation import Obligation, done, holder_of
from warrant.section_2_1_conditions import CLAUSE
from warrant.section_17 import in_force


def exercises(book: Book) -> Iterator[tuple[Exercise, Act]]:
    """The exercises of a book, in the order of effect, with what each did."""
    for entry in book.entries:
        if isinstance(entry.event, Exercise) and entry.act:
            yield entry.event, entry.act


def due(book: Book) -> Iterator[Obligation]:
    """The certificates for the shares issued and, for a balance, the new Warrant, within fifteen days.

    No new Warrant is owed where the Warrant has expired by the last of these days ("unless this Warrant has
    expired").
    """
    for event, act in exercises(book):
        by = act.facts["last_day_to_deliver"]
        assert act.of
        certificates = Obligation(
            kind="share_certificates",
            document="",
            event=event.id,
            clause=CLAUSE,
            to=holder_of(act.of),
            since=event.on,
            manner="do",
            by=by,
            done=done(event, "delivered_on", CLAUSE),
            readings=by.readings,
        )
        yield certificates
        terms = in_force(act.after, book.matter).terms
        if "balance" in act.facts and section_1.within_term(terms, by.value):
            delivered = done(event, "new_warrant_delivered_on", CLAUSE)
            relied_on = (*by.readings, *section_1.readings_relied_on(terms, by.value))
            yield replace(certificates, kind="new_warrant", done=delivered, readings=relied_on)
