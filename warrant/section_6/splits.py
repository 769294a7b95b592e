"""What Sections 6(iii) and 6(iv) have in common: the price moves inversely to the outstanding shares."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from warrant.adjustment import Computation
from warrant.events.split import Split
from warrant.events.subdivision import Subdivision
from warrant.facts import AnyFact, Fact
from warrant.matter import Matter
from warrant.section_6.vi_rounding import price_after
from warrant.state import State


def ratio(event: Split, clause: str) -> Fact[Fraction]:
    """Shares after for each share before, exact: as stated, or resting on the rate or the counts stated."""
    id = f"{event.id}.ratio"
    if event.ratio is not None:
        return event.fact("ratio", clause)
    if isinstance(event, Subdivision) and event.rate is not None:
        how = "one share and the rate of the stock dividend, for each share before"
        return Fact(id, 1 + event.rate.amount, clause, how, (event.fact("rate", clause),), event=event.id)
    assert event.outstanding_before is not None and event.outstanding_after is not None
    how = "the shares outstanding after, for those outstanding before"
    counts = tuple(event.fact(name, clause) for name in ("outstanding_after", "outstanding_before"))
    return Fact(id, event.outstanding_after / event.outstanding_before, clause, how, counts, event=event.id)


def compute(event: Split, clause: str, state: State, matter: Matter) -> Computation:
    """The Warrant Price before divided by the ratio, to the nearest cent."""
    by, before = ratio(event, clause), state.starting_price
    how = "the Warrant Price before divided by the ratio of shares after to shares before"
    price = price_after(event, before.value / by.value, clause, how, (before, by), matter.terms.readings)

    def steps() -> Mapping[str, AnyFact]:
        carried = {"starting_price": before} if state.carried else {}
        days: dict[str, AnyFact] = {name: event.fact(name, clause) for name in ("record_date", "made_on", "ex_date")}
        return {"ratio": by, **carried, **days}

    return Computation(clause, price, steps)
