"""Section 6(i)3(D): the expiration of options or rights, the termination of rights to convert or exchange.

on the expiration of any such options or rights, the termination of any such rights to convert or
exchange or the expiration of any options or rights related to such convertible or exchangeable
securities or obligations, the Warrant Price shall forthwith be readjusted to such Warrant Price as
would have obtained had the adjustment made upon the issuance of such options, rights, securities ...
being made upon the basis of the issuance of only the number of shares of Common Stock actually issued
upon the conversion or exchange of such securities or obligations or upon the exercise of the options
or rights ...
"""

from __future__ import annotations

from warrant.adjustment import Considered
from warrant.deemed_issues import find
from warrant.events.lapse import Lapse
from warrant.matter import Matter
from warrant.readings import Readings
from warrant.section_6.i_3_readjustment import TurnedOut, as_turned_out, caused_nothing, still_deemed
from warrant.state import State

CLAUSE = "6(i)3(D)"
EVENTS = (Lapse,)
OTHERWISE = "no rights expire or terminate"


def consider(event: Lapse, state: State, matter: Matter) -> Considered:
    """Whether rights expire or terminate unexercised; a cancellation is reading R22."""
    facts = (event.fact("shares_lapsed", CLAUSE), event.fact("cause", CLAUSE))
    if not turns_out(event, state, matter.terms.readings):
        because = "the options are cancelled before they expire, which is no expiration"
        return Considered(CLAUSE, False, because, facts, ("R22",))
    if nothing := caused_nothing(CLAUSE, event, state, matter.terms.readings):
        return nothing
    relied_on = ("R7", "R8", "R21", "R37", *(("R22",) if event.cause == "cancelled" else ()))
    return Considered(CLAUSE, True, "rights expire or terminate without having been exercised", facts, relied_on)


def turns_out(event: Lapse, state: State, readings: Readings) -> bool:
    """Whether the event is one by which the rights turn out otherwise than they were issued."""
    return event.cause != "cancelled" or readings["R22"] == "yes"


def basis(event: Lapse, after: State, readings: Readings) -> TurnedOut:
    """The rights without those lapsed; under reading R21 "all_of_the_issue" only the shares delivered."""
    rights = find(event, after.deemed)
    shares = rights.delivered if readings["R21"] == "all_of_the_issue" else still_deemed(rights)
    return as_turned_out(rights, shares, readings)
