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

Not formalised yet: other consideration (subdivision 2), Excluded Stock (ii).
"""

from __future__ import annotations

from warrant import outstanding
from warrant.adjustment import Computation, Considered, State
from warrant.events.event import Event
from warrant.facts import Fact
from warrant.matter import Matter
from warrant.quantities import Money, Price
from warrant.section_6.i_issue import Issue, issue_of
from warrant.section_6.vi_rounding import price_after, to_cent

CLAUSE = "6(i)"


def consider(event: Event, state: State, matter: Matter) -> Considered:
    """Whether an event is an issue, real or deemed, for less per share than the Warrant Price in effect."""
    issue = issue_of(event)
    if issue is None:
        return Considered(CLAUSE, False, "no shares of Common Stock are issued for a consideration or without one")
    per_share = consideration_per_share(event, issue)
    exactly = matter.terms.readings["R4"] == "exactly"
    tested = per_share.value if exactly else to_cent(per_share.value, matter.terms.readings)
    applies = tested < state.price.value
    less = "less" if applies else "not less"
    because = (
        f"the consideration per share is {less} than the Warrant Price in effect immediately prior to the issuance"
    )
    return Considered(CLAUSE, applies, because, (per_share, state.price), ("R4",))


def consideration_per_share(event: Event, issue: Issue) -> Fact[Price]:
    """The consideration divided by the shares issued or deemed issued, exact."""
    received, issued = issue.consideration, issue.shares
    how = "the consideration received divided by the shares issued"
    value = received.value / issued.value
    return Fact(f"{event.id}.consideration_per_share", value, issue.clause, how, (received, issued), event=event.id)


def compute(event: Event, state: State, matter: Matter) -> Computation:
    """The quotient of clause (i): the sum (A) divided by the shares (B), to the nearest cent."""
    issue = issue_of(event)
    assert issue is not None
    readings = matter.terms.readings
    after = outstanding.after(event, state, readings).outstanding
    product = _product(event, state)
    total = _sum(event, product, issue.consideration)
    how = "the amount (A) divided by the shares (B)"
    price = price_after(event, total.value / after.value, CLAUSE, how, (total, after), readings)
    per_share = consideration_per_share(event, issue)
    steps = {fact.name: fact for fact in (issue.consideration, per_share, product, total)}
    counts = {"outstanding_before": state.outstanding, "outstanding_after": after}
    return Computation(issue.clause, price, {**issue.given, **steps, **counts})


def _product(event: Event, state: State) -> Fact[Money]:
    how = "the shares outstanding before times the Warrant Price before"
    inputs = (state.outstanding, state.price)
    value = state.price.value * state.outstanding.value
    return Fact(f"{event.id}.product", value, "6(i)(A)(x)", how, inputs, readings=("R3", "R29"), event=event.id)


def _sum(event: Event, product: Fact[Money], received: Fact[Money]) -> Fact[Money]:
    how = "the product (x) plus the consideration received (y)"
    total = product.value + received.value
    return Fact(f"{event.id}.aggregate", total, "6(i)(A)", how, (product, received), event=event.id)
