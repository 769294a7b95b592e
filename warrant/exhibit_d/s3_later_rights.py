"""Exhibit D 3: registration rights granted to another after the date of the Warrant.

    In the event that Company grants after the date hereof registration rights, including demand registration
    rights, to any other holder of securities of Company, Company shall promptly give to Holder written notice
    thereof and, if in the opinion of Holder such registration rights are more favorable ... Holder shall so
    notify Company within thirty (30) days of receipt of the foregoing notice from Company. Holder shall have
    the right, upon notice to Company ... to deem such registration rights to be incorporated

Whether rights are more favorable is Holder's opinion: the event states that it has it. Not formalised: what the rights
so incorporated then are. The last sentence of Section 4 on rights of later warrants is in ``breaches``.
"""

from __future__ import annotations

from datetime import date

from warrant.adjustment import Act
from warrant.events.event import Event
from warrant.events.rights_granted import RightsGranted
from warrant.events.rights_incorporated import RightsIncorporated
from warrant.exhibit_d.acting import answer, begun, done_once, in_force, no_holder
from warrant.exhibit_d.receipt import last_of, received
from warrant.exhibit_d.s1_definitions import holding_of, holdings
from warrant.exhibit_d.underway import Told, Underway
from warrant.facts import AnyFact, Fact
from warrant.matter import Matter
from warrant.state import State
from warrant.stems import file_stem

CLAUSE, NOTICE, DAYS = "Exhibit D 3", "rights_notice", 30


def grant(event: RightsGranted, state: State, matter: Matter) -> Act:
    """Whether Holders are to be told of rights granted to another."""
    owed = in_force(event, CLAUSE, matter.terms)
    told = tuple(each.holder for each in holdings(state, matter.terms, event.on)) if owed.value == "yes" else ()
    names = ("granted_to", "description", "later_warrant", "better_than_section_4")
    facts = {name: event.fact(name, CLAUSE) for name in names}
    return Act(CLAUSE, begun(state, Underway(event, told, owed.value == "yes")), {"notice_owed": owed, **facts})


def last_day_to_notify(event: Event, told: Told, matter: Matter, as_of: date | None = None) -> Fact[date] | None:
    """The last day for a Holder's notice; ``None`` while it has not received that of Company."""
    document = file_stem(NOTICE, event.on, event.id, told.certificate)
    receipt = received(document, told, event.id, CLAUSE, matter, as_of)
    return last_of(receipt, DAYS, "last_day_to_notify", CLAUSE) if receipt else None


def incorporate(event: RightsIncorporated, state: State, matter: Matter) -> Act:
    """Whether the rights are deemed incorporated upon a Holder's notice."""
    granted = state.registrations.get(event.of)
    if granted is None or not isinstance(granted.event, RightsGranted):
        what = f"of: no registration rights were granted under the id {event.of} before {event.id}"
        raise event.refuse("of", what, "write the id of a rights_granted that stands before it")
    if holding_of(event.holder, state, matter.terms, event.on) is None:
        raise no_holder(event, "holder", event.holder, "write the name of a Holder as the register has it")
    notified = event.fact("notified_on", CLAUSE)
    told = next((each for each in granted.told if each.name == event.holder), None)
    last = last_day_to_notify(granted.event, told, matter) if told else None
    found = _incorporated(event, told, last, notified)
    return Act(CLAUSE, state, {"incorporated": found}, results=("incorporated",))


def _incorporated(
    event: RightsIncorporated, told: Told | None, last: Fact[date] | None, notified: AnyFact
) -> Fact[str]:
    if told is None:
        how = f"Exhibit D 3 gives {event.holder} no right to have them incorporated"
        return answer(event, "incorporated", False, CLAUSE, how, notified)
    if last is None:
        how = "Holder notified Company, and no receipt is recorded from which a period would run"
        return answer(event, "incorporated", True, CLAUSE, how, notified, readings=("R42",))
    timely = event.notified_on <= last.value
    how = f"Holder notified Company {'within' if timely else 'after'} the period"
    return answer(event, "incorporated", timely, CLAUSE, how, notified, last)


ACTS = {RightsGranted: done_once(grant), RightsIncorporated: done_once(incorporate)}
