"""Exhibit D 2(b): the number of shares that an underwriting has room for, and whose they are.

    if the underwriter determines that marketing or other factors require a limitation on the number of
    shares to be underwritten ... The number of shares that may be included in the registration and underwriting
    on behalf of such Holders, directors and officers and Other Shareholders (if any) shall be allocated among
    such Holders, directors and officers and Other Shareholders in proportion, as nearly as practicable, to the
    respective amounts of Registrable Securities and other securities which they had requested to be included

Rights of Other Shareholders that existed at the date of the Warrant come first (2(a)(ii)(a)). What is withdrawn after
an allocation leaves the registration with its party and raises nobody's shares; a new limit allocates anew among those
who remain. Not formalised: the underwriting agreement, and Company's own shares, which the clause does not cut back.
"""

from __future__ import annotations

from collections.abc import Iterator

from warrant.adjustment import Act
from warrant.events.registration import Registration
from warrant.events.registration_cutback import RegistrationCutback
from warrant.events.underwriting_withdrawal import UnderwritingWithdrawal
from warrant.exhibit_d.acting import answer, continued, done_once, find
from warrant.exhibit_d.s2_allocation import CLAUSE, Asking, Ranks, allocation, ranks, row, summed, total
from warrant.exhibit_d.s2_company_registration import requests_in_time
from warrant.exhibit_d.underway import Underway
from warrant.facts import AnyFact, Fact
from warrant.matter import Matter
from warrant.state import State

REQUEST_CLAUSE, HOLDER, ADVICE = "Exhibit D 2(a)(ii)", "holder", "cutback_advice"


def cut_back(event: RegistrationCutback, state: State, matter: Matter) -> Act:
    """The shares available, allocated among those who asked and did not withdraw.

    Raises ``BadMatter`` where there is no underwriting, fewer shares were asked for than are available, or more
    was given to one than it asked for.
    """
    underway = _underwritten(event, state)
    asking = tuple(_asking(event, underway, matter))
    requested = summed(event, "requested_in_all", "the shares that all asked to have included", asking)
    available = event.fact("shares_available", CLAUSE)
    if requested.value < available.value:
        what = f"shares_available: no cutback is needed, only {requested.value} shares were requested"
        raise event.refuse("shares_available", what, "leave the event out, or correct the number")
    shares = allocation(asking, int(available.value.amount))
    _require_made(event, asking)
    by_rank = ranks(event, asking, requested, available)
    rows = tuple(row(event, each, shares[each.name], by_rank[each.first]) for each in asking)
    allocated = tuple(each["allocated"] for each in rows)
    how = "the shares allocated, which are all that are available"
    in_all = Fact(f"{event.id}.allocated_in_all", total(allocated), CLAUSE, how, allocated, event=event.id)
    facts: dict[str, AnyFact] = {
        "underwriter": event.fact("underwriter", CLAUSE),
        "limited_on": event.fact("limited_on", CLAUSE),
        "available": available,
        "requested_in_all": requested,
        "allocated_in_all": in_all,
        **_of_ranks(event, by_rank),
    }
    return Act(CLAUSE, continued(state, event), facts, {"allocation": rows}, results=("allocated_in_all",))


def _of_ranks(event: RegistrationCutback, by_rank: Ranks) -> dict[str, AnyFact]:
    """Where rights come first: what they requested, whether it is met in full, what is left for the others."""
    if True not in by_rank:
        return {}
    requested, available = by_rank[True]
    by_others, left = by_rank[False]
    facts: dict[str, AnyFact] = {
        "requested_first": requested,
        "left_for_others": left,
        "requested_by_others": by_others,
    }
    if requested.value <= available.value:
        how = "all that rights that come first requested is available"
        facts["first_met"] = answer(event, "first_met", True, CLAUSE, how, requested, available)
    return facts


def _underwritten(event: RegistrationCutback | UnderwritingWithdrawal, state: State) -> Underway:
    underway = find(event, state.registrations)
    begun_by = underway.event
    if not isinstance(begun_by, Registration) or begun_by.underwritten == "no":
        what = f"of: {event.of} involves no underwriting of which Exhibit D 2(b) speaks"
        raise event.refuse("of", what, "write the id of a registration with underwritten: yes")
    return underway


def _asking(event: RegistrationCutback, underway: Underway, matter: Matter) -> Iterator[Asking]:
    """Holders by their requests in time, and the others that the event names; none that withdrew before."""
    gone = {each.party for each in underway.events if isinstance(each, UnderwritingWithdrawal)}
    found: dict[str, tuple[AnyFact, ...]] = {}
    for request in requests_in_time(underway, matter):
        if request.holder not in gone and underway.required:
            asked = request.fact("shares_requested", REQUEST_CLAUSE)
            found[request.holder] = (*found.get(request.holder, ()), asked)
    for number, (name, asked_for) in enumerate(found.items(), 1):
        how, id = "the shares that the Holder asked to have included", f"{event.id}.holder_{number}.requested"
        yield Asking(name, HOLDER, Fact(id, total(asked_for), CLAUSE, how, asked_for, event=event.id))
    for number, party in enumerate(event.parties, 1):
        if party.name in found:
            what = f"name: {party.name} asks as a Holder already"
            raise party.refuse("name", what, "write its other securities under a name that tells them apart")
        if party.name not in gone:
            stated = party.given(f"{event.id}.party_{number}", "shares", CLAUSE, event.id)
            yield Asking(party.name, party.capacity, stated, party.prior_right == "yes")


def _require_made(event: RegistrationCutback, asking: tuple[Asking, ...]) -> None:
    """Nobody was given shares that asked for none, nor more than it asked for."""
    requested = {each.name: each.requested.value for each in asking}
    for each in event.as_made:
        if each.name not in requested:
            what = f"name: {each.name} asked for no shares in {event.of}"
            raise each.refuse("name", what, f"write one of {', '.join(requested)}")
        if each.shares > requested[each.name]:
            what = f"shares: {each.shares} are more than the {requested[each.name]} that {each.name} requested"
            raise each.refuse("shares", what, "write no more than it requested")


def withdraw(event: UnderwritingWithdrawal, state: State, matter: Matter) -> Act:
    """One that asked to be included withdraws; its shares are withdrawn from the registration."""
    underway = _underwritten(event, state)
    asked = {each.holder for each in requests_in_time(underway, matter)}
    cutbacks = (each for each in underway.events if isinstance(each, RegistrationCutback))
    asked |= {party.name for each in cutbacks for party in each.parties}
    if event.party not in asked:
        what = f"party: {event.party} did not ask to be included in {event.of}"
        raise event.refuse("party", what, f"write one of {', '.join(sorted(asked)) or 'those that asked before'}")
    return Act(CLAUSE, continued(state, event), {"party": event.fact("party", CLAUSE)})


ACTS = {RegistrationCutback: done_once(cut_back), UnderwritingWithdrawal: done_once(withdraw)}
