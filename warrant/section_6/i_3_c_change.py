"""Section 6(i)3(C), printed as a first "(D)": a change in the number of shares deliverable.

    on any change in the number of shares of Common Stock deliverable upon exercise of any such options or
    rights or conversion of or exchange for such convertible or exchangeable securities or obligations,
    other than a change resulting from the antidilution provisions thereof, the Warrant Price shall
    forthwith be readjusted to such Warrant Price as would have obtained had the adjustment made upon the
    issuance of such options, rights or securities or obligations not converted prior to such change ...
    being made upon the basis of such change;

A repricing that leaves the number of shares unchanged is no such change.
"""

from __future__ import annotations

from warrant.adjustment import Considered, State
from warrant.events.change import Change
from warrant.matter import Matter
from warrant.outstanding import find
from warrant.readings import Readings
from warrant.section_6.i_3_readjustment import TurnedOut, caused_nothing, still_deemed

CLAUSE = "6(i)3(C)"
EVENTS = (Change,)
OTHERWISE = "there is no change in the number of shares deliverable under rights"


def consider(event: Change, state: State, matter: Matter) -> Considered:
    """Whether an event changes the number of shares deliverable, otherwise than by antidilution."""
    facts = (event.fact("shares_deliverable", CLAUSE), event.fact("by_antidilution", CLAUSE))
    if event.by_antidilution == "yes":
        because = "the change results from the antidilution provisions of the rights themselves"
        return Considered(CLAUSE, False, because, facts)
    if not turns_out(event, state, matter.terms.readings):
        return Considered(CLAUSE, False, "the number of shares deliverable is unchanged", facts)
    if nothing := caused_nothing(CLAUSE, event, state, matter.terms.readings):
        return nothing
    because = "the number of shares deliverable is changed otherwise than by antidilution provisions"
    return Considered(CLAUSE, True, because, facts, ("R7", "R8"))


def turns_out(event: Change, state: State, readings: Readings) -> bool:
    """Whether the event is one by which the rights turn out otherwise than they were issued."""
    return event.by_antidilution == "no" and find(event, state.deemed).deliverable != event.shares_deliverable


def basis(event: Change, after: State, readings: Readings) -> TurnedOut:
    """The rights as changed: what was delivered before, and what is deliverable from then on."""
    return TurnedOut(still_deemed(find(event, after.deemed)), in_proportion=False)
