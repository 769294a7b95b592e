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
from warrant.facts import AnyFact, Fact, Source
from warrant.matter import Matter
from warrant.state import Amended, Furnished, State, Warrant

CLAUSE = "14"

Row = Mapping[str, AnyFact]


def address_change(event: AddressChange, effect: Effect, state: State, matter: Matter, really: Act | None) -> Act:
    """The new address on Company's records, for every Warrant registered in the Holder's name; or Company's own."""
    facts: dict[str, AnyFact] = {"furnished_on": event.fact("furnished_on", CLAUSE)}
    furnished = address_lines(f"{event.id}.address", event.address, event.id, event.source("address"))
    if event.of == "company":
        company = matter.terms.company
        amended = replace(state.amended or Amended(), company_address=event.address)
        after = replace(state, amended=amended)
        rows = {"furnished": furnished, "former": address_lines(f"{event.id}.former", company.address, event.id)}
        return Act(CLAUSE, _furnished(after, event, company.name, company.address), facts, rows)
    of = register.named(event, "certificate", state)
    moved = tuple(_moved(each, event) for each in state.warrants if each.holder.name == of.holder.name)
    after = register.changed(state, *moved)
    rows = {"furnished": furnished, "former": address_lines(f"{event.id}.former", of.holder.address, event.id)}
    return Act(CLAUSE, _furnished(after, event, of.holder.name, of.holder.address), facts, rows, of)


def address_lines(
    prefix: str, address: tuple[str, ...], event: str | None = None, source: Source | None = None
) -> tuple[Row, ...]:
    """The lines of an address for notices, a row a line; ``prefix`` begins their ids."""
    how = "a line of the address for notices"
    facts = (
        Fact(f"{prefix}.{number}", line, CLAUSE, how, event=event, source=source)
        for number, line in enumerate(address, 1)
    )
    return tuple({"line": fact} for fact in facts)


def _moved(warrant: Warrant, event: AddressChange) -> Warrant:
    sources = {**warrant.holder.sources, "address": event.source("address")}
    holder = replace(warrant.holder, address=event.address, sources=sources)
    return replace(warrant, holder=holder, address_by=event.id)


def _furnished(state: State, event: AddressChange, name: str, former: tuple[str, ...]) -> State:
    furnished = Furnished(name, event.furnished_on, former, event.address)
    return replace(state, furnished=(*state.furnished, furnished))


ACTS: Mapping[type[Event], Callable[..., Act]] = {AddressChange: address_change}
