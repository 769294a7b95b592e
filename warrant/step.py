"""One event taking effect: the clauses considered, what it does, the Warrant Price and shares that follow.

Each clause of Section 6 that adjusts is a module with ``CLAUSE``, the kinds of event that it can concern
(``EVENTS``), ``OTHERWISE``, which says of any other why it does not apply, and ``consider``. Those that adjust by
the event alone have ``compute``; those that readjust by the past, ``warrant.history`` carries through.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any, Protocol

from warrant import outstanding as stock
from warrant import section_1, section_5, section_5_divided, section_7_divided, section_8, section_17
from warrant.acts import act
from warrant.adjustment import (
    Act,
    Adjustment,
    Computation,
    Considered,
    DividedAdjustment,
    Effect,
    ShareAdjustment,
)
from warrant.altered import altered
from warrant.book import Entry
from warrant.events.distribution import Distribution
from warrant.events.event import Event
from warrant.events.rights import RightsIssue
from warrant.events.split import Split
from warrant.facts import Fact
from warrant.matter import Matter
from warrant.quantities import Price
from warrant.readings import Readings
from warrant.section_5_together import shares_of_each
from warrant.section_6 import (
    i_3_c_change,
    i_3_d_expiry,
    i_issuance,
    iii_subdivision,
    iv_combination,
    splits,
    v_distribution,
)
from warrant.state import Deemed, State, Warrant


class Considering(Protocol):
    """A clause of Section 6 that adjusts or readjusts the Warrant Price: a module of ``warrant.section_6``."""

    CLAUSE: str
    OTHERWISE: str

    @property
    def EVENTS(self) -> tuple[type[Event], ...]:
        """The kinds of event that it can concern."""

    def consider(self, event: Any, state: State, matter: Matter) -> Considered:
        """Whether the clause applies to an event of one of its kinds, and why."""


class Computing(Considering, Protocol):
    """A clause that adjusts by the event alone."""

    def compute(self, event: Any, considered: Considered, state: State, after: State, matter: Matter) -> Computation:
        """The Warrant Price that results where it applies; ``after`` holds the stock as the event leaves it."""


COMPUTING: tuple[Computing, ...] = (i_issuance, iii_subdivision, iv_combination, v_distribution)
CLAUSES: tuple[Considering, ...] = (i_issuance, i_3_c_change, i_3_d_expiry, *COMPUTING[1:])


def step(event: Event, effect: Effect, state: State, matter: Matter, really: Act | None = None) -> Entry:
    """The entry of an event on the state that it finds; what readjusts by the past is left to do.

    ``really`` is the act as it was done, where the step is one of a replay of what would have obtained.
    Raises ``BadMatter`` at the line of an event for which the instrument gives no answer.
    """
    if state.amended:
        matter = section_17.in_force(state, matter)
    if state.in_lieu:
        section_8.require_practicable(event, state)
    considered = _considered(event, effect, state, matter)
    if state.divided:
        section_7_divided.require_supported(event, state)
    acted = act(event, effect, state, matter, really)
    after = acted.after if acted else stock.after(event, state, matter)
    entry = Entry(event, effect, considered, None, after, acted)
    for position, clause in computing_of(type(event)):
        if considered[position].applies:
            return adjusted(entry, state, clause.compute(event, considered[position], state, after, matter), matter)
    return entry


def _considered(event: Event, effect: Effect, state: State, matter: Matter) -> tuple[Considered, ...]:
    """Each clause held against the event, in the instrument's order."""
    day, relied_on = effect.day, section_1.readings_relied_on(matter.terms, effect.on)
    if isinstance(event, Distribution):
        day, relied_on = v_distribution.day_of_term(event, effect, matter.terms)
    if not section_1.within_term(matter.terms, day.value):
        because = "the event does not fall within the Term of the Warrant"
        return tuple(Considered(each.CLAUSE, False, because, (day,), relied_on) for each in CLAUSES)
    found = tuple(
        each if isinstance(each, Considered) else each.consider(event, state, matter)
        for each in considered_of(type(event))
    )
    return tuple(replace(each, readings=(*each.readings, *relied_on)) for each in found) if relied_on else found


def _considered_of(kind: type[Event]) -> tuple[Considered | Considering, ...]:
    """For a kind of event, what each clause says of all its events, or the clause where it has to look."""
    return tuple(
        clause if issubclass(kind, clause.EVENTS) else Considered(clause.CLAUSE, False, clause.OTHERWISE)
        for clause in CLAUSES
    )


def _computing_of(kind: type[Event]) -> tuple[tuple[int, Computing], ...]:
    """The clauses that can adjust by an event of a kind, each with its place among ``CLAUSES``."""
    return tuple((CLAUSES.index(clause), clause) for clause in COMPUTING if issubclass(kind, clause.EVENTS))


considered_of: Callable[..., tuple[Considered | Considering, ...]] = cache(_considered_of)
computing_of: Callable[..., tuple[tuple[int, Computing], ...]] = cache(_computing_of)


def adjusted(entry: Entry, state: State, computation: Computation, matter: Matter) -> Entry:
    """The entry with the adjustment that a computation results in; without one where price and shares stay."""
    event, price, considered, readings = entry.event, computation.price_after, entry.considered, matter.terms.readings
    kept = readings["R33"] == "not_owed" and price.value == state.price.value
    if kept and not _moves_shares_alone(event, computation, readings):
        return _kept(entry, state, computation, readings)
    shares = _shares_of_each(entry, state, computation, readings)
    divided = _of_divided(entry, state, computation, readings)
    if kept and not _moved(shares, divided):
        return _kept(entry, state, computation, readings)
    clause, effect = computation.clause, entry.effect
    adjustment = Adjustment(
        event, clause, effect, state.price, price, shares, computation, considered, readings, divided
    )
    warrants = tuple(each.warrant.holding(each.after) for each in shares)
    after = altered(entry.after, price=price, warrants=warrants, deemed=_marked(entry))
    if divided:
        after = altered(after, divided=tuple(section_5_divided.adjusted(each) for each in divided))
    if readings["R34"] == "carried":
        after = replace(after, carried=_carried(state, computation))
    return Entry(event, effect, considered, adjustment, after, entry.act)


def _moves_shares_alone(event: Event, computation: Computation, readings: Readings) -> bool:
    """Whether shares may move though the price stays: a small split (R2), a readjustment (R20)."""
    return bool(computation.replayed_shares) or (isinstance(event, Split) and readings["R2"] == "proportional")


def _moved(shares: tuple[ShareAdjustment, ...], divided: tuple[DividedAdjustment, ...]) -> bool:
    """Whether any Warrant is for another number of shares than before."""
    alone = any(share.after.value != share.warrant.shares.value for share in shares)
    return alone or any(share.parts != share.warrant.parts for share in divided)


def _kept(entry: Entry, state: State, computation: Computation, readings: Readings) -> Entry:
    """The entry of an event that is too small to move the price."""
    because, price = "the computed price, to the nearest cent, is the Warrant Price in effect", computation.price_after
    still = Considered("6(vi)", False, because, (price, state.price), ("R1", "R33", "R34"))
    after = entry.after
    if readings["R34"] == "carried":
        after = replace(after, carried=_carried(state, computation))
    return replace(entry, considered=(*entry.considered, still), after=after)


def _carried(state: State, computation: Computation) -> Fact[Price] | None:
    """The exact price that an adjustment too small to move a cent would have made (reading R34, "carried")."""
    price = computation.price_after
    exact = price.unrounded
    if computation.carried or price.value != state.price.value or exact is None or exact == price.value:
        return computation.carried
    how = "the exact price that this adjustment would have made, too small to move a cent and carried forward"
    id = f"{price.id.rpartition('.')[0]}.carried"
    return Fact(id, exact, "6(vi)", how, price.inputs, None, ("R34",), price.event)


def _marked(entry: Entry) -> Mapping[str, Deemed]:
    """What is deemed issued, with the rights marked whose own issue adjusts the Warrant Price (6(i)3(C)-(D))."""
    deemed, event = entry.after.deemed, entry.event
    if not isinstance(event, RightsIssue):
        return deemed
    return {**deemed, event.id: replace(deemed[event.id], adjusted=True)}


def _shares_of_each(
    entry: Entry, state: State, computation: Computation, readings: Readings
) -> tuple[ShareAdjustment, ...]:
    """Section 5 for every Warrant outstanding (reading R25)."""
    event, warrants = entry.event, entry.after.warrants
    if computation.replayed_shares and readings["R20"] == "replayed":
        price, replayed = computation.price_after, computation.replayed_shares
        return tuple(section_5.replayed(event.id, each, replayed[each.certificate], price) for each in warrants)

    def adjust(warrant: Warrant) -> ShareAdjustment:
        if isinstance(event, Split) and readings["R2"] == "proportional":
            return section_5.proportional(event.id, warrant, splits.ratio(event, "6(iii)"), readings)
        return section_5.shares_after(event.id, warrant, state.price, computation.price_after, readings)

    further = sum(each.parts.count for each in entry.after.divided if each.parts)
    return shares_of_each(event.id, warrants, adjust, readings, further)


def _of_divided(
    entry: Entry, state: State, computation: Computation, readings: Readings
) -> tuple[DividedAdjustment, ...]:
    """Section 5 for the Warrants of each division; ``BadMatter`` where a replay of the history would give them."""
    event, divided = entry.event, entry.after.divided
    if not divided:
        return ()
    if computation.replayed_shares and readings["R20"] == "replayed":
        raise section_7_divided.not_replayed(event, divided[0])
    alone = len(entry.after.warrants) + sum(each.parts.count for each in divided if each.parts) < 2
    if isinstance(event, Split) and readings["R2"] == "proportional":
        ratio = splits.ratio(event, "6(iii)")
        return tuple(section_5_divided.proportional(event.id, each, ratio, readings, alone) for each in divided)
    before, after = state.price, computation.price_after
    return tuple(section_5_divided.shares_after(event.id, each, before, after, readings, alone) for each in divided)
