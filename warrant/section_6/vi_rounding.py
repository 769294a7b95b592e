"""Section 6(vi): the only place where a value is rounded.

All calculations under this Section 6 shall be made to the nearest cent or to the nearest one-tenth
(1/10) of a share, as the case may be.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from warrant.data import dataclass
from warrant.events.event import Event
from warrant.facts import AnyFact, Fact
from warrant.quantities import NO_PRICE, Money, Price, Quantity, Shares
from warrant.readings import Readings

CENT, TENTH = Fraction(1, 100), Fraction(1, 10)
STEPS: Mapping[type[Quantity], Fraction] = {Price: CENT, Money: CENT, Shares: TENTH}


@dataclass(frozen=True)
class Margin:
    """How far an unrounded value lies from the nearest point at which it would have rounded otherwise.

    ``distance`` is exact, in the unit of the value, and zero on a tie. ``above`` says whether ``point`` lies
    above the unrounded value or, on a tie, whether what lies above it rounds otherwise. ``otherwise`` is
    what it would have become: from the point on where ``from_point``, else only beyond it (reading R1).
    """

    distance: Quantity
    point: Quantity
    otherwise: Quantity
    above: bool
    from_point: bool


def margin(fact: AnyFact, readings: Readings) -> Margin | None:
    """The margin of a fact that this clause rounded; ``None`` for any other.

    A value that rounding did not move lies half a step from either point: the one above is told.
    """
    if fact.unrounded is None or "R1" not in fact.readings:
        return None
    unit, step = type(fact.value), STEPS[type(fact.value)]
    above = fact.unrounded >= fact.value
    otherwise = fact.value.amount + (step if above else -step)
    point = (fact.value.amount + otherwise) / 2
    distance = abs(point - fact.unrounded.amount)
    from_point = nearest(point, step, readings) == otherwise
    return Margin(unit(distance), unit(point), unit(otherwise), above, from_point)


def nearest(value: Fraction, step: Fraction, readings: Readings) -> Fraction:
    """The multiple of ``step`` nearest to ``value``; a tie goes as reading R1 says."""
    # In whole numbers, which a Fraction is made of: this is asked for twice for every adjustment.
    counted, of = value.numerator * step.denominator, value.denominator * step.numerator
    whole, rest = divmod(abs(counted), of)
    away = 2 * rest > of or (2 * rest == of and (readings["R1"] == "half_away_from_zero" or whole % 2 == 1))
    rounded = (whole + away) * step.numerator
    return Fraction(rounded if counted >= 0 else -rounded, step.denominator)


def to_cent(price: Price, readings: Readings) -> Price:
    """A price to the nearest cent."""
    return Price(nearest(price.amount, CENT, readings))


def to_tenth(shares: Shares, readings: Readings) -> Shares:
    """A number of shares to the nearest tenth of a share."""
    return Shares(nearest(shares.amount, TENTH, readings))


def cash_to_cent(money: Money, readings: Readings) -> Money:
    """A sum to be paid in cash, to the nearest cent: less cannot be paid."""
    return Money(nearest(money.amount, CENT, readings))


def whole(shares: Shares) -> Shares:
    """The largest number of whole shares in a number of shares (Sections 2.1 and 11): nothing is rounded up."""
    return Shares(Fraction(shares.amount // 1))


def price_after(
    event: Event, unrounded: Price, clause: str, how: str, inputs: tuple[AnyFact, ...], readings: Readings
) -> Fact[Price]:
    """The Warrant Price that an adjustment results in; ``BadMatter`` where it rounds to nothing."""
    price = to_cent(unrounded, readings)
    if price <= NO_PRICE:
        what = f"Section {clause} makes the Warrant Price after {event.id} ${unrounded}, to the nearest cent $0.00"
        raise event.refuse("", what, "the instrument gives no price then; counsel has to settle it with Holder")
    how = f"{how}, to the nearest cent"
    return Fact(f"{event.id}.price_after", price, clause, how, inputs, unrounded, ("R1",), event.id)


def apportioned(total: Shares, weights: Mapping[str, Shares]) -> dict[str, Shares]:
    """A total in tenths of a share divided in proportion, so that the parts sum to it (largest remainder).

    Each has the whole tenths of its exact part; the tenths left over go to the largest remainders, among equal
    ones to the larger weight, then by name: the order in which they are given decides nothing.
    """
    weight = sum((each.amount for each in weights.values()), Fraction(0))
    exact = {name: total.amount / TENTH * (each.amount / weight) for name, each in weights.items()}
    whole = {name: part // 1 for name, part in exact.items()}
    left = total.amount / TENTH - sum(whole.values())
    order = sorted(exact, key=lambda name: (whole[name] - exact[name], -weights[name].amount, name))
    return {name: Shares((whole[name] + (order.index(name) < left)) * TENTH) for name in weights}
