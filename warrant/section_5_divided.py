"""Section 5 on the new Warrants of a division, each on its own (reading R25, "each_on_its_own").

Two Warrants for the same number of shares get the same number, so that each number is adjusted once. What is kept of
them all is their sum, which is exact: it is not the sum of before, adjusted.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from functools import partial

from warrant import section_5
from warrant.adjustment import DividedAdjustment, PartFigures, ShareAdjustment
from warrant.facts import AnyFact, Fact
from warrant.quantities import Price, Shares
from warrant.readings import Readings
from warrant.section_5_together import resting_on_r25
from warrant.state import Warrant

EACH, SUMMED = "for each of the Warrants divided", "to the nearest tenth of a share, and the sum of these"

One = Callable[[str, Warrant], ShareAdjustment]


def shares_after(
    event: str, divided: Warrant, before: Fact[Price], after: Fact[Price], readings: Readings, alone: bool
) -> DividedAdjustment:
    """The sum of what Section 5 gives for each of them; ``alone`` is one beside which no other is outstanding."""
    each = partial(section_5.by_price, old=before.value, new=after.value, readings=readings)
    one = partial(section_5.shares_after, before=before, after=after, readings=readings)
    how = f"{EACH} the Warrant Price before times its shares before, divided by the Warrant Price after, {SUMMED}"
    return _summed(event, divided, each, one, "5", how, (before, divided.shares, after), ("R1",), alone)


def proportional(
    event: str, divided: Warrant, ratio: Fact[Fraction], readings: Readings, alone: bool
) -> DividedAdjustment:
    """The sum of their shares, each in exact proportion to a split (reading R2, "proportional")."""
    each = partial(section_5.by_ratio, ratio=ratio.value, readings=readings)
    one = partial(section_5.proportional, ratio=ratio, readings=readings)
    how = f"{EACH} its shares before times the ratio, {SUMMED}"
    return _summed(event, divided, each, one, "6(iii)", how, (divided.shares, ratio), ("R1", "R2"), alone)


def adjusted(share: DividedAdjustment) -> Warrant:
    """The Warrants of a division as an adjustment leaves them."""
    return replace(share.warrant, shares=share.after, parts=share.parts)


def _summed(
    event: str,
    divided: Warrant,
    each: Callable[[Shares], PartFigures],
    one: One,
    clause: str,
    how: str,
    inputs: tuple[AnyFact, ...],
    relied_on: tuple[str, ...],
    alone: bool,
) -> DividedAdjustment:
    assert divided.parts is not None, "a Warrant that was divided has parts"
    parts = divided.parts.each(lambda shares: each(shares).after)
    id = f"{event}.{divided.certificate}.shares_after"
    relied_on = relied_on if alone else (*relied_on, "R25")
    after = Fact(id, parts.total, clause, how, inputs, readings=relied_on, event=event)
    return DividedAdjustment(divided, after, parts, each, partial(_of_one, event, one, alone))


def _of_one(event: str, one: One, alone: bool, warrant: Warrant) -> ShareAdjustment:
    """Section 5 for one of the Warrants, as for one that is registered alone."""
    share = one(event, warrant)
    return share if alone else replace(share, after=resting_on_r25(share.after))
