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

from collections.abc import Sequence

from warrant.adjustment import Considered, State
from warrant.book import Entry
from warrant.events.change import Change
from warrant.events.event import Event
from warrant.matter import Matter
from warrant.outstanding import find
from warrant.section_6.i_3_readjustment import AsIf, as_if, caused_nothing, still_deemed

CLAUSE = "6(i)3(C)"


def consider(event: Event, past: Sequence[Entry], state: State, matter: Matter) -> Considered:
    """Whether an event changes the number of shares deliverable, otherwise than by antidilution."""
    if not isinstance(event, Change):
        return Considered(CLAUSE, False, "there is no change in the number of shares deliverable under rights")
    facts = (event.fact("shares_deliverable", CLAUSE), event.fact("by_antidilution", CLAUSE))
    if event.by_antidilution == "yes":
        because = "the change results from the antidilution provisions of the rights themselves"
        return Considered(CLAUSE, False, because, facts)
    if find(event, state.deemed).deliverable == event.shares_deliverable:
        return Considered(CLAUSE, False, "the number of shares deliverable is unchanged", facts)
    if nothing := caused_nothing(CLAUSE, event, past, matter.terms.readings):
        return nothing
    because = "the number of shares deliverable is changed otherwise than by antidilution provisions"
    return Considered(CLAUSE, True, because, facts, ("R8",))


def basis(event: Event, past: Sequence[Entry], after: State, matter: Matter) -> AsIf:
    """The rights as changed: what was delivered before, and what is deliverable from then on."""
    assert isinstance(event, Change)
    return as_if(event, past, still_deemed(find(event, after.deemed)), in_proportion=False)
