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

from collections.abc import Sequence

from warrant.adjustment import Considered, State
from warrant.book import Entry
from warrant.events.event import Event
from warrant.events.lapse import Lapse
from warrant.matter import Matter
from warrant.outstanding import find
from warrant.section_6.i_3_readjustment import AsIf, as_if, caused_nothing, still_deemed

CLAUSE = "6(i)3(D)"


def consider(event: Event, past: Sequence[Entry], state: State, matter: Matter) -> Considered:
    """Whether rights expire or terminate unexercised; a cancellation is reading R22."""
    if not isinstance(event, Lapse):
        return Considered(CLAUSE, False, "no rights expire or terminate")
    facts = (event.fact("shares_lapsed", CLAUSE), event.fact("cause", CLAUSE))
    if event.cause == "cancelled" and matter.terms.readings["R22"] == "no":
        because = "the options are cancelled before they expire, which is no expiration"
        return Considered(CLAUSE, False, because, facts, ("R22",))
    if nothing := caused_nothing(CLAUSE, event, past, matter.terms.readings):
        return nothing
    relied_on = ("R8", "R21", "R37", *(("R22",) if event.cause == "cancelled" else ()))
    return Considered(CLAUSE, True, "rights expire or terminate without having been exercised", facts, relied_on)


def basis(event: Event, past: Sequence[Entry], after: State, matter: Matter) -> AsIf:
    """The rights without those lapsed; under reading R21 "all_of_the_issue" only the shares delivered."""
    assert isinstance(event, Lapse)
    rights, readings = find(event, after.deemed), matter.terms.readings
    shares = rights.delivered if readings["R21"] == "all_of_the_issue" else still_deemed(rights)
    return as_if(event, past, shares, in_proportion=readings["R37"] == "in_proportion")
