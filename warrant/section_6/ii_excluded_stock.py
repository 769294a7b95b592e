"""Section 6(ii): Excluded Stock, whose issue adjusts nothing.

    (ii) "Excluded Stock" shall mean shares of Common Stock issued by Company (1) under any circumstance for
    which an adjustment is provided in clauses (iii) or (iv) of this Section 6 or in Section 8, and (2) in
    connection with the issuance of Common Stock (including any share of Common Stock deemed to have been
    issued pursuant to subdivision (3) of clause (i) above) (appropriately adjusted for stock splits and
    combinations) to directors, officers, or employees of, or consultants to, Company under any stock option
    or other similar incentive plan approved by the Board of Directors of Company as in effect on the date
    of this Warrant.

An issue under a plan that exceeds the room of the plan is divided: what fills the room is Excluded Stock and
is issued first; the rest is an issue of its own, for its part of the consideration (reading R11). What is
stated as issued under a plan is taken to go to those whom the clause names.
"""

from __future__ import annotations

from typing import NamedTuple

from warrant.adjustment import Considered, Issue
from warrant.deemed_issues import OPTIONS_AND_PREFERRED
from warrant.events.event import Event
from warrant.events.exercise import Exercise
from warrant.events.grant import Grant
from warrant.events.issuance import Issuance
from warrant.events.plan_exercise import PlanExercise
from warrant.events.preferred_conversion import PreferredConversion
from warrant.facts import Fact
from warrant.matter import Matter
from warrant.quantities import Money, Shares
from warrant.section_4 import conversion, exercised
from warrant.section_6 import i_own_exercise
from warrant.section_6.i_tranches import counted_with
from warrant.state import State
from warrant.terms import PlanName

CLAUSE = "6(ii)"
EXCESS = "beyond_room"
"""The name of the fact of shares issued under a plan beyond its room."""


class UnderPlan(NamedTuple):
    """Shares issued or granted under a plan: all, the room before, what is within it, what is beyond it."""

    shares: Fact[Shares]
    room: Fact[Shares]
    within: Fact[Shares]
    beyond: Fact[Shares]


def not_tested(event: Event, state: State, matter: Matter) -> Considered | None:
    """Why an event that issues stock is no issue that clause (i) tests; ``None`` where it is one."""
    match event:
        case Issuance(plan=None, in_merger="no", tranche_of=None) | Grant(plan=None):
            return None
        case Issuance(in_merger="yes"):
            return _merger(event) if matter.terms.readings["R32"] == "excluded" else None
        case Issuance(plan=None):
            return _tranche(event, matter)
        case Issuance() | Grant():
            return _within_room(event, event.plan, state, matter) if event.plan else None
        case Exercise():
            return i_own_exercise.no_issue(event, state, matter)
        case PlanExercise():
            return _exercise(event, state)
        case PreferredConversion():
            return _counted_already(event, state, matter)
    return None


def _no(because: str, *facts: Fact[Shares] | Fact[str], readings: tuple[str, ...] = ()) -> Considered:
    return Considered("6(i)", False, because, facts, readings)


def _merger(event: Issuance) -> Considered:
    because = "the shares are Excluded Stock (6(ii)): they are issued in a merger that Company survives"
    return _no(because, event.fact("shares_issued", CLAUSE), event.fact("in_merger", CLAUSE), readings=("R32",))


def _tranche(event: Issuance, matter: Matter) -> Considered | None:
    first = counted_with(event, matter)
    if first is None or matter.terms.readings["R17"] == "each":
        return None
    because = f"the shares are counted with those of {first.id} as one issue"
    facts = (event.fact("shares_issued", "6(i)"), event.fact("tranche_of", "6(i)"))
    return _no(because, *facts, readings=("R17",))


def _within_room(event: Issuance | Grant, plan: PlanName, state: State, matter: Matter) -> Considered | None:
    """That all the shares are Excluded Stock, where they fit the room or reading R11 lets them exceed it."""
    made = under_plan(event, plan, state)
    excess = bool(made.beyond.value.amount)
    if excess and matter.terms.readings["R11"] == "not_excluded":
        return None
    name = matter.terms.capitalisation.plan(plan).name
    because = f"the shares are Excluded Stock (6(ii)): they are issued under the {name} as in effect on the date"
    because += " of the Warrant" + ("" if not excess else ", though beyond the room that it then had")
    relied_on = (("R11",) if excess else ()) + (("R23",) if isinstance(event, Grant) else ())
    return _no(because, *(made if excess else made[:2]), readings=relied_on)


def under_plan(event: Event, plan: PlanName, state: State) -> UnderPlan:
    """Shares issued or granted under a plan, held against the room that is left of it."""
    name = "shares_issued" if isinstance(event, Issuance) else "shares_deliverable"
    return held_against_room(event, event.fact(name, CLAUSE), state.left.room[plan])


def held_against_room(event: Event, shares: Fact[Shares], room: Fact[Shares]) -> UnderPlan:
    """The part of the shares that the room holds, and the part that it does not."""
    inside = min(shares.value, room.value)
    how = "the shares that the room left under the plan holds"
    within = Fact(f"{event.id}.within_room", inside, CLAUSE, how, (shares, room), event=event.id)
    how, value = "the shares less those within the room", shares.value - inside
    beyond = Fact(f"{event.id}.{EXCESS}", value, CLAUSE, how, (shares, within), None, ("R11",), event.id)
    return UnderPlan(shares, room, within, beyond)


def beyond_the_room(event: Issuance | Grant, whole: Issue, state: State, matter: Matter) -> Issue:
    """The issue of what exceeds the room of the plan, where a part of an issue does; else the whole."""
    if event.plan is None:
        return whole
    made = under_plan(event, event.plan, state)
    given = whole.consideration._replace(id=f"{event.id}.whole_consideration")
    how = "the consideration of the whole issue, in the proportion of the shares beyond the room"
    value = Money(given.value.amount * (made.beyond.value / made.shares.value))
    part = Fact(
        f"{event.id}.consideration", value, CLAUSE, how, (given, made.beyond, made.shares), None, ("R11",), event.id
    )
    before = _with_the_part_within(event, made.within, state, matter)
    id, name = (
        f"{event.id}.plan_room",
        matter.terms.capitalisation.plan(event.plan).given(f"{event.plan}_plan", "name", "4(ii)"),
    )
    room = Fact(id, made.room.value, CLAUSE, "the room left under the plan", (made.room,), event=event.id)
    facts = (room, made.within, made.beyond, name._replace(id=f"{event.plan}_plan.plan_name"))
    return Issue(whole.clause, made.beyond, part, before, facts, (*whole.readings, "R11"))


def _with_the_part_within(event: Event, within: Fact[Shares], state: State, matter: Matter) -> Fact[Shares]:
    """The shares outstanding immediately before: those within the room are issued first, if they count (R23)."""
    if not within.value.amount or (isinstance(event, Grant) and matter.terms.readings["R23"] == "no"):
        return state.outstanding
    how, value = "the shares outstanding and those within the room", state.outstanding.value + within.value
    inputs = (state.outstanding, within)
    return Fact(f"{event.id}.outstanding_with_excluded", value, "6(i)(A)(x)", how, inputs, None, ("R23",), event.id)


def _exercise(event: PlanExercise, state: State) -> Considered:
    remaining = exercised(event, state.left).options[event.plan]
    because = "the shares are Excluded Stock (6(ii)): options outstanding on the date of the Warrant are exercised"
    return _no(because, event.fact("shares_exercised", CLAUSE), remaining)


def _counted_already(event: PreferredConversion, state: State, matter: Matter) -> Considered | None:
    """Under reading R3 "fully_diluted" the common shares count from the first day: their delivery is no issue."""
    if OPTIONS_AND_PREFERRED not in state.deemed:
        return None
    made = conversion(event, state.left, matter.terms)
    because = "the shares have counted as deemed issued from the date of the Warrant on"
    return _no(because, made.preferred, made.common, readings=("R3",))
