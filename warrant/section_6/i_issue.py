"""What clause (i) makes of an event: shares issued or deemed issued, and the consideration for them."""

from __future__ import annotations

from dataclasses import dataclass

from warrant.adjustment import State
from warrant.events.convertible import Convertible
from warrant.events.event import Event
from warrant.events.exercise import Exercise
from warrant.events.grant import Grant
from warrant.events.issuance import Issuance
from warrant.facts import Fact
from warrant.matter import Matter
from warrant.quantities import Money, Shares
from warrant.section_6 import i_1_cash, i_3_a_options, i_3_b_convertibles, i_own_exercise


@dataclass(frozen=True)
class Issue:
    """Shares issued or deemed issued under a clause, for a consideration."""

    clause: str
    shares: Fact[Shares]
    consideration: Fact[Money]


def issue_of(event: Event, state: State, matter: Matter) -> Issue:
    """The issue that an event of a kind that issues is."""
    match event:
        case Issuance():
            return Issue("6(i)", event.fact("shares_issued", "6(i)"), i_1_cash.consideration(event))
        case Grant():
            shares = event.fact("shares_deliverable", "6(i)3(A)")
            return Issue("6(i)3(A)", shares, i_3_a_options.consideration(event))
        case Convertible():
            shares = event.fact("shares_deliverable", "6(i)3(B)")
            return Issue("6(i)3(B)", shares, i_3_b_convertibles.consideration(event))
        case Exercise():
            return Issue("6(i)", *i_own_exercise.issued_upon(event, state, matter))
    raise TypeError(f"{event.kind} issues nothing")
