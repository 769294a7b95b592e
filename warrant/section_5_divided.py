"""Section 5 on the new Warrants of a division, each on its own (reading R25, "each_on_its_own").

Two Warrants for the same number of shares get the same number, so that each number is adjusted once. What is kept of
them all is their sum, which is exact: it is not the sum of before, adjusted.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from functools import partial

from warrant.adjustment import DividedAdjustment, PartFigures
from warrant.facts import AnyFact, Fact
from warrant.quantities import Price, Shares
from warrant.readings import Readings
from warrant.section_5 import by_price, by_ratio
from warrant.state import Warrant


def shares_after(
    event: str, divided: Warrant, before: Fact[Price], after: Fact[Price], readings: Readings, alone: bool
) -> DividedAdjustment:
    """The sum of what Section 5 gives for each of them; ``alone`` is one beside which no other is outstanding."""
    each = partial(by_price, old=before.value, new=after.value, readings=readings)
    how = "the Warrant Price before times its shares before, divided by the Warrant Price after"
    return _summed(event, divided, each, "5", how, (before, divided.shares, after), ("R1",) if alone else ("R1", "R25"))


def proportional(
    event: str, divided: Warrant, ratio: Fact[Fraction], readings: Readings, alone: bool
) -> DividedAdjustment:
    """The sum of their shares, each in exact proportion to a split (reading R2, "proportional")."""
    each = partial(by_ratio, ratio=ratio.value, readings=readings)
    how = "its shares before times the ratio"
    return _summed(
        event, divided, each, "6(iii)", how, (divided.shares, ratio), ("R1", "R2") if alone else ("R1", "R2", "R25")
    )


def adjusted(share: DividedAdjustment) -> Warrant:
    """The Warrants of a division as an adjustment leaves them."""
    return replace(share.warrant, shares=share.after, parts=share.parts)


def _summed(
    event: str,
    divided: Warrant,
    each: Callable[[Shares], PartFigures],
    clause: str,
    how: str,
    inputs: tuple[AnyFact, ...],
    relied_on: tuple[str, ...],
) -> DividedAdjustment:
    assert divided.parts is not None, "a Warrant that was divided has parts"
    parts = divided.parts.each(lambda shares: each(shares).after)
    how = f"the sum over {parts.count} Warrants of {how}, each to the nearest tenth of a share"
    id = f"{event}.{divided.certificate}.shares_after"
    after = Fact(id, parts.total, clause, how, inputs, readings=relied_on, event=event)
    return DividedAdjustment(divided, after, parts, each)
