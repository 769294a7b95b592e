"""What others assert, held against the replay."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from warrant.assertions import AssertedOutstanding, AssertedPrice, AssertedShares, Assertion
from warrant.data import dataclass
from warrant.matter import Matter
from warrant.quantities import Price, Shares
from warrant.replay import replay, state_on
from warrant.state import State


@dataclass(frozen=True)
class Disagreement:
    """An assertion and what the events make of its value; ``None`` for a certificate that is not outstanding."""

    assertion: Assertion
    computed: Shares | Price | None


def disagreements(matter: Matter, day: date) -> Iterator[Disagreement]:
    """Each assertion for a day up to ``day`` with which the events disagree, in the file's order."""
    due = [each for each in matter.assertions if each.on <= day]
    if not due:
        return
    book = replay(matter, max(each.on for each in due))
    for each in due:
        computed = _computed(each, state_on(book, each.on))
        if computed != each.value:
            yield Disagreement(each, computed)


def _computed(assertion: Assertion, state: State) -> Shares | Price | None:
    match assertion:
        case AssertedOutstanding():
            return state.issued.value
        case AssertedPrice():
            return state.price.value
        case AssertedShares():
            held = (
                each.shares.value for each in state.outstanding_warrants if each.certificate == assertion.certificate
            )
            return next(held, None)
    raise TypeError(f"no value of the state is asserted by {assertion!r}")
