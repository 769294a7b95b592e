"""Section 6(ix): when an adjustment takes effect.

    Adjustments made pursuant to clauses (iii), (iv) and (v) above shall be made on the date such
    dividend, subdivision, split-up, combination or distribution, as the case may be, is made, and shall
    become effective at the opening of business on the business day next following the record date for
    the determination of stockholders entitled to such dividend, subdivision, splitup, combination or
    distribution.

An adjustment under clause (i) is made "forthwith": on the day of the issue. Section 6(v) says
"immediately following the record date" instead (reading R13).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from datetime import date
from functools import cache

from warrant.adjustment import Effect, TimeOfDay
from warrant.business_days import next_business_day
from warrant.events.distribution import Distribution
from warrant.events.event import Event
from warrant.events.exercise import Exercise
from warrant.events.issuance import Issuance
from warrant.events.plan_exercise import PlanExercise
from warrant.events.preferred_conversion import PreferredConversion
from warrant.events.rights import RightsIssue
from warrant.events.split import Split
from warrant.facts import Fact
from warrant.readings import Readings
from warrant.section_2_1_conditions import exercised_on

ISSUES = (Issuance, RightsIssue, PlanExercise, PreferredConversion)


def takes_effect(event: Event, readings: Readings) -> Effect:
    """The day and time at which an event changes what is in effect."""
    if isinstance(event, Exercise):
        words = "upon compliance with the conditions for exercise"
        return _effect(event, exercised_on(event), words, TimeOfDay.DURING, "2.1")
    if not isinstance(event, Split | Distribution):
        return _forthwith(event)
    record: Fact[date] = event.fact("record_date", "6(ix)")
    if isinstance(event, Distribution) and readings["R13"] == "after_record_date":
        time = "immediately following the record date"
        return _effect(event, record, time, TimeOfDay.CLOSE, "6(v)", ("R13", "R31"))
    how = "the business day next following the record date"
    choices = ("R6", "R13", "R31") if isinstance(event, Distribution) else ("R6",)
    day = Fact(
        f"{event.id}.effective_on",
        next_business_day(record.value, readings),
        "6(ix)",
        how,
        (record,),
        readings=choices,
        event=event.id,
    )
    return _effect(event, day, "at the opening of business", TimeOfDay.OPENING, "6(ix)", choices)


def _forthwith(event: Event) -> Effect:
    """Clause (i) adjusts forthwith, and other clauses act so: on the day of the event itself."""
    field = _dated_by(type(event))
    issues = isinstance(event, ISSUES)
    words = "forthwith upon the issuance" if issues else "forthwith"
    clause = event.governed_by
    return _effect(event, event.fact(field, clause), words, TimeOfDay.DURING, clause)


def _first_day(kind: type[Event]) -> str:
    """The field that says on which day an event of a kind takes place: the first that is a day."""
    return next(each.name for each in fields(kind) if each.name.endswith("_on"))


_dated_by: Callable[..., str] = cache(_first_day)


def _effect(
    event: Event, day: Fact[date], time: str, order: TimeOfDay, clause: str, readings: tuple[str, ...] = ()
) -> Effect:
    how = "the time of day that the clause names"
    words = Fact(f"{event.id}.effective_time", time, clause, how, readings=readings, event=event.id)
    return Effect(day, words, order)
