"""Replay: the whole history of a matter as a pure fold over its events in the order of effect."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Protocol

from warrant import section_1, section_5
from warrant.adjustment import Adjustment, Computation, Considered, Effect, ShareAdjustment, State, Warrant
from warrant.book import Book, Entry
from warrant.events.distribution import Distribution
from warrant.events.event import Event
from warrant.events.issuance import Issuance
from warrant.events.split import Split
from warrant.facts import Fact
from warrant.matter import Matter
from warrant.quantities import Shares
from warrant.section_6 import i_issuance, iii_subdivision, iv_combination, splits, v_distribution
from warrant.section_6.ix_effective import takes_effect


class Clause(Protocol):
    """A clause of Section 6 that adjusts the Warrant Price: a module of ``warrant.section_6``."""

    CLAUSE: str

    def consider(self, event: Event, state: State, matter: Matter) -> Considered:
        """Whether the clause applies to an event, and why."""

    def compute(self, event: Event, state: State, matter: Matter) -> Computation:
        """The Warrant Price that results where it applies."""


CLAUSES: tuple[Clause, ...] = (i_issuance, iii_subdivision, iv_combination, v_distribution)


def replay(matter: Matter, as_of: date | None = None) -> Book:
    """The book of a matter; with ``as_of``, of the events that took effect on or before that day.

    Raises ``BadMatter`` at the line of an event for which the instrument gives no answer.
    """
    terms = matter.terms
    price = terms.given("warrant", "warrant_price", "1")
    outstanding = terms.capitalisation.given("section_4", "outstanding_common", "4(i)")
    held = terms.given(terms.certificate, "warrant_shares", "preamble")
    state = at_issue = State(price, outstanding, (Warrant(terms.certificate, terms.holder, held),))
    entries: list[Entry] = []
    for event, effect in in_order_of_effect(matter):
        if as_of is None or effect.on <= as_of:
            entries.append(_entry(event, effect, state, matter))
            state = entries[-1].after
    return Book(matter, at_issue, section_1.expiration(terms), tuple(entries), as_of)


def state_on(matter: Matter, day: date) -> State:
    """What is in effect at the end of a day, by the events that took effect on or before it."""
    return replay(matter, day).state


def in_order_of_effect(matter: Matter) -> list[tuple[Event, Effect]]:
    """The events by day and time of effect, within one time of one day in the file's order."""
    readings = matter.terms.readings
    effects = ((event, takes_effect(event, readings)) for event in matter.events)

    def order(pair: tuple[Event, Effect]) -> tuple[date, int]:
        event, effect = pair
        if isinstance(event, Distribution) and readings["R31"] == "by_record_date":
            return (event.record_date, effect.order)
        return (effect.on, effect.order)

    return sorted(effects, key=order)


def _entry(event: Event, effect: Effect, state: State, matter: Matter) -> Entry:
    considered = tuple(_considered(event, effect, state, matter))
    applying = [clause for clause, held in zip(CLAUSES, considered, strict=True) if held.applies]
    after = replace(state, outstanding=_outstanding_after(event, state, matter))
    if not applying:
        return Entry(event, effect, considered, None, after)
    computation = applying[0].compute(event, state, matter)
    adjustment = _adjustment(event, effect, state, computation, considered, matter)
    if _unmoved(adjustment) and matter.terms.readings["R33"] == "not_owed":
        because = "the computed price, to the nearest cent, is the Warrant Price in effect"
        still = Considered("6(vi)", False, because, (computation.price_after, state.price), ("R1", "R33"))
        return Entry(event, effect, (*considered, still), None, after)
    warrants = tuple(replace(each.warrant, shares=each.after) for each in adjustment.shares)
    after = replace(after, price=computation.price_after, warrants=warrants)
    return Entry(event, effect, considered, adjustment, after)


def _considered(event: Event, effect: Effect, state: State, matter: Matter) -> Iterable[Considered]:
    relied_on = section_1.readings_relied_on(matter.terms, effect.on)
    if section_1.within_term(matter.terms, effect.on):
        held = (clause.consider(event, state, matter) for clause in CLAUSES)
        return [replace(each, readings=(*each.readings, *relied_on)) for each in held]
    because = "the event does not fall within the Term of the Warrant"
    return [Considered(clause.CLAUSE, False, because, (effect.day,), relied_on) for clause in CLAUSES]


def _unmoved(adjustment: Adjustment) -> bool:
    """Whether price and shares stay; a small split moves shares alone where R2 is "proportional"."""
    if adjustment.price_after.value != adjustment.price_before.value:
        return False
    return all(share.after.value == share.warrant.shares.value for share in adjustment.shares)


def _outstanding_after(event: Event, state: State, matter: Matter) -> Fact[Shares]:
    if isinstance(event, Issuance):
        return i_issuance.outstanding_after(event, state)
    if isinstance(event, Split):
        return splits.outstanding_after(event, "4(i)", state, matter.terms.readings)
    return state.outstanding


def _adjustment(
    event: Event,
    effect: Effect,
    state: State,
    computation: Computation,
    considered: tuple[Considered, ...],
    matter: Matter,
) -> Adjustment:
    shares = tuple(_share_adjustment(event, each, state, computation, matter) for each in state.warrants)
    price = computation.price_after
    readings = matter.terms.readings
    return Adjustment(event, computation.clause, effect, state.price, price, shares, computation, considered, readings)


def _share_adjustment(
    event: Event, warrant: Warrant, state: State, computation: Computation, matter: Matter
) -> ShareAdjustment:
    readings = matter.terms.readings
    if isinstance(event, Split) and readings["R2"] == "proportional":
        return section_5.proportional(event.id, warrant, splits.ratio(event, "6(iii)"), readings)
    return section_5.shares_after(event.id, warrant, state.price, computation.price_after, readings)
