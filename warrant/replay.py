"""Replay: the whole history of a matter as a pure fold over its events in the order of effect."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from warrant import outstanding as stock
from warrant import section_1, section_5
from warrant.adjustment import Adjustment, Computation, Considered, Effect, ShareAdjustment, State, Warrant
from warrant.book import Book, Entry
from warrant.events.distribution import Distribution
from warrant.events.event import Event
from warrant.events.rights import OfRights
from warrant.events.split import Split
from warrant.matter import Matter
from warrant.section_6 import (
    i_3_c_change,
    i_3_d_expiry,
    i_3_readjustment,
    i_issuance,
    iii_subdivision,
    iv_combination,
    splits,
    v_distribution,
)
from warrant.section_6.i_3_readjustment import AsIf
from warrant.section_6.ix_effective import takes_effect


class Clause(Protocol):
    """A clause of Section 6 that adjusts the Warrant Price: a module of ``warrant.section_6``."""

    CLAUSE: str

    def consider(self, event: Event, state: State, matter: Matter) -> Considered:
        """Whether the clause applies to an event, and why."""

    def compute(self, event: Event, state: State, matter: Matter) -> Computation:
        """The Warrant Price that results where it applies."""


class Readjusting(Protocol):
    """A clause that readjusts the Warrant Price by a replay of the past: (C) and (D) of Section 6(i)3."""

    CLAUSE: str

    def consider(self, event: Event, past: Sequence[Entry], state: State, matter: Matter) -> Considered:
        """Whether the clause applies to an event, and why."""

    def basis(self, event: Event, past: Sequence[Entry], after: State, matter: Matter) -> AsIf:
        """The rights, and with them the past, as they turned out."""


CLAUSES: tuple[Clause, ...] = (i_issuance, iii_subdivision, iv_combination, v_distribution)
READJUSTING: tuple[Readjusting, ...] = (i_3_c_change, i_3_d_expiry)


def replay(matter: Matter, as_of: date | None = None) -> Book:
    """The book of a matter; with ``as_of``, of the events that took effect on or before that day.

    Raises ``BadMatter`` at the line of an event for which the instrument gives no answer.
    """
    terms = matter.terms
    price = terms.given("warrant", "warrant_price", "1")
    issued = terms.capitalisation.given("section_4", "outstanding_common", "4(i)")
    deemed = stock.deemed_at_issue(terms)
    outstanding = stock.counted("warrant", issued, deemed)
    held = terms.given(terms.certificate, "warrant_shares", "preamble")
    state = at_issue = State(price, outstanding, (Warrant(terms.certificate, terms.holder, held),), issued, deemed)
    entries: list[Entry] = []
    for event, effect in in_order_of_effect(matter):
        if as_of is None or effect.on <= as_of:
            entries.append(_entry(event, effect, state, entries, matter))
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


def _entry(event: Event, effect: Effect, state: State, past: Sequence[Entry], matter: Matter) -> Entry:
    readings = matter.terms.readings
    considered = tuple(_considered(event, effect, state, past, matter))
    after = stock.after(event, state, readings)
    computation = _computation(event, considered, state, after, past, matter)
    if computation is None:
        return Entry(event, effect, considered, None, after)
    adjustment = _adjustment(event, effect, state, computation, considered, matter)
    if _unmoved(adjustment) and readings["R33"] == "not_owed":
        because = "the computed price, to the nearest cent, is the Warrant Price in effect"
        still = Considered("6(vi)", False, because, (computation.price_after, state.price), ("R1", "R33"))
        return Entry(event, effect, (*considered, still), None, after)
    warrants = tuple(replace(each.warrant, shares=each.after) for each in adjustment.shares)
    after = replace(after, price=computation.price_after, warrants=warrants)
    return Entry(event, effect, considered, adjustment, after)


def _computation(
    event: Event,
    considered: tuple[Considered, ...],
    state: State,
    after: State,
    past: Sequence[Entry],
    matter: Matter,
) -> Computation | None:
    """What the clause that applies computes; no event has two."""
    applying = {each.clause for each in considered if each.applies}
    for clause in CLAUSES:
        if clause.CLAUSE in applying:
            return clause.compute(event, state, matter)
    for each in READJUSTING:
        if each.CLAUSE in applying:
            assert isinstance(event, OfRights)
            basis = each.basis(event, past, after, matter)
            replayed = replay(replace(matter, events=basis.events))
            return i_3_readjustment.computation(event, each.CLAUSE, basis, replayed, past)
    return None


def _considered(
    event: Event, effect: Effect, state: State, past: Sequence[Entry], matter: Matter
) -> Iterable[Considered]:
    relied_on = section_1.readings_relied_on(matter.terms, effect.on)
    if section_1.within_term(matter.terms, effect.on):
        held = [clause.consider(event, state, matter) for clause in CLAUSES]
        held[1:1] = [clause.consider(event, past, state, matter) for clause in READJUSTING]
        return [replace(each, readings=(*each.readings, *relied_on)) for each in held]
    because = "the event does not fall within the Term of the Warrant"
    citations = [each.CLAUSE for each in CLAUSES]
    citations[1:1] = [each.CLAUSE for each in READJUSTING]
    return [Considered(citation, False, because, (effect.day,), relied_on) for citation in citations]


def _unmoved(adjustment: Adjustment) -> bool:
    """Whether price and shares stay; a small split moves shares alone where R2 is "proportional"."""
    if adjustment.price_after.value != adjustment.price_before.value:
        return False
    return all(share.after.value == share.warrant.shares.value for share in adjustment.shares)


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
    if computation.replayed_shares and readings["R20"] == "replayed":
        shares = computation.replayed_shares[warrant.certificate]
        return section_5.replayed(event.id, warrant, shares, computation.price_after)
    if isinstance(event, Split) and readings["R2"] == "proportional":
        return section_5.proportional(event.id, warrant, splits.ratio(event, "6(iii)"), readings)
    return section_5.shares_after(event.id, warrant, state.price, computation.price_after, readings)
