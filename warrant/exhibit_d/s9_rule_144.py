"""Exhibit D 9: Rule 144, from when public information is kept available, and the statement upon request.

    Company agrees to: (i) Make and keep public information available ... at all times that Holder holds
    Registrable Securities from and after ninety (90) days following the effective date of the first
    registration under the Securities Act filed by Company for an offering of its securities to the general
    public; ... (iii) So long as Holder owns any Registrable Securities, furnish to Holder forthwith upon request
    a written statement by Company as to its compliance with the reporting requirements of Rule 144

Where the matter states no such effective date, the first registration by Company for its own account that became
effective in it stands for it. Not formalised: the timely filing of reports (ii).
"""

from __future__ import annotations

from datetime import date, timedelta

from warrant.adjustment import Act
from warrant.events.registration import Registration
from warrant.events.registration_effective import RegistrationEffective
from warrant.events.rule_144_request import Rule144Request
from warrant.exhibit_d.acting import answer, done_once, in_force, no_holder
from warrant.exhibit_d.s1_definitions import holding_of
from warrant.facts import AnyFact, Fact
from warrant.matter import Matter
from warrant.state import State

CLAUSE, PUBLIC_CLAUSE, STATEMENT, DAYS = "Exhibit D 9(iii)", "Exhibit D 9(i)", "rule_144_statement", 90


def request(event: Rule144Request, state: State, matter: Matter) -> Act:
    """Whether a statement is due, and whether it covers Rule 144 by then."""
    if holding_of(event.holder, state, matter.terms, event.on) is None:
        raise no_holder(event, "holder", event.holder, "write the name of a Holder as the register has it")
    owed = in_force(event, CLAUSE, matter.terms)
    public = public_from(event, state)
    given = ("requested_on", "subject_since", "compliance", "exceptions", "latest_report", "latest_report_filed_on")
    facts: dict[str, AnyFact] = {"statement_owed": owed, "rule_144_within": _within(event, public)}
    facts |= {name: event.fact(name, CLAUSE) for name in given if getattr(event, name)}
    if public:
        facts |= {"first_effective": public.inputs[0], "public_information_from": public}
    return Act(CLAUSE, state, facts)


def public_from(event: Rule144Request, state: State) -> Fact[date] | None:
    """The day from which public information is kept available; ``None`` where no effective date is known."""
    first = _first_effective(event, state)
    if first is None:
        return None
    how, day = f"{DAYS} days following the effective date of the first registration", first.value + timedelta(DAYS)
    return Fact(f"{event.id}.public_information_from", day, PUBLIC_CLAUSE, how, (first,), event=event.id)


def _first_effective(event: Rule144Request, state: State) -> Fact[date] | None:
    if event.first_registration_effective:
        return event.fact("first_registration_effective", PUBLIC_CLAUSE)
    found = [
        each.fact("became_effective_on", PUBLIC_CLAUSE)
        for underway in state.registrations.values()
        if isinstance(underway.event, Registration) and _to_the_public(underway.event)
        for each in underway.events
        if isinstance(each, RegistrationEffective)
    ]
    return min(found, key=lambda fact: fact.value, default=None)


def _to_the_public(event: Registration) -> bool:
    return event.for_account_of != "other_shareholders" and event.relates_solely_to == "nothing"


def _within(event: Rule144Request, public: Fact[date] | None) -> Fact[str]:
    """Whether the statement covers the reporting requirements of Rule 144."""
    asked = event.fact("requested_on", CLAUSE)
    if public is None:
        how = "no effective date of a first registration to the general public is known"
        return answer(event, "rule_144_within", False, CLAUSE, how, asked)
    within = event.requested_on >= public.value
    how = f"the request was made {'from' if within else 'before'} the end of the ninety days{' on' if within else ''}"
    return answer(event, "rule_144_within", within, CLAUSE, how, asked, public)


ACTS = {Rule144Request: done_once(request)}
