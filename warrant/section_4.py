"""Section 4: what was outstanding and reserved on the date of the Warrant, and what is left of it.

    (i) ... 200,000 shares [of preferred stock] are issued and outstanding and are convertible into
    4,000,000 shares of common stock at $50.00 per share. (ii) The Company has reserved (A) 4,959,606 shares
    of common stock for issuance under its [Nonqualified Stock Option Plan, under which 4,023,193 options
    are outstanding ... and (B) 7,779,823 shares ... under its Incentive Stock Option Plan ...

Splits restate what is left (6(ii): "appropriately adjusted for stock splits and combinations"), unrounded.
Not formalised: the plans' own terms; options that lapse give no room back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from warrant.data import dataclass
from warrant.events.event import Event
from warrant.events.plan_exercise import PlanExercise
from warrant.events.preferred_conversion import PreferredConversion
from warrant.facts import AnyFact, Fact
from warrant.quantities import NO_SHARES, Shares
from warrant.terms import PlanName, Terms

PLANS: tuple[PlanName, ...] = ("nonqualified", "incentive")


@dataclass(frozen=True)
class Left:
    """What is left of Section 4.

    ``room`` is by plan the reserve less the options outstanding on the date of the Warrant, less what was
    issued or granted under it since; ``options`` those options, not yet exercised; ``preferred`` the
    preferred shares not yet converted; ``ratio`` the common shares for each. ``touched`` says whether any
    event has changed it.
    """

    room: Mapping[PlanName, Fact[Shares]]
    options: Mapping[PlanName, Fact[Shares]]
    preferred: Fact[Shares]
    ratio: Fact[Fraction]
    touched: bool = False

    def facts(self) -> Iterator[AnyFact]:
        """Every fact of what is left."""
        yield from self.room.values()
        yield from self.options.values()
        yield self.preferred
        yield self.ratio

    def mapped(self, change: Callable[[AnyFact], AnyFact]) -> Left:
        """The same with another fact in place of each; what no event has touched stays."""
        if not self.touched:
            return self
        room = {plan: change(fact) for plan, fact in self.room.items()}
        options = {plan: change(fact) for plan, fact in self.options.items()}
        return Left(room, options, change(self.preferred), change(self.ratio), True)


@dataclass(frozen=True)
class Conversion:
    """Preferred shares converted, the common shares delivered for them, and these as of Section 4(i)."""

    preferred: Fact[Shares]
    common: Fact[Shares]
    at_first: Fact[Shares]


def on_the_date(terms: Terms) -> Left:
    """All that Section 4 states."""
    options = {plan: terms.capitalisation.plan(plan).given(f"{plan}_plan", "options", "4(ii)") for plan in PLANS}
    preferred = terms.capitalisation.given("section_4", "outstanding_preferred", "4(i)")
    return Left({plan: _room(plan, terms) for plan in PLANS}, options, preferred, _ratio(terms))


def _room(plan: PlanName, terms: Terms) -> Fact[Shares]:
    stated, prefix = terms.capitalisation.plan(plan), f"{plan}_plan"
    inputs = (stated.given(prefix, "reserve", "4(ii)"), stated.given(prefix, "options", "4(ii)"))
    how = "the shares reserved under the plan less the options outstanding under it"
    return Fact(f"{prefix}.room", stated.reserve - stated.options, "6(ii)", how, inputs)


def _ratio(terms: Terms) -> Fact[Fraction]:
    capital = terms.capitalisation
    common, preferred = capital.given("section_4", "conversion_shares", "4(i)"), capital.outstanding_preferred
    ratio = capital.conversion_shares / preferred if preferred.amount else Fraction(0)
    how = "the common shares into which the preferred is convertible, for each of its shares"
    inputs = (common, capital.given("section_4", "outstanding_preferred", "4(i)"))
    return Fact("section_4.conversion_ratio", ratio, "4(i)", how, inputs)


def issued_under(event: Event, plan: PlanName, shares: Fact[Shares], left: Left) -> Left:
    """What is left when shares are issued or granted under a plan: the room less them, never less than none."""
    before = left.room[plan]
    value = max(before.value - shares.value, NO_SHARES)
    how = "the room of the plan before less the shares issued or granted under it, down to none"
    room = Fact(f"{event.id}.room_after", value, "6(ii)", how, (before, shares), event=event.id)
    return replace(left, room={**left.room, plan: room}, touched=True)


def exercised(event: PlanExercise, left: Left) -> Left:
    """What is left when options of Section 4(ii) are exercised; ``BadMatter`` for more than remain."""
    before = left.options[event.plan]
    if event.shares_exercised > before.value:
        what = f"shares_exercised: {event.shares_exercised} are more than the {before.value} options of Section 4(ii)"
        raise event.refuse("shares_exercised", f"{what} that remain", "write a delivery for options granted since")
    how = "the options outstanding before less those exercised"
    inputs, value = (before, event.fact("shares_exercised", "4(ii)")), before.value - event.shares_exercised
    options = Fact(f"{event.id}.options_after", value, "4(ii)", how, inputs, event=event.id)
    return replace(left, options={**left.options, event.plan: options}, touched=True)


def conversion(event: PreferredConversion, left: Left, terms: Terms) -> Conversion:
    """The counts of a conversion; ``BadMatter`` for more preferred than remains, or a part of a tenth of a share."""
    ratio = left.ratio
    if event.preferred_converted is not None:
        preferred = event.fact("preferred_converted", "4(i)")
    else:
        stated = event.fact("common_delivered", "4(i)")
        how = "the common shares delivered, divided by the common shares for each preferred share"
        value = Shares(stated.value.amount / ratio.value) if ratio.value else stated.value
        preferred = Fact(f"{event.id}.preferred_of_conversion", value, "4(i)", how, (stated, ratio), event=event.id)
    _require(event, preferred.value, left)
    how = "the preferred shares converted times the common shares for each"
    common = _common(event, "common_of_conversion", preferred, ratio, how)
    how = "the common shares for them as Section 4(i) states these, before any split"
    return Conversion(preferred, common, _common(event, "common_at_first", preferred, _ratio(terms), how))


def _require(event: PreferredConversion, preferred: Shares, left: Left) -> None:
    name = "preferred_converted" if event.preferred_converted is not None else "common_delivered"
    if preferred > left.preferred.value:
        common = left.preferred.value * left.ratio.value
        what = f"{name}: more than the {left.preferred.value} preferred shares that remain, convertible into {common}"
        raise event.refuse(name, what, "write no more than remain")
    if (preferred * left.ratio.value * 10).amount % 1:
        what = f"{name}: the {preferred * left.ratio.value} common shares for them are finer than a tenth of a share"
        raise event.refuse(name, what, "state common_delivered, the shares delivered")


def _common(
    event: PreferredConversion, name: str, preferred: Fact[Shares], ratio: Fact[Fraction], how: str
) -> Fact[Shares]:
    value = preferred.value * ratio.value
    return Fact(f"{event.id}.{name}", value, "4(i)", how, (preferred, ratio), event=event.id)


def converted(event: PreferredConversion, preferred: Fact[Shares], left: Left) -> Left:
    """What is left when preferred shares are converted."""
    how, inputs = "the preferred shares before less those converted", (left.preferred, preferred)
    value = left.preferred.value - preferred.value
    remaining = Fact(f"{event.id}.preferred_after", value, "4(i)", how, inputs, event=event.id)
    return replace(left, preferred=remaining, touched=True)


def restated(event: Event, by: Fact[Fraction], left: Left) -> Left:
    """What is left after a split: rooms, options and the common shares for each preferred share, times its ratio."""
    room = {plan: _times(event, f"{plan}_room", fact, by) for plan, fact in left.room.items()}
    options = {plan: _times(event, f"{plan}_options", fact, by) for plan, fact in left.options.items()}
    how, value = "the common shares for each preferred share times the ratio", left.ratio.value * by.value
    ratio = Fact(f"{event.id}.conversion_ratio", value, "4(i)", how, (left.ratio, by), event=event.id)
    return Left(room, options, left.preferred, ratio, True)


def _times(event: Event, name: str, before: Fact[Shares], by: Fact[Fraction]) -> Fact[Shares]:
    how = "what was left before times the ratio"
    return Fact(f"{event.id}.{name}", before.value * by.value, "6(ii)", how, (before, by), event=event.id)
