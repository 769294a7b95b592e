"""What the acts of Exhibit D have in common."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from warrant.adjustment import Act, Effect
from warrant.errors import BadMatter
from warrant.events.event import Event
from warrant.events.of_registration import OfRegistration
from warrant.events.rights_granted import RightsGranted
from warrant.exhibit_d.underway import Underway
from warrant.facts import AnyFact, Fact
from warrant.matter import Matter
from warrant.state import State
from warrant.terms import Terms

NO_AGREEMENT = "none"

Done = Callable[[Event, Effect, State, Matter, Act | None], Act]


def done_once(make: Callable[[Any, State, Matter], Act]) -> Done:
    """The function for ``warrant.acts``: Exhibit D moves no price, so that a supposed past has it as it was."""

    def acting(event: Event, effect: Effect, state: State, matter: Matter, really: Act | None) -> Act:
        if really is None:
            return make(event, state, matter)
        after = replace(state, registrations=really.after.registrations)
        return replace(really, after=after)

    return acting


def answer(event: Event, name: str, yes: bool, clause: str, how: str, *inputs: AnyFact, **also: Any) -> Fact[str]:
    """A question of the clause answered "yes" or "no", and why."""
    return Fact(f"{event.id}.{name}", "yes" if yes else "no", clause, how, inputs, event=event.id, **also)


def agreement_identified(terms: Terms) -> bool:
    """Whether Exhibit D identifies an Agreement, so that its Section 4 alone is effective."""
    return terms.investor_agreement.strip(" .").casefold() != NO_AGREEMENT


def in_force(event: Event, clause: str, terms: Terms) -> Fact[str]:
    """Whether a section of Exhibit D other than Section 4 is: only where no Agreement is identified."""
    named = terms.given("warrant", "investor_agreement", "Exhibit D")
    if agreement_identified(terms):
        how = "an Agreement is identified, and Section 4 alone is effective beside it"
        return answer(event, "in_force", False, "Exhibit D", how, named)
    return answer(event, "in_force", True, "Exhibit D", "no Agreement is identified", named)


def begun(state: State, underway: Underway) -> State:
    """The state with a registration or demand begun."""
    return replace(state, registrations={**state.registrations, underway.event.id: underway})


def continued(state: State, event: OfRegistration) -> State:
    """The state with one event more under a registration."""
    found = find(event, state.registrations)
    underway = replace(found, events=(*found.events, event))
    return replace(state, registrations={**state.registrations, event.of: underway})


def find(event: OfRegistration, registrations: Mapping[str, Underway]) -> Underway:
    """The registration or demand that an event speaks of; ``BadMatter`` at its line where there is none."""
    found = registrations.get(event.of)
    if found and not isinstance(found.event, RightsGranted):
        return found
    what = f"of: there is no registration and no demand {event.of} before {event.id}"
    raise event.refuse("of", what, "write the id of a registration or demand that stands before it")


def no_holder(event: Event, field: str, name: str, instead: str) -> BadMatter:
    """The error for a name that is no Holder's on the day of the event; the caller raises it."""
    return event.refuse(field, f"{field}: {name} holds no Registrable Securities on {event.on}", instead)
