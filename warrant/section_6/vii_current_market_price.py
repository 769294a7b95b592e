"""Section 6(vii): the Current Market Price.

    ... the Current Market Price at any date of one share of Common Stock shall be deemed to be the
    average of the daily closing prices for the 15 consecutive business days ending on the last business
    day before the day in question (as adjusted for any stock dividend, split, combination or
    reclassification that took effect during such 15 business day period). The closing price for each
    day shall be the last reported sales price regular way or, in case no such reported sales took place
    on such day, the average of the last reported bid and asked prices regular way ...

Not formalised yet: the National Quotation Bureau, the Board's determination, Holder's dispute.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from warrant.business_days import business_days_before
from warrant.errors import BadMatter, Problem
from warrant.events.event import Event
from warrant.events.split import Split
from warrant.facts import AnyFact, Fact
from warrant.matter import Matter
from warrant.prices import Quote
from warrant.quantities import Price
from warrant.readings import Readings
from warrant.section_6.vi_rounding import to_cent

CLAUSE = "6(vii)"
WINDOW = 15


@dataclass(frozen=True)
class CurrentMarketPrice:
    """The price, the sum it is the average of, and a row for each day: day, close, basis, source."""

    price: Fact[Price]
    total: Fact[Price]
    rows: tuple[Mapping[str, AnyFact], ...]


def current_market_price(event: Event, day: Fact[date], matter: Matter) -> CurrentMarketPrice:
    """The average of the fifteen closes before the day in question, to the nearest cent (reading R5)."""
    readings = matter.terms.readings
    window = business_days_before(day.value, WINDOW, readings)
    rows = tuple(_row(event, each, window, matter) for each in window)
    closes = tuple(row["close"] for row in rows)
    total_value = sum((close.value for close in closes), Price.of(0))
    how = "the fifteen closing prices together"
    total = Fact(f"{event.id}.close_total", total_value, CLAUSE, how, (*closes, day), readings=("R6",), event=event.id)
    unrounded = total_value / WINDOW
    value = to_cent(unrounded, readings) if readings["R5"] == "rounded" else unrounded
    how = "their average, to the nearest cent" if readings["R5"] == "rounded" else "their average"
    price = Fact(
        f"{event.id}.current_market_price", value, CLAUSE, how, (total,), unrounded, ("R1", "R5", "R6"), event.id
    )
    return CurrentMarketPrice(price, total, rows)


def _row(event: Event, day: date, window: tuple[date, ...], matter: Matter) -> Mapping[str, AnyFact]:
    quote = matter.prices.get(day)
    if quote is None:
        what = f"{event.id} needs the closing price of {day}, a business day of its window, and prices.csv has none"
        raise BadMatter(Problem(event.source(), what, f"add the row for {day} to prices.csv"))
    prefix = f"{event.id}.{day}"
    close = _restated(prefix, day, window, _close(prefix, quote, matter.terms.readings), matter)
    sold = quote.last_sale is not None
    basis = "last sale" if sold else "average of bid and asked"
    return {
        "day": Fact(f"{prefix}.day", day, CLAUSE, "a business day of the window", source=quote.source()),
        "close": close,
        "basis": Fact(f"{prefix}.basis", basis, CLAUSE, "what was reported that day", source=quote.source()),
        "source": Fact(f"{prefix}.source", quote.source_name, CLAUSE, "stated in prices.csv", source=quote.source()),
    }


def _close(prefix: str, quote: Quote, readings: Readings) -> Fact[Price]:
    if quote.last_sale is not None:
        how = "the last reported sale"
        return Fact(f"{prefix}.close", quote.last_sale, CLAUSE, how, source=quote.source("last_sale"))
    assert quote.bid is not None
    assert quote.asked is not None
    bid, asked = quote.given(prefix, "bid", CLAUSE), quote.given(prefix, "asked", CLAUSE)
    average = (quote.bid + quote.asked) / 2
    value = to_cent(average, readings) if readings["R35"] == "rounded" else average
    how = "no sale was reported: the average of the last reported bid and asked"
    return Fact(f"{prefix}.close", value, CLAUSE, how, (bid, asked), average, ("R35",), source=quote.source())


def _restated(prefix: str, day: date, window: tuple[date, ...], close: Fact[Price], matter: Matter) -> Fact[Price]:
    """A close as adjusted for each split that took effect inside the window (reading R24)."""
    splits = [event for event in matter.events if isinstance(event, Split) and _inside(event, window)]
    factor = Fraction(1)
    for split in splits:
        if _restates(split, day, matter.terms.readings):
            factor *= split.ratio
    if factor == 1:
        return close
    ratios = tuple(split.fact("ratio", CLAUSE) for split in splits)
    how = "the close divided by the ratio of the split that took effect inside the window"
    return Fact(f"{prefix}.restated_close", close.value / factor, CLAUSE, how, (close, *ratios), readings=("R24",))


def _inside(split: Split, window: tuple[date, ...]) -> bool:
    return window[0] <= split.ex_date <= window[-1]


def _restates(split: Split, day: date, readings: Readings) -> bool:
    return day < split.ex_date if readings["R24"] == "before_ex_date" else day <= split.record_date
