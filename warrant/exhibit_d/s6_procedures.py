"""Exhibit D 6: a registration as it goes on, and how long it is kept effective.

    In the case of each registration effected by Company pursuant to these Registration Rights, Company shall
    keep each Holder advised in writing as to the initiation of each registration and as to the completion
    thereof. Company shall, at its expense: (i) keep such registration effective for a period of one hundred
    twenty (120) days or until Holder or Holders have completed the distribution described in the registration
    statement relating thereto, whichever first occurs

The day on which it becomes effective is left out of the 120 days, the last counted. A registration is initiated when
its statement is filed ("effected by preparing and filing", Section 1). Not formalised: prospectuses on request (ii)
and blue-sky qualification on request (iii).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from warrant.adjustment import Act
from warrant.events.event import Event
from warrant.events.of_registration import OfRegistration
from warrant.events.registration_completed import RegistrationCompleted
from warrant.events.registration_effective import RegistrationEffective
from warrant.events.registration_filed import RegistrationFiled
from warrant.events.registration_withdrawn import RegistrationWithdrawn
from warrant.exhibit_d.acting import Done, agreement_identified, answer, continued, done_once, find
from warrant.exhibit_d.underway import Underway
from warrant.facts import AnyFact, Fact
from warrant.matter import Matter
from warrant.state import State

CLAUSE, KEPT_CLAUSE, DAYS = "Exhibit D 6", "Exhibit D 6(i)", 120
INITIATION, COMPLETION = "registration_initiation_advice", "registration_completion_advice"
ENDS = (RegistrationCompleted, RegistrationWithdrawn)


def rights_apply(underway: Underway, matter: Matter) -> bool:
    """Whether a registration is effected pursuant to the Registration Rights, so that Section 6 governs it."""
    return underway.required and not agreement_identified(matter.terms)


def file(event: RegistrationFiled, state: State, matter: Matter) -> Act:
    """The registration is initiated."""
    _require_not_yet(
        event, "filed_on", find(event, state.registrations), (RegistrationFiled, RegistrationEffective, *ENDS)
    )
    return Act(CLAUSE, continued(state, event), {"initiated": event.fact("filed_on", CLAUSE)})


def become_effective(event: RegistrationEffective, state: State, matter: Matter) -> Act:
    """The registration is effective, and from then on has to be kept so."""
    _require_not_yet(event, "became_effective_on", find(event, state.registrations), (RegistrationEffective, *ENDS))
    return Act(KEPT_CLAUSE, continued(state, event), {"period_ends": period_ends(event)})


def complete(event: RegistrationCompleted, state: State, matter: Matter) -> Act:
    """The distribution is completed: the registration has to be kept effective no longer."""
    underway = find(event, state.registrations)
    _require_not_yet(event, "completed_on", underway, ENDS)
    if _of(underway, RegistrationEffective) is None:
        what = f"of: {event.of} was not effective before {event.id}"
        raise event.refuse("of", what, "add the registration_effective by which it became so")
    kept = kept_until(_with(underway, event))
    rests_on = {fact.name: fact for each in (kept.inputs if kept else ()) for fact in (each, *each.inputs)}
    return Act(KEPT_CLAUSE, continued(state, event), {**rests_on, "kept_effective_until": kept} if kept else {})


def withdraw(event: RegistrationWithdrawn, state: State, matter: Matter) -> Act:
    """Whether a registration that ceases to be effective was kept so as long as it had to be."""
    underway = find(event, state.registrations)
    _require_not_yet(event, "withdrawn_on", underway, (RegistrationWithdrawn,))
    until, ceased = kept_until(underway), event.fact("withdrawn_on", KEPT_CLAUSE)
    if until is None:
        kept = answer(event, "kept", True, KEPT_CLAUSE, "it was withdrawn before it became effective", ceased)
        return Act(KEPT_CLAUSE, continued(state, event), {"kept": kept})
    long_enough = not ceased_early(_with(underway, event))
    how = (
        f"it ceased to be effective {'after' if long_enough else 'before the end of'} the time for which it is kept so"
    )
    kept = answer(event, "kept", long_enough, KEPT_CLAUSE, how, until, ceased)
    return Act(KEPT_CLAUSE, continued(state, event), {"kept_effective_until": until, "kept": kept})


def period_ends(event: RegistrationEffective) -> Fact[date]:
    """The last of 120 days from the effective date."""
    since = event.fact("became_effective_on", KEPT_CLAUSE)
    how, day = f"{DAYS} days from the effective date", event.became_effective_on + timedelta(DAYS)
    return Fact(f"{event.id}.period_ends", day, KEPT_CLAUSE, how, (since,), event=event.id)


def kept_until(underway: Underway) -> Fact[date] | None:
    """The day until which a registration is kept effective; ``None`` before it is so."""
    effective, completed = _of(underway, RegistrationEffective), _of(underway, RegistrationCompleted)
    if not isinstance(effective, RegistrationEffective):
        return None
    ends = period_ends(effective)
    inputs: tuple[AnyFact, ...] = (ends, *([completed.fact("completed_on", KEPT_CLAUSE)] if completed else []))
    how = "the end of the period, or the completion of the distribution if that is first"
    day = min(each.value for each in inputs)
    id = f"{underway.event.id}.kept_effective_until"
    return Fact(id, day, KEPT_CLAUSE, how, inputs, event=underway.event.id)


def effective_since(underway: Underway) -> date | None:
    """The effective date of a registration; ``None`` before it is so."""
    effective = _of(underway, RegistrationEffective)
    return effective.on if effective else None


def ceased_early(underway: Underway) -> bool:
    """Whether a registration ceased to be effective before the day until which it is kept so was over."""
    ceased, until = _of(underway, RegistrationWithdrawn), kept_until(underway)
    if ceased is None or until is None or _of(underway, RegistrationCompleted):
        return False
    return ceased.on <= until.value


def _of(underway: Underway, kind: type[OfRegistration]) -> OfRegistration | None:
    found = (each for each in underway.events if isinstance(each, kind))
    return next(found, None)


def _with(underway: Underway, event: OfRegistration) -> Underway:
    return Underway(underway.event, underway.told, underway.required, (*underway.events, event))


def _require_not_yet(
    event: OfRegistration, field: str, underway: Underway, kinds: tuple[type[OfRegistration], ...]
) -> None:
    """``BadMatter`` where something happened under the registration after which the event cannot."""
    for kind in kinds:
        if before := _of(underway, kind):
            what = f"{field}: {event.of} has {before.id}, a {before.kind}, before it"
            raise event.refuse(field, what, "correct the day, or leave one of the two out")


ACTS: Mapping[type[Event], Done] = {
    RegistrationFiled: done_once(file),
    RegistrationEffective: done_once(become_effective),
    RegistrationCompleted: done_once(complete),
    RegistrationWithdrawn: done_once(withdraw),
}
