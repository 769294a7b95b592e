"""Section 5: the number of shares after an adjustment.

Upon each adjustment of the Warrant Price as provided in Section 6, Holder shall thereafter be
entitled to purchase, at the Warrant Price resulting from such adjustment, only the number of shares
(calculated to the nearest tenth of a share) obtained by multiplying the Warrant Price in effect
immediately prior to such adjustment by the number of shares purchasable pursuant hereto immediately
prior to such adjustment and dividing the product thereof by the Warrant Price resulting from such
adjustment.
"""

from __future__ import annotations

from fractions import Fraction

from warrant.adjustment import ShareAdjustment
from warrant.facts import Fact
from warrant.quantities import Price, Shares
from warrant.readings import Readings
from warrant.section_6.vi_rounding import to_tenth
from warrant.state import Warrant


def shares_after(
    event: str, warrant: Warrant, before: Fact[Price], after: Fact[Price], readings: Readings
) -> ShareAdjustment:
    """Price before x shares before / price after, to the nearest tenth (reading R1)."""
    held, old, new = warrant.shares.value, before.value, after.value
    prefix = f"{event}.{warrant.certificate}"
    how = "the Warrant Price before times the shares purchasable before"
    product = Fact(f"{prefix}.product", old * held, "5", how, (before, warrant.shares), event=event)
    unrounded = old * held / new
    how = "that product divided by the Warrant Price after, to the nearest tenth of a share"
    result = Fact(
        f"{prefix}.shares_after", to_tenth(unrounded, readings), "5", how, (product, after), unrounded, ("R1",), event
    )
    return ShareAdjustment(warrant, product, result)


def proportional(event: str, warrant: Warrant, ratio: Fact[Fraction], readings: Readings) -> ShareAdjustment:
    """The shares in exact proportion to a split, to the nearest tenth (reading R2, "proportional")."""
    prefix, unrounded = f"{event}.{warrant.certificate}", warrant.shares.value * ratio.value
    how = "the shares purchasable before times the ratio"
    product = Fact(f"{prefix}.product", unrounded, "6(iii)", how, (warrant.shares, ratio), event=event)
    how = "that product, to the nearest tenth of a share"
    result = Fact(
        f"{prefix}.shares_after",
        to_tenth(unrounded, readings),
        "6(iii)",
        how,
        (product,),
        unrounded,
        ("R1", "R2"),
        event,
    )
    return ShareAdjustment(warrant, product, result)


def replayed(event: str, warrant: Warrant, shares: Shares, price: Fact[Price]) -> ShareAdjustment:
    """The shares that a replay of the history gives (reading R20, "replayed")."""
    prefix = f"{event}.{warrant.certificate}"
    how = "the shares purchasable, replayed from the issue of the rights"
    inputs = (warrant.shares, price)
    after = Fact(f"{prefix}.shares_after", shares, "5", how, inputs, readings=("R20",), event=event)
    return ShareAdjustment(warrant, after, after)
