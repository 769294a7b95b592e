"""Section 6(vii): closing prices as adjusted for what took effect inside the window.

    ... the average of the daily closing prices ... (as adjusted for any stock dividend, split, combination or
    reclassification that took effect during such 15 business day period)

A reclassification restates where it is of stock into stock alone (Section 8); it has no record date, so that reading
R24 asks of splits only.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from math import prod

from warrant.data import dataclass
from warrant.events.split import Split
from warrant.events.transaction import Transaction
from warrant.facts import AnyFact, Fact
from warrant.matter import Matter
from warrant.quantities import Price
from warrant.readings import Readings
from warrant.section_6.splits import ratio

CLAUSE = "6(vii)"


@dataclass(frozen=True)
class Restating:
    """What restates a close: its ratio, the first day traded on the new basis, the last before by the record date."""

    ratio: Fact[Fraction]
    traded_from: date
    record_date: date

    def restates(self, day: date, readings: Readings) -> bool:
        """Whether it restates the close of a day (reading R24)."""
        return day < self.traded_from if readings["R24"] == "before_ex_date" else day <= self.record_date


def restating(first: date, last: date, matter: Matter) -> tuple[Restating, ...]:
    """The splits and reclassifications that took effect from a first day to a last."""
    return tuple(each for each in _all(matter) if first <= each.traded_from <= last)


def _all(matter: Matter) -> Iterator[Restating]:
    for event in matter.events:
        if isinstance(event, Split):
            yield Restating(ratio(event, CLAUSE), event.ex_date, event.record_date)
        elif isinstance(event, Transaction) and (of_stock := reclassified(event)):
            yield Restating(of_stock, traded_from(event), traded_from(event) - timedelta(1))


def reclassified(event: Transaction) -> Fact[Fraction] | None:
    """The ratio of a reclassification of stock into stock alone; ``None`` for any other transaction."""
    sole = event.receives[0] if len(event.receives) == 1 else None
    if event.of != "reclassification" or not sole or sole.kind != "stock":
        return None
    return sole.given(f"{event.id}.received.1", "ratio", "8", event.id)


def traded_from(event: Transaction) -> date:
    """The first day on which the stock trades as reclassified."""
    return event.ex_date or event.completed_on


def restated(prefix: str, day: date, close: Fact[Price], by: tuple[Restating, ...], readings: Readings) -> Fact[Price]:
    """A close as adjusted for each that restates it; ``prefix`` names what the price is for."""
    ratios = tuple(each.ratio for each in by if each.restates(day, readings))
    if not ratios:
        return close
    factor = prod((each.value for each in ratios), start=Fraction(1))
    how = "the close divided by the ratio of the split that took effect inside the window"
    inputs: tuple[AnyFact, ...] = (close, *ratios)
    return Fact(f"{prefix}.{day}.restated_close", close.value / factor, CLAUSE, how, inputs, readings=("R24",))
