"""Section 17: amendments and waivers.

    This Warrant and any provision hereof may be changed, waived, discharged or terminated only by an
    instrument in writing signed by both parties (or any respective predecessor in interest thereof).

An amended Warrant Price is no adjustment under Section 6, so that no shares follow it under Section 5. Words that are
struck and put in are printed in every Warrant made after it and are not computed with, which a remark says. Not
formalised: a price or a Term of one Warrant alone, discharge and termination (an earlier end of the Term says it).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from warrant import register, section_1
from warrant.adjustment import Act, Effect
from warrant.events.amendment import TERMS, Amendment
from warrant.events.event import Event
from warrant.facts import AnyFact
from warrant.matter import Matter
from warrant.state import Amended, Reworded, State, Warrant

CLAUSE = "17"


def amendment(event: Amendment, effect: Effect, state: State, matter: Matter, really: Act | None) -> Act:
    """The state with each term as the instrument has it; ``BadMatter`` for a Warrant that is not outstanding."""
    stated = ("amended_on", "signed_by_company_on", "signed_by_holder_on", *TERMS)
    facts: dict[str, AnyFact] = {name: event.fact(name, CLAUSE) for name in stated if getattr(event, name) is not None}
    after, of = state, register.find(event.certificate, state) if event.certificate else None
    if event.warrant_shares is not None or event.holder_name is not None:
        after = _of_one_warrant(event, facts, after)
    elif event.certificate and not register.was_issued(event.certificate, state):
        register.named(event, "certificate", state)
    if event.warrant_price is not None:
        after = replace(after, price=facts["warrant_price"], carried=None)
    if event.term_ends_on or event.company_name:
        amended = after.amended or Amended()
        expires_on = facts.get("term_ends_on", amended.expires_on)
        company_name = facts.get("company_name", amended.company_name)
        after = replace(after, amended=replace(amended, expires_on=expires_on, company_name=company_name))
    if event.words:
        amended = after.amended or Amended()
        after = replace(after, amended=replace(amended, words=(*amended.words, *reworded(event))))
    former = {f"former_{name}": fact for name, fact in _in_force(state, matter, of).items() if name in facts}
    return Act(CLAUSE, after, facts | former, of=of)


def reworded(event: Amendment) -> tuple[Reworded, ...]:
    """Each change of words that an instrument makes, in the order in which it makes them."""
    names = ("section", "strike", "insert")
    return tuple(
        Reworded(*(each.given(f"{event.id}.words_{number}", name, CLAUSE, event.id) for name in names))
        for number, each in enumerate(event.words, 1)
    )


def _in_force(state: State, matter: Matter, of: Warrant | None) -> dict[str, AnyFact]:
    """Each term as it is in a state, by the name under which an instrument amends it."""
    terms, amended = matter.terms, state.amended or Amended()
    found: dict[str, AnyFact] = {
        "warrant_price": state.price,
        "term_ends_on": amended.expires_on or section_1.expiration(terms),
        "company_name": amended.company_name or terms.company.given("company", "name", "preamble"),
    }
    return found | ({"warrant_shares": of.shares, "holder_name": register.holder_name(of)} if of else {})


def _of_one_warrant(event: Amendment, facts: Mapping[str, AnyFact], state: State) -> State:
    warrant = register.named(event, "certificate", state)
    if event.warrant_shares is not None:
        warrant = warrant.holding(facts["warrant_shares"])
    if event.holder_name is not None:
        sources = {**warrant.holder.sources, "name": event.source("holder_name")}
        holder = replace(warrant.holder, name=event.holder_name, sources=sources)
        warrant = replace(warrant, holder=holder, named_by=event.id)
    return register.changed(state, warrant)


def in_force(state: State, matter: Matter) -> Matter:
    """The matter with the terms of all Warrants as amended up to a state."""
    if not (amended := state.amended):
        return matter
    terms, company = matter.terms, matter.terms.company
    if amended.company_name:
        company = replace(company, name=amended.company_name.value)
    if amended.company_address:
        company = replace(company, address=amended.company_address)
    expires_on = amended.expires_on.value if amended.expires_on else terms.expires_on
    return replace(matter, terms=replace(terms, company=company, expires_on=expires_on))


ACTS: Mapping[type[Event], Callable[..., Act]] = {Amendment: amendment}
