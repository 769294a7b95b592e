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

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from warrant.adjustment import Act, State
from warrant.events.registration import Registration
from warrant.events.registration_cutback import RegistrationCutback
from warrant.events.underwriting_withdrawal import UnderwritingWithdrawal
from warrant.exhibit_d.acting import continued, done_once, find
from warrant.exhibit_d.allotment import allotted
from warrant.exhibit_d.s2_company_registration import requests_in_time
from warrant.exhibit_d.underway import Underway
from warrant.facts import AnyFact, Fact
from warrant.matter import Matter
from warrant.quantities import NO_SHARES, Shares

CLAUSE, PRIOR_CLAUSE = "Exhibit D 2(b)", "Exhibit D 2(a)(ii)"
HOLDER = "holder"


@dataclass(frozen=True)
class Asking:
    """One party to an underwriting: its name, its capacity, what it asked for, and whether its right comes first."""

    name: str
    capacity: str
    requested: Fact[Shares]
    first: bool = False


class Share(NamedTuple):
    """The whole shares of one party, and its exact part."""

    shares: int
    exact: Fraction


def cut_back(event: RegistrationCutback, state: State, matter: Matter) -> Act:
    """The shares available, allocated among those who asked and did not withdraw.

    Raises ``BadMatter`` where there is no underwriting, fewer shares were asked for than are available, or more
    was given to one than it asked for.
    """
    underway = _underwritten(event, state)
    asking = tuple(_asking(event, underway, matter))
    requested = _sum(event, "requested_in_all", "the shares that all asked to have included", asking)
    available = event.fact("shares_available", CLAUSE)
    if requested.value < available.value:
        what = f"shares_available: no cutback is needed, only {requested.value} shares were requested"
        raise event.refuse("shares_available", what, "leave the event out, or correct the number")
    shares = allocation(asking, int(available.value.amount))
    _require_made(event, asking)
    rows = tuple(_row(event, each, shares[each.name], (requested, available)) for each in asking)
    allocated = tuple(row["allocated"] for row in rows)
    how = "the shares allocated, which are all that are available"
    total = Fact(f"{event.id}.allocated_in_all", _total(allocated), CLAUSE, how, allocated, event=event.id)
    facts: dict[str, AnyFact] = {"available": available, "requested_in_all": requested, "allocated_in_all": total}
    return Act(CLAUSE, continued(state, event), facts, {"allocation": rows}, results=("allocated_in_all",))


def allocation(asking: tuple[Asking, ...], available: int) -> dict[str, Share]:
    """Each party's part by its name: rights that come first are met first, then the others by their requests."""
    first = _tier([each for each in asking if each.first], available)
    met = sum(each.shares for each in first.values())
    return first | _tier([each for each in asking if not each.first], available - met)


def _tier(asking: list[Asking], available: int) -> dict[str, Share]:
    amounts = {each.name: int(each.requested.value.amount) for each in asking}
    total = sum(amounts.values())
    shares, part = allotted(amounts, available), Fraction(min(available, total), total or 1)
    return {name: Share(shares[name], amount * part) for name, amount in amounts.items()}


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
            asked = request.fact("shares_requested", PRIOR_CLAUSE)
            found[request.holder] = (*found.get(request.holder, ()), asked)
    for number, (name, asked_for) in enumerate(found.items(), 1):
        how, id = "the shares that the Holder asked to have included", f"{event.id}.holder_{number}.requested"
        yield Asking(name, HOLDER, Fact(id, _total(asked_for), CLAUSE, how, asked_for, event=event.id))
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


def _row(
    event: RegistrationCutback, asking: Asking, share: Share, of: tuple[Fact[Shares], Fact[Shares]]
) -> Mapping[str, AnyFact]:
    """One line of the table of allocation."""
    prefix, source = asking.requested.id.rpartition(".")[0], asking.requested.source
    how = "a party that asked to be included"
    name: Fact[str] = Fact(f"{prefix}.name", asking.name, CLAUSE, how, event=event.id, source=source)
    capacity = Fact(f"{prefix}.capacity", asking.capacity.replace("_", " "), CLAUSE, how, event=event.id)
    how = "its part of the shares available, in whole shares as nearly in proportion to the requests as practicable"
    if asking.first:
        how = "a right existing at the date of the Warrant, met before the others"
    inputs: tuple[AnyFact, ...] = (asking.requested, *of)
    shares, exact = Shares(Fraction(share.shares)), Shares(share.exact)
    allocated = Fact(f"{prefix}.allocated", shares, CLAUSE, how, inputs, exact, event=event.id)
    row: dict[str, AnyFact] = {
        "name": name,
        "capacity": capacity,
        "requested": asking.requested,
        "allocated": allocated,
    }
    made = next((each for each in event.as_made if each.name == asking.name), None)
    if made:
        row["as_made"] = made.given(f"{prefix}.as_made", "shares", CLAUSE, event.id)
    return row


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


def _sum(event: RegistrationCutback, name: str, how: str, asking: tuple[Asking, ...]) -> Fact[Shares]:
    inputs = tuple(each.requested for each in asking)
    return Fact(f"{event.id}.{name}", _total(inputs), CLAUSE, how, inputs, event=event.id)


def _total(shares: tuple[AnyFact, ...]) -> Shares:
    return sum((each.value for each in shares), NO_SHARES)


ACTS = {RegistrationCutback: done_once(cut_back), UnderwritingWithdrawal: done_once(withdraw)}
