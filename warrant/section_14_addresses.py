"""Section 14: another address for notices, "furnished to Company in writing by Holder" or to Holder by Company.

Later papers go to the new address. One mailed before it was furnished went to the right address all the same; on
the very day, of which the hours are not recorded, either address is right.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from warrant import register
from warrant.adjustment import Act, Effect
from warrant.events.address_change import AddressChange
from warrant.events.event import Event
from warrant.facts import AnyFact, Fact
from warrant.matter import Matter
from warrant.state import Amended, Furnished, State, Warrant

CLAUSE = "14"


def address_change(event: AddressChange, effect: Effect, state: State, matter: Matter, really: Act | None) -> Act:
    """The new address on Company's records, for every Warrant registered in the Holder's name; or Company's own."""
    facts: dict[str, AnyFact] = {"furnished_on": event.fact("furnished_on", CLAUSE)}
    for number, line in enumerate(event.address, 1):
        id, how = f"{event.id}.address.{number}", "a line of the address for notices"
        source = event.source("address")
        facts[f"address_{number}"] = Fact(id, line, CLAUSE, how, event=event.id, source=source)
    if event.of == "company":
        company = matter.terms.company
        amended = replace(state.amended or Amended(), company_address=event.address)
        after = replace(state, amended=amended)
        return Act(CLAUSE, _furnished(after, event, company.name, company.address), facts)
    of = register.named(event, "certificate", state)
    moved = tuple(_moved(each, event) for each in state.warrants if each.holder.name == of.holder.name)
    after = register.changed(state, *moved)
    return Act(CLAUSE, _furnished(after, event, of.holder.name, of.holder.address), facts, of=of)


def _moved(warrant: Warrant, event: AddressChange) -> Warrant:
    sources = {**warrant.holder.sources, "address": event.source("address")}
    holder = replace(warrant.holder, address=event.address, sources=sources)
    return replace(warrant, holder=holder, address_by=event.id)


def _furnished(state: State, event: AddressChange, name: str, former: tuple[str, ...]) -> State:
    furnished = Furnished(name, event.furnished_on, former, event.address)
    return replace(state, furnished=(*state.furnished, furnished))


ACTS: Mapping[type[Event], Callable[..., Act]] = {AddressChange: address_change}
