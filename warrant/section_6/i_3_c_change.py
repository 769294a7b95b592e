"""Section 6(i)3(C), printed as a first "(D)": a change in the number of shares deliverable.

    on any change in the number of shares of Common Stock deliverable upon exercise of any such options or
    rights or conversion of or exchange for such convertible or exchangeable securities or obligations,
    other than a change resulting from the antidilution provisions thereof, the Warrant Price shall
    forthwith be readjusted to such Warrant Price as would have obtained had the adjustment made upon the
    issuance of such options, rights or securities or obligations not converted prior to such change ...
    being made upon the basis of such change;

A repricing that leaves the number of shares unchanged is no such change; where both change, the number alone
is the basis.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from warrant.adjustment import Considered
from warrant.deemed_issues import find, increase
from warrant.events.change import Change
from warrant.facts import AnyFact
from warrant.matter import Matter
from warrant.readings import Readings
from warrant.section_6.i_3_readjustment import TurnedOut, as_turned_out, caused_nothing, still_deemed
from warrant.section_6.ii_excluded_stock import held_against_room
from warrant.state import State

CLAUSE = "6(i)3(C)"
EVENTS = (Change,)
OTHERWISE = "there is no change in the number of shares deliverable under rights"

UNCHANGED = "the number of shares deliverable is unchanged"
REPRICED = f"{UNCHANGED}: a repricing alone is no change under the words of subdivision (3)(C)"


def consider(event: Change, state: State, matter: Matter) -> Considered:
    """Whether an event changes the number of shares deliverable, otherwise than by antidilution."""
    facts = (event.fact("shares_deliverable", CLAUSE), event.fact("by_antidilution", CLAUSE), *_beside(event, state))
    if event.by_antidilution == "yes":
        because = "the change results from the antidilution provisions of the rights themselves"
        return Considered(CLAUSE, False, because, facts)
    if not turns_out(event, state, matter.terms.readings):
        return Considered(CLAUSE, False, REPRICED if event.repriced_to else UNCHANGED, facts)
    if nothing := caused_nothing(CLAUSE, event, state, matter.terms.readings):
        return replace(nothing, facts=(*nothing.facts, *_beside(event, state)))
    because = "the number of shares deliverable is changed otherwise than by antidilution provisions"
    rights = find(event, state.deemed)
    in_part = ("R37",) if rights.whole != still_deemed(rights) else ()
    return Considered(CLAUSE, True, because, facts, ("R7", "R8", *in_part))


def _beside(event: Change, state: State) -> Iterator[AnyFact]:
    """The repricing, and what a change makes deliverable beyond the room of a plan."""
    if event.repriced_to:
        yield event.fact("repriced_to", CLAUSE)
    found = find(event, state.deemed)
    if found.plan and event.shares_deliverable > found.deliverable:
        made = held_against_room(event, increase(event, found), state.left.room[found.plan])
        yield from made[1:] if made.beyond.value.amount else ()


def turns_out(event: Change, state: State, readings: Readings) -> bool:
    """Whether the event is one by which the rights turn out otherwise than they were issued."""
    return event.by_antidilution == "no" and find(event, state.deemed).deliverable != event.shares_deliverable


def basis(event: Change, after: State, readings: Readings) -> TurnedOut:
    """The rights as changed: what was delivered before, and what is deliverable from then on."""
    rights = find(event, after.deemed)
    return as_turned_out(rights, still_deemed(rights), readings)
