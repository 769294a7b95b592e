"""What replay passes from clause to clause: Effect, Act, Considered, Computation, Adjustment."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import date
from enum import IntEnum
from functools import cached_property
from typing import NamedTuple

from warrant.data import dataclass
from warrant.events.event import Event
from warrant.facts import AnyFact, Fact
from warrant.parts import Parts
from warrant.quantities import NO_SHARES, Money, Price, Shares
from warrant.readings import Readings
from warrant.state import State, Warrant


class TimeOfDay(IntEnum):
    """When in a day a thing takes effect; within one time of one day the file's order holds."""

    OPENING = 0
    DURING = 1
    CLOSE = 2


@dataclass(frozen=True)
class Effect:
    """When an event takes effect: a day, with its derivation, and the time in words."""

    day: Fact[date]
    time: Fact[str]
    order: TimeOfDay

    @property
    def on(self) -> date:
        """The day alone."""
        return self.day.value


@dataclass(frozen=True)
class Act:
    """What an event does beside adjusting, under the clause that governs it: an exercise, a transfer, a merger.

    ``after`` is the state that it leaves; ``facts`` and ``rows`` are what the clause computes, by name, for
    the papers that the event calls for. ``of`` is the Warrant that it concerns, as it was before. ``results``
    names the facts in which the choice of a reading is to be seen.
    """

    clause: str
    after: State
    facts: Mapping[str, AnyFact] = field(default_factory=dict)
    rows: Mapping[str, tuple[Mapping[str, AnyFact], ...]] = field(default_factory=dict)
    of: Warrant | None = None
    results: tuple[str, ...] = ()


class Issue(NamedTuple):
    """What clause (i) makes of an event: shares issued or deemed issued under a clause, for a consideration.

    ``before`` are the shares outstanding immediately before. ``facts`` are those that a finding tells
    besides, ``readings`` those relied on besides.
    """

    clause: str
    shares: Fact[Shares]
    consideration: Fact[Money]
    before: Fact[Shares]
    facts: tuple[AnyFact, ...] = ()
    readings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Considered:
    """One clause held against one event: whether it applies, why in words, and on which facts.

    ``issue`` is what clause (i) was held against.
    """

    clause: str
    applies: bool
    because: str
    facts: tuple[AnyFact, ...] = ()
    readings: tuple[str, ...] = ()
    issue: Issue | None = None


@dataclass(frozen=True)
class Computation:
    """A clause applied: the Warrant Price that results, and every fact of the way by its name.

    ``steps`` gives the facts when they are asked for: a replay needs but the price. ``rows`` holds what a
    statement sets out as a table (the fifteen closing prices). ``replayed_shares`` are the shares by
    certificate that a replay of the history gives, where there was one (reading R20), ``carried`` the price
    that it carries forward (reading R34). ``supposed`` is, of a readjustment, the state after each event that it
    makes again, by the event's id, as it would have been (6(i)3(C)-(D)).
    """

    clause: str
    price_after: Fact[Price]
    steps: Callable[[], Mapping[str, AnyFact]]
    rows: Mapping[str, tuple[Mapping[str, AnyFact], ...]] = field(default_factory=dict)
    replayed_shares: Mapping[str, Shares] = field(default_factory=dict)
    carried: Fact[Price] | None = None
    supposed: Mapping[str, State] = field(default_factory=dict)

    @cached_property
    def facts(self) -> Mapping[str, AnyFact]:
        """Every fact of the way by its name."""
        return self.steps()


@dataclass(frozen=True)
class ShareAdjustment:
    """Section 5 applied to one Warrant; ``together`` is it applied to all, where each has a part (reading R25)."""

    warrant: Warrant
    product: Fact[Money | Shares]
    after: Fact[Shares]
    together: ShareAdjustment | None = None


class PartFigures(NamedTuple):
    """One number of shares adjusted: before, times the price or the ratio, the quotient, to the nearest tenth."""

    before: Shares
    product: Money | Shares
    quotient: Shares
    after: Shares


@dataclass(frozen=True)
class DividedAdjustment:
    """Section 5 applied to each new Warrant of a division: ``after`` is the sum of what it gives.

    ``parts`` are the numbers that it gives, ``each`` is what it makes of a number, ``of`` what it makes of one Warrant.
    """

    warrant: Warrant
    after: Fact[Shares]
    parts: Parts
    each: Callable[[Shares], PartFigures]
    of: Callable[[Warrant], ShareAdjustment]


@dataclass(frozen=True)
class Adjustment:
    """One adjustment of the Warrant Price and, under Section 5, of the shares of each Warrant.

    ``divided`` are those divided among the Holders of a list, which stand in none of ``shares``.
    """

    event: Event
    clause: str
    effect: Effect
    price_before: Fact[Price]
    price_after: Fact[Price]
    shares: tuple[ShareAdjustment, ...]
    computation: Computation
    considered: tuple[Considered, ...]
    readings: Readings
    divided: tuple[DividedAdjustment, ...] = ()

    @property
    def moved(self) -> tuple[tuple[Warrant, Fact[Shares]], ...]:
        """Every Warrant as it was before, those of a division as one, with its shares after."""
        alone = ((share.warrant, share.after) for share in self.shares)
        return (*alone, *((share.warrant, share.after) for share in self.divided))

    @property
    def shares_before(self) -> Shares:
        """The shares under all Warrants before."""
        return sum((warrant.shares.value for warrant, _ in self.moved), NO_SHARES)

    @property
    def shares_after(self) -> Shares:
        """The shares under all Warrants after."""
        return sum((after.value for _, after in self.moved), NO_SHARES)
