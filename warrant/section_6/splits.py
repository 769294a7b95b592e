"""What Sections 6(iii) and 6(iv) have in common: the price moves inversely to the outstanding shares."""

from __future__ import annotations

from warrant.adjustment import Computation, State
from warrant.events.split import Split
from warrant.facts import Fact
from warrant.matter import Matter
from warrant.quantities import Shares
from warrant.readings import Readings
from warrant.section_6.vi_rounding import price_after, to_tenth


def compute(event: Split, clause: str, state: State, matter: Matter) -> Computation:
    """The Warrant Price before divided by the ratio, to the nearest cent."""
    ratio, before = event.fact("ratio", clause), state.price.value
    how = "the Warrant Price before divided by the ratio of shares after to shares before"
    inputs = (state.price, ratio)
    price = price_after(event, before / event.ratio, clause, how, inputs, matter.terms.readings)
    names = ("ratio", "record_date", "made_on", "ex_date")
    return Computation(clause, price, {name: event.fact(name, clause) for name in names})


def outstanding_after(event: Split, clause: str, state: State, readings: Readings) -> Fact[Shares]:
    """The Common Stock outstanding after a split, to the nearest tenth of a share (Section 6(vi)).

    The count changes with the price, so that Section 6(i)(A)(x) multiplies like with like.
    """
    unrounded = state.outstanding.value * event.ratio
    inputs = (state.outstanding, event.fact("ratio", clause))
    how, value = "the shares outstanding before times the ratio", to_tenth(unrounded, readings)
    return Fact(f"{event.id}.outstanding_after", value, clause, how, inputs, unrounded, ("R1",), event.id)
