"""Section 11: "Company shall, upon the exercise of this Warrant ..., pay a sum in cash"."""

from __future__ import annotations

from collections.abc import Iterator

from warrant.book import Book
from warrant.obligations.obligation import Obligation, done, holder_of
from warrant.obligations.section_02_1_exercise import exercises
from warrant.section_11 import CLAUSE


def due(book: Book) -> Iterator[Obligation]:
    """Cash for a fraction, where there is any; it is owed upon the exercise, and no last day is fixed."""
    for event, act in exercises(book):
        cash = act.facts.get("cash_for_fraction")
        if not cash or not cash.value.amount:
            continue
        assert act.of
        yield Obligation(
            kind="cash_for_fraction",
            document="",
            event=event.id,
            clause=CLAUSE,
            to=holder_of(act.of),
            since=event.on,
            manner="do",
            done=done(event, "fraction_paid_on", CLAUSE),
            readings=cash.readings,
        )
