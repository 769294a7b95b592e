"""Long histories for the benchmarks: made up, so that nearly every event moves the price."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

from warrant.events.combination import Combination
from warrant.events.event import Event
from warrant.events.grant import Grant
from warrant.events.issuance import Issuance
from warrant.events.lapse import Lapse
from warrant.events.repurchase import Repurchase
from warrant.quantities import Money, Price, Shares
from warrant.terms import Terms

DAYS = 2500  # of the Term, over which the events are spread
CYCLE = 500  # issues, after which a combination and a repurchase bring price and count back

GRANTED = Shares.of(5_000_000)


def issues(terms: Terms, count: int) -> Iterator[Event]:
    """Issues of one share in a hundred at four fifths of the Warrant Price; see ``CYCLE``."""
    price, start = terms.warrant_price.amount, terms.capitalisation.outstanding_common.amount
    outstanding = start
    for number in range(count):
        day = terms.issued_on + timedelta(1 + number * DAYS // count)
        if number % CYCLE == CYCLE - 2:
            yield Combination(id=f"C-{number}", ratio=Fraction(1, 3), record_date=day, made_on=day, ex_date=day)
            price, outstanding = price * 3, outstanding / 3
        elif number % CYCLE == CYCLE - 1:
            bought = Fraction(int(outstanding - start))
            yield Repurchase(id=f"R-{number}", bought_on=day + timedelta(4), shares_bought=Shares(bought))
            outstanding -= bought
        else:
            shares, cash = outstanding // 100, outstanding // 100 * price * 4 // 5
            yield Issuance(id=f"E-{number}", issued_on=day, shares_issued=Shares.of(shares), cash_paid=Money.of(cash))
            price = (outstanding * price + cash) / (outstanding + shares)
            outstanding += shares


def with_rights(terms: Terms, count: int, every: int, span: int) -> Iterator[Event]:
    """Issues, with a grant every so many events whose options lapse ``span`` events later, so that they overlap."""
    for number in range(count):
        day = terms.issued_on + timedelta(1 + number * DAYS // count)
        granted = number - span
        if number % every == 0:
            yield _grant(number, day)
        elif granted > 1 and granted % every == 1:
            of = f"G-{granted - 1}"
            yield Lapse(id=f"L-{number}", of=of, lapsed_on=day, shares_lapsed=GRANTED)
        else:
            yield Issuance(id=f"E-{number}", issued_on=day, shares_issued=Shares.of(2_000), cash_paid=Money.of(3_000))


def _grant(number: int, day: date) -> Grant:
    return Grant(id=f"G-{number}", issued_on=day, shares_deliverable=GRANTED, minimum_price=Price.of("0.50"))
