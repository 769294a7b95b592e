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

from collections.abc import Mapping

from warrant.adjustment import Computation, Considered, State
from warrant.events.event import Event
from warrant.events.exercise import Exercise
from warrant.events.issuance import Issuance
from warrant.events.rights import RightsIssue
from warrant.facts import AnyFact, Fact
from warrant.matter import Matter
from warrant.quantities import Money, Price
from warrant.section_2_1_conditions import exercised_on
from warrant.section_6 import i_own_exercise
from warrant.section_6.i_issue import Issue, issue_of
from warrant.section_6.vi_rounding import price_after, to_cent

CLAUSE = "6(i)"
EVENTS = (Issuance, RightsIssue, Exercise)
OTHERWISE = "no shares of Common Stock are issued for a consideration or without one"


def consider(event: Event, state: State, matter: Matter) -> Considered:
    """Whether an event is an issue, real or deemed, for less per share than the Warrant Price in effect."""
    if isinstance(event, Exercise) and (none := i_own_exercise.no_issue(event, state, matter)):
        return none
    issue = issue_of(event, state, matter)
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


def compute(event: Event, considered: Considered, state: State, after: State, matter: Matter) -> Computation:
    """The quotient of clause (i): the sum (A) divided by the shares (B), to the nearest cent."""
    per_share = considered.facts[0]
    consideration, issued = per_share.inputs
    product = _product(event, state)
    total = _sum(event, product, consideration)
    how = "the amount (A) divided by the shares (B)"
    inputs = (total, after.outstanding)
    value = total.value / after.outstanding.value
    price = price_after(event, value, CLAUSE, how, inputs, matter.terms.readings)

    def steps() -> Mapping[str, AnyFact]:
        named = {fact.name: fact for fact in (*consideration.walk(), issued, per_share, product, total)}
        counts = {"outstanding_before": state.outstanding, "outstanding_after": after.outstanding}
        issued_on = exercised_on(event) if isinstance(event, Exercise) else event.fact("issued_on", per_share.clause)
        given = {"issued_on": issued_on, "shares_of_issue": issued}
        return {**given, **named, **counts}

    return Computation(per_share.clause, price, steps)


def _product(event: Event, state: State) -> Fact[Money]:
    how = "the shares outstanding before times the Warrant Price before"
    inputs = (state.outstanding, state.price)
    value = state.price.value * state.outstanding.value
    return Fact(f"{event.id}.product", value, "6(i)(A)(x)", how, inputs, readings=("R3", "R29"), event=event.id)


def _sum(event: Event, product: Fact[Money], received: Fact[Money]) -> Fact[Money]:
    how = "the product (x) plus the consideration received (y)"
    total = product.value + received.value
    return Fact(f"{event.id}.aggregate", total, "6(i)(A)", how, (product, received), event=event.id)
