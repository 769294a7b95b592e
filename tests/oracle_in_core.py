"""A history of the oracle, as the core is told it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from typing import Literal

from conftest import dividend, executed_terms, issue, split
from oracle_events import Bought, Changed, Delivered, Ended, Happening, Paid, Rights, Sale, Split
from oracle_market import SESSIONS, Market
from oracle_standing import World

from warrant.events.change import Change
from warrant.events.convertible import Convertible
from warrant.events.delivery import Delivery
from warrant.events.event import Event
from warrant.events.grant import Grant
from warrant.events.lapse import Lapse
from warrant.events.repurchase import Repurchase
from warrant.matter import Matter
from warrant.prices import Quote, by_day
from warrant.quantities import Money, Price, Shares
from warrant.readings import Readings
from warrant.terms import Terms

Cause = Literal["expired", "terminated", "cancelled"]
PENNY = Fraction(1, 100)


def matter_of(history: Sequence[Happening], world: World) -> Matter:
    """The matter, its events in the order given: E-0, E-1 and so on, and each issue of rights by its name."""
    events = tuple(event_of(f"E-{number}", each) for number, each in enumerate(history))
    return Matter(terms_of(world), events, quotes_of(world.market))


def terms_of(world: World) -> Terms:
    first, terms = world.first, executed_terms(readings=Readings(world.choices))
    capital = replace(terms.capitalisation, outstanding_common=Shares(first.issued))
    return replace(terms, warrant_price=Price(first.price), warrant_shares=Shares(first.held), capitalisation=capital)


@cache
def quotes_of(market: Market) -> Mapping[date, tuple[Quote, ...]]:
    return by_day(quote_of(market, on) for on in SESSIONS)


def quote_of(market: Market, on: date) -> Quote:
    close = market.close(on)
    if not market.without_sale(on):
        return Quote(day=on, last_sale=Price(close), source_name="Nasdaq")
    return Quote(day=on, bid=Price(close - PENNY / 2), asked=Price(close + PENNY / 2), source_name="Nasdaq")


def event_of(id: str, each: Happening) -> Event:
    match each:
        case Sale():
            return issue(id, each.on.isoformat(), each.shares, each.cash, **three_parts(each.deducted))
        case Rights():
            return rights_of(each)
        case Delivered():
            return Delivery(id=id, of=each.of, delivered_on=each.on, shares_delivered=Shares(each.shares))
        case Changed():
            return change_of(id, each)
        case Ended():
            cause: Cause = "cancelled" if each.cancelled else "expired"
            return Lapse(id=id, of=each.of, lapsed_on=each.on, shares_lapsed=Shares(each.shares), cause=cause)
        case Bought():
            return Repurchase(id=id, bought_on=each.on, shares_bought=Shares(each.shares))
        case Split():
            return split_of(id, each)
        case Paid():
            out_of = "other" if each.adjusts else "earned_surplus"
            return dividend(id, each.on.isoformat(), each.value, payable_out_of=out_of)


def three_parts(deducted: Fraction) -> dict[str, Fraction]:
    """Discounts, commissions and expenses that make a sum."""
    return {"discounts": deducted / 2, "commissions": deducted / 3, "expenses": deducted / 6}


def rights_of(each: Rights) -> Grant | Convertible:
    cash, expenses = Money(each.cash), Money(each.deducted)
    if not each.convertible:
        return Grant(
            id=each.name,
            issued_on=each.on,
            shares_deliverable=Shares(each.shares),
            minimum_price=Price(each.each),
            cash_paid=cash,
            expenses=expenses,
        )
    return Convertible(
        id=each.name,
        issued_on=each.on,
        shares_deliverable=Shares(each.shares),
        cash_paid=cash,
        expenses=expenses,
        accrued=Money(each.accrued),
        additional_consideration=Money(each.to_come),
    )


def change_of(id: str, each: Changed) -> Change:
    by_antidilution: Literal["yes", "no"] = "yes" if each.antidilution else "no"
    shares = Shares(each.shares)
    return Change(id=id, of=each.of, changed_on=each.on, shares_deliverable=shares, by_antidilution=by_antidilution)


def split_of(id: str, each: Split) -> Event:
    ratio, on = f"{each.ratio.numerator}-for-{each.ratio.denominator}", each.on.isoformat()
    return split(id, on, ratio, made_on=each.on + timedelta(1), ex_date=each.trades_from)
