"""Section 11: cash for a fraction of a share.

Fractional shares shall not be issued upon the exercise of this Warrant but in any case where Holder
would ... be entitled under the terms hereof to receive a fractional share upon the complete exercise of
this Warrant, Company shall, upon the exercise of this Warrant for the largest number of whole shares then
called for, pay a sum in cash equal to the excess of the value of such fractional share (determined in
such reasonable manner as may be prescribed in good faith by the Board of Directors of Company) over the
Warrant Price for such fractional share.
"""

from __future__ import annotations

from warrant.events.exercise import Exercise
from warrant.facts import AnyFact, Fact
from warrant.quantities import Price, Shares
from warrant.readings import Readings
from warrant.section_6.vi_rounding import cash_to_cent

CLAUSE = "11"


def cash_for_fraction(
    event: Exercise, fraction: Fact[Shares], price: Fact[Price], readings: Readings
) -> dict[str, AnyFact]:
    """The fraction times the excess of its value over the Warrant Price, never less than nothing; to the cent.

    Nothing is owed where there is no fraction. Raises ``BadMatter`` where its value is not stated.
    """
    if not fraction.value.amount:
        return {}
    if event.fraction_value is None:
        what = f"a fraction of {fraction.value} of a share is left, and its value is not stated"
        raise event.refuse("", what, "add a line fraction_value: dollars a share, as the Board determined it")
    value = event.fact("fraction_value", CLAUSE)
    how = "the excess of the value of one share over the Warrant Price"
    more = max(event.fraction_value - price.value, Price.of(0))
    excess = Fact(f"{event.id}.fraction_excess", more, CLAUSE, how, (value, price), event=event.id)
    how = "the fraction times that excess, to the nearest cent"
    exact = more * fraction.value
    cash = Fact(
        f"{event.id}.cash_for_fraction",
        cash_to_cent(exact, readings),
        CLAUSE,
        how,
        (fraction, excess),
        exact,
        ("R1", *fraction.readings),
        event.id,
    )
    found: dict[str, AnyFact] = {"fraction_settled": fraction, "fraction_value": value, "fraction_excess": excess}
    if not more.amount:
        how, inputs = "that the value is not greater than the Warrant Price", (value, price)
        found["no_excess"] = Fact(f"{event.id}.no_excess", "yes", CLAUSE, how, inputs, event=event.id)
    return found | {"cash_for_fraction": cash}
