"""Section 5 where the Warrant was divided (7.2): each Warrant on its own, or all together (reading R25).

    ... only the number of shares (calculated to the nearest tenth of a share) obtained by multiplying the
    Warrant Price ... by the number of shares purchasable pursuant hereto ...

"Hereto" is each Warrant, or the one Warrant that was divided. In the latter sense the number is computed on the
shares under all Warrants, and each has its part: so the parts never gain or lose a tenth by the division.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from warrant.adjustment import ShareAdjustment
from warrant.facts import Fact
from warrant.quantities import NO_SHARES, Shares
from warrant.readings import Readings
from warrant.section_6.vi_rounding import apportioned
from warrant.state import Warrant

ALL = "all"  # no certificate is named so: each has a digit


def shares_of_each(
    event: str,
    warrants: tuple[Warrant, ...],
    adjust: Callable[[Warrant], ShareAdjustment],
    readings: Readings,
    further: int = 0,
) -> tuple[ShareAdjustment, ...]:
    """The shares of each Warrant outstanding after an adjustment; ``adjust`` is Section 5 for one.

    ``further`` is the number of those outstanding beside them, divided among the Holders of a list.
    """
    if len(warrants) + further < 2:
        return tuple(adjust(each) for each in warrants)
    if readings["R25"] == "aggregate":
        return _apportioned(event, warrants, adjust)
    each_alone = (adjust(each) for each in warrants)
    return tuple(replace(each, after=resting_on_r25(each.after)) for each in each_alone)


def resting_on_r25(after: Fact[Shares]) -> Fact[Shares]:
    """The shares after an adjustment where each Warrant is rounded on its own."""
    return after._replace(readings=(*after.readings, "R25"))


def _apportioned(
    event: str, warrants: tuple[Warrant, ...], adjust: Callable[[Warrant], ShareAdjustment]
) -> tuple[ShareAdjustment, ...]:
    held = tuple(each.shares for each in warrants)
    how = "the shares purchasable under all Warrants"
    before = Fact(f"{event}.{ALL}.shares_before", sum((each.value for each in held), NO_SHARES), "5", how, held)
    together = adjust(replace(warrants[0], certificate=ALL, shares=before))
    parts = apportioned(together.after.value, {each.certificate: each.shares.value for each in warrants})
    return tuple(_part(event, each, together, parts[each.certificate]) for each in warrants)


def _part(event: str, warrant: Warrant, together: ShareAdjustment, part: Shares) -> ShareAdjustment:
    before, after = together.warrant.shares, together.after
    how = "its part of the shares under all Warrants, so apportioned in tenths that the parts make up that number"
    exact = after.value * (warrant.shares.value / before.value)
    inputs = (after, warrant.shares, before)
    fact = Fact(f"{event}.{warrant.certificate}.shares_after", part, "5", how, inputs, exact, ("R25",), event)
    return ShareAdjustment(warrant, together.product, fact, together)
