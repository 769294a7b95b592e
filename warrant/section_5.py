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

from warrant.adjustment import PartFigures, ShareAdjustment
from warrant.facts import Fact
from warrant.quantities import Price, Shares
from warrant.readings import Readings
from warrant.section_6.vi_rounding import to_tenth
from warrant.state import Warrant


def by_price(held: Shares, old: Price, new: Price, readings: Readings) -> PartFigures:
    """A number of shares in the words of Section 5."""
    product = old * held
    quotient = product / new
    return PartFigures(held, product, quotient, to_tenth(quotient, readings))


def by_ratio(held: Shares, ratio: Fraction, readings: Readings) -> PartFigures:
    """A number of shares in exact proportion to a split (reading R2, "proportional")."""
    product = held * ratio
    return PartFigures(held, product, product, to_tenth(product, readings))


def shares_after(
    event: str, warrant: Warrant, before: Fact[Price], after: Fact[Price], readings: Readings
) -> ShareAdjustment:
    """Price before x shares before / price after, to the nearest tenth (reading R1)."""
    figures = by_price(warrant.shares.value, before.value, after.value, readings)
    prefix = f"{event}.{warrant.certificate}"
    how = "the Warrant Price before times the shares purchasable before"
    product = Fact(f"{prefix}.product", figures.product, "5", how, (before, warrant.shares), event=event)
    how = "that product divided by the Warrant Price after, to the nearest tenth of a share"
    inputs = (product, after)
    result = Fact(f"{prefix}.shares_after", figures.after, "5", how, inputs, figures.quotient, ("R1",), event)
    return ShareAdjustment(warrant, product, result)


def proportional(event: str, warrant: Warrant, ratio: Fact[Fraction], readings: Readings) -> ShareAdjustment:
    """The shares in exact proportion to a split, to the nearest tenth (reading R2, "proportional")."""
    prefix, figures = f"{event}.{warrant.certificate}", by_ratio(warrant.shares.value, ratio.value, readings)
    how = "the shares purchasable before times the ratio"
    product = Fact(f"{prefix}.product", figures.product, "6(iii)", how, (warrant.shares, ratio), event=event)
    how = "that product, to the nearest tenth of a share"
    relied_on = ("R1", "R2")
    result = Fact(
        f"{prefix}.shares_after", figures.after, "6(iii)", how, (product,), figures.quotient, relied_on, event
    )
    return ShareAdjustment(warrant, product, result)


def replayed(event: str, warrant: Warrant, shares: Shares, price: Fact[Price]) -> ShareAdjustment:
    """The shares that a replay of the history gives (reading R20, "replayed")."""
    prefix = f"{event}.{warrant.certificate}"
    how = "the shares purchasable, replayed from the issue of the rights"
    inputs = (warrant.shares, price)
    after = Fact(f"{prefix}.shares_after", shares, "5", how, inputs, readings=("R20",), event=event)
    return ShareAdjustment(warrant, after, after)
