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
"""

from __future__ import annotations

from collections.abc import Mapping

from warrant.adjustment import Computation, Considered, Issue
from warrant.events.event import Event
from warrant.events.exercise import Exercise
from warrant.events.grant import Grant
from warrant.events.issuance import Issuance
from warrant.events.plan_exercise import PlanExercise
from warrant.events.preferred_conversion import PreferredConversion
from warrant.events.rights import RightsIssue
from warrant.facts import AnyFact, Fact
from warrant.matter import Matter
from warrant.quantities import Money, Price, Shares
from warrant.section_6 import i_steps
from warrant.section_6.i_issue import issue_of
from warrant.section_6.i_steps import named
from warrant.section_6.ii_excluded_stock import beyond_the_room, not_tested
from warrant.section_6.vi_rounding import price_after, to_cent
from warrant.state import State

CLAUSE = "6(i)"
EVENTS = (Issuance, RightsIssue, Exercise, PlanExercise, PreferredConversion)
OTHERWISE = "no shares of Common Stock are issued for a consideration or without one"


def consider(event: Event, state: State, matter: Matter) -> Considered:
    """Whether an event is an issue, real or deemed, for less per share than the Warrant Price in effect."""
    if excluded := not_tested(event, state, matter):
        return excluded
    issue = issue_of(event, state, matter)
    if isinstance(event, Issuance | Grant) and event.plan:
        issue = beyond_the_room(event, issue, state, matter)
    per_share, price = consideration_per_share(event, issue), state.starting_price
    exactly = matter.terms.readings["R4"] == "exactly"
    tested = per_share.value if exactly else to_cent(per_share.value, matter.terms.readings)
    applies = tested < price.value
    less = "less" if applies else "not less"
    because = (
        f"the consideration per share is {less} than the Warrant Price in effect immediately prior to the issuance"
    )
    return Considered(CLAUSE, applies, because, (per_share, price, *issue.facts), ("R4", *issue.readings), issue)


def consideration_per_share(event: Event, issue: Issue) -> Fact[Price]:
    """The consideration divided by the shares issued or deemed issued, exact."""
    received, issued = issue.consideration, issue.shares
    how = "the consideration received divided by the shares issued"
    value = received.value / issued.value
    return Fact(f"{event.id}.consideration_per_share", value, issue.clause, how, (received, issued), event=event.id)


def compute(event: Event, considered: Considered, state: State, after: State, matter: Matter) -> Computation:
    """The quotient of clause (i): the sum (A) divided by the shares (B), to the nearest cent."""
    issue, per_share = considered.issue, considered.facts[0]
    assert issue is not None
    product = _product(event, issue.before, state.starting_price)
    total = _sum(event, product, issue.consideration)
    how = "the amount (A) divided by the shares (B)"
    inputs = (total, after.outstanding)
    value = total.value / after.outstanding.value
    price = price_after(event, value, CLAUSE, how, inputs, matter.terms.readings)

    def steps() -> Mapping[str, AnyFact]:
        found = i_steps.of_issue(event, issue, state, matter)
        return {**found, **named(per_share, product, total), **_counts(issue, after)}

    return Computation(issue.clause, price, steps, i_steps.rows(event, matter))


def _counts(issue: Issue, after: State) -> dict[str, AnyFact]:
    return {
        "outstanding_before": issue.before,
        "outstanding_after": after.outstanding,
        "shares_of_issue": issue.shares,
        "consideration": issue.consideration,
    }


def _product(event: Event, outstanding: Fact[Shares], price: Fact[Price]) -> Fact[Money]:
    how = "the shares outstanding before times the Warrant Price before"
    inputs, value = (outstanding, price), price.value * outstanding.value
    return Fact(f"{event.id}.product", value, "6(i)(A)(x)", how, inputs, readings=("R3", "R29"), event=event.id)


def _sum(event: Event, product: Fact[Money], received: Fact[Money]) -> Fact[Money]:
    how = "the product (x) plus the consideration received (y)"
    total = product.value + received.value
    return Fact(f"{event.id}.aggregate", total, "6(i)(A)", how, (product, received), event=event.id)
