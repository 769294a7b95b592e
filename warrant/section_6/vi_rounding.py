"""Section 6(vi): the only place where a value is rounded.

All calculations under this Section 6 shall be made to the nearest cent or to the nearest one-tenth
(1/10) of a share, as the case may be.
"""

from __future__ import annotations

from fractions import Fraction

from warrant.events.event import Event
from warrant.facts import AnyFact, Fact
from warrant.quantities import Price, Shares
from warrant.readings import Readings


def nearest(value: Fraction, step: Fraction, readings: Readings) -> Fraction:
    """The multiple of ``step`` nearest to ``value``; a tie goes as reading R1 says."""
    whole, rest = divmod(abs(value), step)
    away = 2 * rest > step or (2 * rest == step and (readings["R1"] == "half_away_from_zero" or whole % 2 == 1))
    rounded = (whole + away) * step
    return rounded if value >= 0 else -rounded


def to_cent(price: Price, readings: Readings) -> Price:
    """A price to the nearest cent."""
    return Price(nearest(price.amount, Fraction(1, 100), readings))


def to_tenth(shares: Shares, readings: Readings) -> Shares:
    """A number of shares to the nearest tenth of a share."""
    return Shares(nearest(shares.amount, Fraction(1, 10), readings))


def price_after(
    event: Event, unrounded: Price, clause: str, how: str, inputs: tuple[AnyFact, ...], readings: Readings
) -> Fact[Price]:
    """The Warrant Price that an adjustment results in; ``BadMatter`` where it rounds to nothing."""
    price = to_cent(unrounded, readings)
    if price <= Price.of(0):
        what = f"Section {clause} makes the Warrant Price after {event.id} ${unrounded}, to the nearest cent $0.00"
        raise event.refuse("", what, "the instrument gives no price then; counsel has to settle it with Holder")
    how = f"{how}, to the nearest cent"
    return Fact(f"{event.id}.price_after", price, clause, how, inputs, unrounded, ("R1",), event.id)
