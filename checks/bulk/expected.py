"""The texts that are one Holder's own, as the core gives them and the checker prints them.

Nothing of it is taken from a file that is being checked.
"""

from __future__ import annotations

from fractions import Fraction

from checks.bulk.holder import texts_of_holder
from checks.figures import KINDS
from warrant.adjustment import PartFigures
from warrant.listed import Listed
from warrant.quantities import Money, Shares

PLAIN_PLACES = 10
"""The decimals of a value in the facts for machines, where it does not end before; it is marked "..." then."""

FIGURES = (("shares_before", "shares"), ("product", "exact"), ("quotient", "exact"), ("shares_after", "shares"))
"""The figures of a Holder, and the kind of each in a statement of adjustment (``checks.figures``)."""


def texts_of(listed: Listed, figures: PartFigures) -> dict[str, str]:
    """Every text that differs from Holder to Holder, by name.

    They are the certificate, also as the marks of a Word file have it, the name, the lines of the address, and each
    figure as it is printed and as the facts for machines have it.
    """
    holder = listed.certificate, listed.name, listed.address
    return texts_of_holder(holder) | figure_texts(figures)


def figure_texts(figures: PartFigures) -> dict[str, str]:
    """Each figure of a Holder by name, as it is printed and as the facts for machines have it."""
    texts = {}
    for (name, kind), value in zip(FIGURES, figures, strict=True):
        texts[name] = KINDS[kind].print(value)
        texts[f"{name}.plain"] = plain(value)
    return texts


def plain(value: Money | Shares) -> str:
    """A value as decimal text without unit or grouping; money keeps its cents."""
    amount = value.amount
    whole, rest = divmod(abs(amount), 1)
    scaled, cut = divmod(rest.numerator * 10**PLAIN_PLACES, rest.denominator)
    decimals = f"{scaled:0{PLAIN_PLACES}d}"
    decimals = f"{decimals}..." if cut else decimals.rstrip("0")
    if isinstance(value, Money) and not cut:
        decimals = decimals.ljust(2, "0")
    return f"{'-' * (amount < Fraction(0))}{whole}{'.' * bool(decimals)}{decimals}"
