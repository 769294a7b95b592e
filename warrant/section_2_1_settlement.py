"""Section 2.1: what an exercise gives Holder, by the way in which it is made.

    in lieu of exercising this Warrant as hereinabove permitted, Holder may elect to receive shares of Common
    Stock equal to the value ... of this Warrant

For payment: the shares purchased, whole. Net: the whole shares of the formula; reading R9 has its fraction dropped
or paid in cash. Cash for a fraction is Section 11's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from warrant import section_11
from warrant.data import dataclass
from warrant.events.exercise import Exercise
from warrant.facts import AnyFact, Fact
from warrant.matter import Matter
from warrant.quantities import NO_SHARES, Price, Shares
from warrant.readings import Readings
from warrant.section_2_1_balance import Balance
from warrant.section_2_1_conditions import CLAUSE
from warrant.section_2_1_net import formula, net_exercise, require_worth
from warrant.section_2_1_payment import payment, payment_rows
from warrant.section_6.vi_rounding import whole
from warrant.state import State


@dataclass(frozen=True)
class Settled:
    """The shares issued at a Warrant Price, the steps and tables of the way, the fraction that the formula gives.

    ``issuable`` tells the whole shares issuable for any portion of the Warrant at any Warrant Price.
    """

    issued: Fact[Shares]
    price: Fact[Price]
    steps: Mapping[str, AnyFact]
    rows: Mapping[str, tuple[Mapping[str, AnyFact], ...]]
    issuable: Callable[[Shares, Price], Shares]
    fraction: Fact[Shares] | None = None


def settled(event: Exercise, exercised: Fact[date], state: State, matter: Matter) -> Settled:
    """The exercise settled; ``BadMatter`` where Holder may not elect what it elects."""
    return _purchased(event, state, matter) if event.way == "purchase" else _net(event, exercised, state, matter)


def _purchased(event: Exercise, state: State, matter: Matter) -> Settled:
    company, issued = matter.terms.company, shares_purchased(event)
    steps = {"warrant_price": state.price, **payment(event, state.price, company), "shares_issued": issued}
    rows = {"payments": payment_rows(event, company)}
    return Settled(issued, state.price, steps, rows, lambda portion, price: whole(portion))


def shares_purchased(event: Exercise) -> Fact[Shares]:
    """The shares issued upon a purchase: those exercised, whole."""
    how, inputs = "the whole shares purchased", (event.fact("shares_exercised", CLAUSE),)
    return Fact(f"{event.id}.shares_issued", whole(event.shares_exercised), CLAUSE, how, inputs, event=event.id)


def _net(event: Exercise, exercised: Fact[date], state: State, matter: Matter) -> Settled:
    net = net_exercise(event, exercised, state, matter)
    require_worth(event, net)
    market, rest = net.market.price.value, net.computed.value - net.issued.value
    how, id = "the fraction of a share that the formula gives beside them", f"{event.id}.fraction_computed"
    fraction = Fact(id, rest, CLAUSE, how, (net.computed, net.issued), None, ("R9",), event.id)
    steps = {**net.facts(), "fraction_computed": fraction}
    rows = {"closes": net.market.rows}
    return Settled(
        net.issued,
        net.warrant_price,
        steps,
        rows,
        lambda portion, price: whole(formula(portion, market, price)),
        fraction,
    )


def cash(event: Exercise, left: Balance, settled: Settled, readings: Readings) -> dict[str, AnyFact]:
    """Cash for the fraction that a complete exercise leaves and, under reading R9, for that of the formula."""
    parts = [] if left.carried else [left.fraction]
    if settled.fraction and readings["R9"] == "paid_in_cash":
        parts.append(settled.fraction)
    parts = [each for each in parts if each.value.amount]
    if not parts:
        return {}
    fraction = parts[0]
    if len(parts) > 1:
        total = sum((each.value for each in parts), NO_SHARES)
        how, id = "the fractions of a share together", f"{event.id}.fractions"
        fraction = Fact(id, total, section_11.CLAUSE, how, tuple(parts), None, ("R9",), event.id)
    return section_11.cash_for_fraction(event, fraction, settled.price, readings)
