"""What clause (i) makes of an event: shares issued or deemed issued, and the consideration for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from warrant.events.convertible import Convertible
from warrant.events.event import Event
from warrant.events.grant import Grant
from warrant.events.issuance import Issuance
from warrant.facts import AnyFact, Fact
from warrant.quantities import Money, Shares
from warrant.section_6 import i_1_cash, i_3_a_options, i_3_b_convertibles


@dataclass(frozen=True)
class Issue:
    """Shares issued or deemed issued under a clause, for a consideration, with the facts given."""

    clause: str
    shares: Fact[Shares]
    consideration: Fact[Money]
    given: Mapping[str, AnyFact]


def issue_of(event: Event) -> Issue | None:
    """The issue that an event is; ``None`` for an event that issues nothing."""
    match event:
        case Issuance():
            shares, consideration = event.fact("shares_issued", "6(i)"), i_1_cash.consideration(event)
            return _issue("6(i)", event, shares, consideration)
        case Grant():
            shares, consideration = event.fact("shares_deliverable", "6(i)3(A)"), i_3_a_options.consideration(event)
            return _issue("6(i)3(A)", event, shares, consideration)
        case Convertible():
            shares = event.fact("shares_deliverable", "6(i)3(B)")
            return _issue("6(i)3(B)", event, shares, i_3_b_convertibles.consideration(event))
    return None


def _issue(clause: str, event: Event, shares: Fact[Shares], consideration: Fact[Money]) -> Issue:
    given = {"issued_on": event.fact("issued_on", clause), shares.name: shares, "shares_of_issue": shares}
    steps = {fact.name: fact for fact in consideration.walk()}
    return Issue(clause, shares, consideration, given | steps)
