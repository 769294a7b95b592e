"""Section 6(i): an issue of Common Stock below the Warrant Price.

    If Company shall at any time or from time to time during the Term of this Warrant issue shares of
    Common Stock other than Excluded Stock (as hereinafter defined) without consideration or for a
    consideration per share less than the Warrant Price in effect immediately prior to the issuance of
    such Common Stock, the Warrant Price in effect immediately prior to each such issuance shall
    forthwith (except as provided in this clause (i)) be adjusted to a price equal to the quotient
    obtained by dividing: (A) an amount equal to the sum of (x) the total number of shares of Common
    Stock outstanding ... immediately prior to such issuance multiplied by the Warrant Price in effect
    immediately prior to such issuance, plus (y) the consideration received by Company upon such
    issuance, by (B) the total number of shares of Common Stock outstanding ... immediately after.

Not formalised yet: shares deemed issued (subdivision 3), other consideration (2), Excluded Stock (ii).
"""

from __future__ import annotations

from warrant.adjustment import Computation, Considered, State
from warrant.events.event import Event
from warrant.events.issuance import Issuance
from warrant.facts import Fact
from warrant.matter import Matter
from warrant.quantities import Money, Price, Shares
from warrant.section_6 import i_1_cash
from warrant.section_6.vi_rounding import price_after, to_cent

CLAUSE = "6(i)"


def consider(event: Event, state: State, matter: Matter) -> Considered:
    """Whether an event is an issue for less per share than the Warrant Price in effect."""
    if not isinstance(event, Issuance):
        return Considered(CLAUSE, False, "no shares of Common Stock are issued for a consideration or without one")
    per_share = consideration_per_share(event)
    exactly = matter.terms.readings["R4"] == "exactly"
    tested = per_share.value if exactly else to_cent(per_share.value, matter.terms.readings)
    applies = tested < state.price.value
    less = "less" if applies else "not less"
    because = (
        f"the consideration per share is {less} than the Warrant Price in effect immediately prior to the issuance"
    )
    return Considered(CLAUSE, applies, because, (per_share, state.price), ("R4",))


def consideration_per_share(event: Issuance) -> Fact[Price]:
    """The consideration divided by the shares issued, exact."""
    received, issued = i_1_cash.consideration(event), event.fact("shares_issued", CLAUSE)
    how = "the consideration received divided by the shares issued"
    value = received.value / event.shares_issued
    return Fact(f"{event.id}.consideration_per_share", value, CLAUSE, how, (received, issued), event=event.id)


def outstanding_after(event: Issuance, state: State) -> Fact[Shares]:
    """The Common Stock outstanding immediately after an issue."""
    issued, before = event.fact("shares_issued", "6(i)(B)"), state.outstanding
    how = "the shares outstanding before and the shares issued"
    value = before.value + event.shares_issued
    return Fact(f"{event.id}.outstanding_after", value, "6(i)(B)", how, (before, issued), event=event.id)


def compute(event: Event, state: State, matter: Matter) -> Computation:
    """The quotient of clause (i): the sum (A) divided by the shares (B), to the nearest cent."""
    assert isinstance(event, Issuance)
    per_share, after = consideration_per_share(event), outstanding_after(event, state)
    received = i_1_cash.consideration(event)
    product = _product(event, state)
    total = _sum(event, product, received)
    how = "the amount (A) divided by the shares (B)"
    price = price_after(event, total.value / after.value, CLAUSE, how, (total, after), matter.terms.readings)
    given = {name: event.fact(name, CLAUSE) for name in ("issued_on", "shares_issued")}
    cash = {fact.name: fact for fact in (*received.inputs, *received.inputs[1].inputs)}
    steps = {fact.name: fact for fact in (received, per_share, product, total, after)}
    return Computation(CLAUSE, price, given | cash | steps | {"outstanding_before": state.outstanding})


def _product(event: Issuance, state: State) -> Fact[Money]:
    how = "the shares outstanding before times the Warrant Price before"
    inputs = (state.outstanding, state.price)
    return Fact(
        f"{event.id}.product", state.price.value * state.outstanding.value, "6(i)(A)(x)", how, inputs, event=event.id
    )


def _sum(event: Issuance, product: Fact[Money], received: Fact[Money]) -> Fact[Money]:
    how = "the product (x) plus the consideration received (y)"
    total = product.value + received.value
    return Fact(f"{event.id}.aggregate", total, "6(i)(A)", how, (product, received), event=event.id)
