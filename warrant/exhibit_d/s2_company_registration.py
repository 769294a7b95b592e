"""Exhibit D 2(a): notice of a registration, and the Holders' requests to be included.

    If Company shall determine to register any of its Common Stock or securities convertible into or
    exchangeable or exercisable for Common Stock either for its own account or for the account of any Other
    Shareholder other than a registration relating solely to employee benefit plans, or a registration
    relating solely to a Commission Rule 145 transaction, or any other registration on any registration form
    which does not permit secondary sales, Company shall: (i) promptly give to each Holder written notice
    thereof ... and (ii) include in such registration ... all the Registrable Securities specified in a written
    request or requests, made by any Holder within fifteen (15) days after receipt of the written notice

Not formalised: the inclusion itself, in a registration statement that no matter holds.
"""

from __future__ import annotations

from datetime import date

from warrant.adjustment import Act
from warrant.events.demand import Demand
from warrant.events.registration import Registration
from warrant.events.registration_request import RegistrationRequest
from warrant.exhibit_d.acting import answer, begun, continued, done_once, find, in_force, no_holder
from warrant.exhibit_d.receipt import last_business_day_of, last_of, received
from warrant.exhibit_d.s1_definitions import holding_of, holdings
from warrant.exhibit_d.underway import Told, Underway
from warrant.facts import AnyFact, Fact
from warrant.matter import Matter
from warrant.quantities import NO_SHARES, Shares
from warrant.state import State
from warrant.stems import file_stem

CLAUSE, NOTICE_CLAUSE, REQUEST_CLAUSE, ELECTION_CLAUSE = (
    "Exhibit D 2(a)",
    "Exhibit D 2(a)(i)",
    "Exhibit D 2(a)(ii)",
    "Exhibit D 4",
)
NOTICE = {Registration: "registration_notice", Demand: "demand_notice"}
DAYS = 15
ACCOUNTS = {
    "company": "Company",
    "other_shareholders": "Other Shareholders",
    "both": "Company and Other Shareholders",
}
EXCLUDED = {
    "employee_benefit_plans": "the registration relates solely to employee benefit plans",
    "rule_145_transaction": "the registration relates solely to a Commission Rule 145 transaction",
}


def register(event: Registration, state: State, matter: Matter) -> Act:
    """Whether each Holder has a right to notice and inclusion, and who the Holders are."""
    owed = notice_owed(event, matter)
    told = tuple(each.holder for each in holdings(state, matter.terms, event.on)) if owed.value == "yes" else ()
    facts: dict[str, AnyFact] = {
        "notice_owed": owed,
        "determined_on": event.fact("determined_on", CLAUSE),
        "form": event.fact("form", CLAUSE),
        "account_of": _account(event),
        "underwritten": event.fact("underwritten", "Exhibit D 2(b)"),
    }
    if not event.jurisdictions:
        how = "the list of jurisdictions is empty"
        facts["no_jurisdictions"] = answer(event, "no_jurisdictions", True, NOTICE_CLAUSE, how)
    rows = tuple({"jurisdiction": each} for each in _jurisdictions(event))
    after = begun(state, Underway(event, told, owed.value == "yes"))
    return Act(CLAUSE, after, facts, {"jurisdictions": rows})


def notice_owed(event: Registration, matter: Matter) -> Fact[str]:
    """Whether the clause applies to a registration, and why."""
    relates = event.fact("relates_solely_to", CLAUSE)
    sales, account = event.fact("secondary_sales", CLAUSE), event.fact("for_account_of", CLAUSE)
    governing = in_force(event, CLAUSE, matter.terms)
    if governing.value == "no":
        return answer(event, "notice_owed", False, CLAUSE, governing.how, governing)
    if event.relates_solely_to != "nothing":
        return answer(event, "notice_owed", False, CLAUSE, EXCLUDED[event.relates_solely_to], relates)
    if event.secondary_sales == "not_permitted":
        how = f"Form {event.form} does not permit secondary sales"
        return answer(event, "notice_owed", False, CLAUSE, how, sales)
    how = "Company determined to register stock, and no kind of registration that the clause excludes"
    return answer(event, "notice_owed", True, CLAUSE, how, account, relates, sales, governing)


def _account(event: Registration) -> Fact[str]:
    """For whose account it is, in the words of the clause."""
    stated = event.fact("for_account_of", CLAUSE)
    return Fact(
        f"{event.id}.account_of", ACCOUNTS[stated.value], CLAUSE, "whose stock it is", (stated,), event=event.id
    )


def _jurisdictions(event: Registration) -> tuple[Fact[str], ...]:
    how, source = (
        "a jurisdiction in which Company intends to attempt to qualify the securities",
        event.source("jurisdictions"),
    )
    return tuple(
        Fact(f"{event.id}.jurisdiction.{n}", each, NOTICE_CLAUSE, how, event=event.id, source=source)
        for n, each in enumerate(event.jurisdictions, 1)
    )


def notice_document(underway: Underway, told: Told) -> str:
    """The name of the notice of a registration or of a demand to one Holder."""
    event = underway.event
    return file_stem(NOTICE[type(event)], event.on, event.id, told.certificate)


def last_day_to_request(underway: Underway, told: Told, matter: Matter, as_of: date | None = None) -> Fact[date] | None:
    """The last day for a Holder's request; ``None`` while it has not received the notice."""
    event, demanded = underway.event, isinstance(underway.event, Demand)
    clause = ELECTION_CLAUSE if demanded else REQUEST_CLAUSE
    receipt = received(notice_document(underway, told), told, event.id, clause, matter, as_of)
    if receipt is None:
        return None
    if demanded:
        return last_business_day_of(receipt, DAYS, "last_day_to_elect", clause, matter.terms.readings)
    return last_of(receipt, DAYS, "last_day_to_request", clause)


def in_time(request: RegistrationRequest, underway: Underway, matter: Matter) -> bool:
    """Whether a request was made within the period of the Holder that made it."""
    told = next((each for each in underway.told if each.name == request.holder), None)
    last = last_day_to_request(underway, told, matter) if told else None
    return last is None or request.requested_on <= last.value


def requests_in_time(underway: Underway, matter: Matter) -> tuple[RegistrationRequest, ...]:
    """The requests under a registration that were made in time, in their order."""
    made = (each for each in underway.events if isinstance(each, RegistrationRequest))
    return tuple(each for each in made if in_time(each, underway, matter))


def request(event: RegistrationRequest, state: State, matter: Matter) -> Act:
    """What a Holder asks for in all, held against its Registrable Securities and its period."""
    underway = find(event, state.registrations)
    clause = ELECTION_CLAUSE if isinstance(underway.event, Demand) else REQUEST_CLAUSE
    holding = holding_of(event.holder, state, matter.terms, event.on)
    if holding is None:
        raise no_holder(event, "holder", event.holder, "write the name of a Holder as the register has it")
    registrable, asked = holding.registrable(event), _asked(event, underway, clause, matter)
    if asked.value > registrable.value:
        what = f"shares_requested: {asked.value} in all are more than the {registrable.value} that {event.holder} holds"
        raise event.refuse("shares_requested", what, "write no more than it holds")
    entitled = _entitled(event, underway, clause, matter)
    facts: dict[str, AnyFact] = {"registrable": registrable, "asked_in_all": asked, "entitled": entitled}
    return Act(clause, continued(state, event), facts, results=("entitled",))


def _asked(event: RegistrationRequest, underway: Underway, clause: str, matter: Matter) -> Fact[Shares]:
    """All that a Holder asks for in time under one registration, with the request of the event."""
    earlier = [each for each in requests_in_time(underway, matter) if each.holder == event.holder]
    inputs = [each.fact("shares_requested", clause) for each in (*earlier, event)]
    if isinstance(underway.event, Demand):
        inputs += [
            each.given(f"{underway.event.id}.{n}", "shares", clause)
            for n, each in enumerate(underway.event.demanded_by)
            if each.name == event.holder
        ]
    how = "the shares that the Holder asked to have included, in all its requests"
    value = sum((each.value for each in inputs), NO_SHARES)
    return Fact(f"{event.id}.asked_in_all", value, clause, how, tuple(inputs), event=event.id)


def _entitled(event: RegistrationRequest, underway: Underway, clause: str, matter: Matter) -> Fact[str]:
    """Whether the shares asked for are to be included, but for an underwriter's limit."""
    told = next((each for each in underway.told if each.name == event.holder), None)
    made = event.fact("requested_on", clause)
    if told is None:
        how = f"Exhibit D gives {event.holder} no right to be included in {event.of}"
        return answer(event, "entitled", False, clause, how, made)
    last = last_day_to_request(underway, told, matter)
    if last is None:
        return answer(
            event,
            "entitled",
            underway.required,
            clause,
            "no receipt of the notice is recorded, from which a period would run",
            made,
            readings=("R42",),
        )
    timely = event.requested_on <= last.value
    how = (
        "the request was made within the period" if timely else "the request was made after the last day of the period"
    )
    if not underway.required:
        how = "Company is not required to effect the registration"
    return answer(event, "entitled", timely and underway.required, clause, how, made, last)


ACTS = {Registration: done_once(register), RegistrationRequest: done_once(request)}
