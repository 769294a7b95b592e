"""The baseline: the arithmetic of Sections 5 and 6(i), (iii), (iv) alone, in a loop over bare Fractions."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from warrant.events.combination import Combination
from warrant.events.event import Event
from warrant.events.issuance import Issuance
from warrant.events.repurchase import Repurchase
from warrant.terms import Terms

CENT, TENTH, HALF = Fraction(1, 100), Fraction(1, 10), Fraction(1, 2)


def nearest(value: Fraction, step: Fraction) -> Fraction:
    """The multiple of a step nearest to a value, a tie upward."""
    return (value / step + HALF) // 1 * step


def loop(terms: Terms, events: Iterable[Event]) -> tuple[Fraction, Fraction]:
    """The Warrant Price and the shares purchasable after events in the order of effect."""
    price, held = terms.warrant_price.amount, terms.warrant_shares.amount
    outstanding = terms.capitalisation.outstanding_common.amount
    for event in events:
        before, quotient = price, price
        if isinstance(event, Issuance):
            deducted = event.discounts.amount + event.commissions.amount + event.expenses.amount
            consideration, shares = event.cash_paid.amount - deducted, event.shares_issued.amount
            if consideration / shares < price:
                quotient = (outstanding * price + consideration) / (outstanding + shares)
            outstanding += shares
        elif isinstance(event, Combination):
            assert event.ratio is not None
            quotient, outstanding = price / event.ratio, nearest(outstanding * event.ratio, TENTH)
        elif isinstance(event, Repurchase):
            outstanding -= event.shares_bought.amount
        price = nearest(quotient, CENT)
        if price != before:
            held = nearest(before * held / price, TENTH)
    return price, held
