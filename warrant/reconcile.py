"""What others assert, held against the replay."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from warrant.adjustment import State
from warrant.assertions import AssertedOutstanding, AssertedPrice, AssertedShares, Assertion
from warrant.matter import Matter
from warrant.quantities import Price, Shares
from warrant.replay import replay, state_on


@dataclass(frozen=True)
class Disagreement:
    """An assertion and what the events make of its value; ``None`` for a certificate that is not outstanding."""

    assertion: Assertion
    computed: Shares | Price | None


def disagreements(matter: Matter, day: date) -> Iterator[Disagreement]:
    """Each assertion for a day up to ``day`` with which the events disagree, in the file's order."""
    due = [each for each in matter.assertions if each.on <= day]
    states = _states(matter, {each.on for each in due}) if due else {}
    for each in due:
        computed = _computed(each, states[each.on])
        if computed != each.value:
            yield Disagreement(each, computed)


def _states(matter: Matter, days: set[date]) -> dict[date, State]:
    """What is in effect at the end of each day: one replay serves all where its entries go by the day."""
    book = replay(matter, max(days))
    effects = [entry.effect.on for entry in book.entries]
    if effects != sorted(effects):
        # Reading R31 may put an event before one that takes effect earlier: no day then ends between the two.
        return {day: state_on(matter, day) for day in days}
    states = [book.at_issue, *(entry.after for entry in book.entries)]
    return {day: states[bisect_right(effects, day)] for day in days}


def _computed(assertion: Assertion, state: State) -> Shares | Price | None:
    match assertion:
        case AssertedOutstanding():
            return state.issued.value
        case AssertedPrice():
            return state.price.value
        case AssertedShares():
            held = (each.shares.value for each in state.warrants if each.certificate == assertion.certificate)
            return next(held, None)
    raise TypeError(f"no value of the state is asserted by {assertion!r}")
