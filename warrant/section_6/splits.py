"""What Sections 6(iii) and 6(iv) have in common: the price moves inversely to the outstanding shares."""

from __future__ import annotations

from warrant.adjustment import Computation, State
from warrant.events.split import Split
from warrant.matter import Matter
from warrant.section_6.vi_rounding import price_after


def compute(event: Split, clause: str, state: State, matter: Matter) -> Computation:
    """The Warrant Price before divided by the ratio, to the nearest cent."""
    ratio, before = event.fact("ratio", clause), state.price.value
    how = "the Warrant Price before divided by the ratio of shares after to shares before"
    inputs = (state.price, ratio)
    price = price_after(event, before / event.ratio, clause, how, inputs, matter.terms.readings)
    names = ("ratio", "record_date", "made_on", "ex_date")
    return Computation(clause, price, {name: event.fact(name, clause) for name in names})
