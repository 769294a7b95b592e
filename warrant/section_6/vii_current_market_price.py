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
from math import prod

from warrant.business_days import business_days_before
from warrant.calendar import is_session
from warrant.errors import BadMatter, Problem
from warrant.events.event import Event
from warrant.events.split import Split
from warrant.facts import AnyFact, Fact
from warrant.matter import Matter
from warrant.prices import Quote
from warrant.quantities import Price
from warrant.readings import Readings
from warrant.section_6.splits import ratio
from warrant.section_6.vi_rounding import to_cent

CLAUSE = "6(vii)"
WINDOW = 15


@dataclass(frozen=True)
class CurrentMarketPrice:
    """The price, the average behind it, their sum and count, and a row a day: day, close, basis, source."""

    price: Fact[Price]
    average: Fact[Price]
    total: Fact[Price]
    count: Fact[int]
    rows: tuple[Mapping[str, AnyFact], ...]

    def facts(self) -> dict[str, AnyFact]:
        """The steps by name; ``current_market_price_in_cents`` only where the average was rounded."""
        steps: tuple[AnyFact, ...] = (self.total, self.count, self.average, self.price)
        in_cents = {"current_market_price_in_cents": self.price} if self.price.unrounded is not None else {}
        return {fact.name: fact for fact in steps} | in_cents


def current_market_price(event: Event, day: Fact[date], matter: Matter) -> CurrentMarketPrice:
    """The average of the fifteen closes before the day in question, to the nearest cent (reading R5)."""
    readings, prefix = matter.terms.readings, event.id
    window = business_days_before(day.value, WINDOW, readings)
    rows = tuple(_row(event, each, window, matter) for each in window)
    closes = tuple(row["close"] for row in rows)
    value = sum((close.value for close in closes), Price.of(0))
    how = "the fifteen closing prices together"
    total = Fact(f"{prefix}.close_total", value, CLAUSE, how, (*closes, day), readings=("R6",), event=event.id)
    count = Fact(f"{prefix}.close_count", WINDOW, CLAUSE, "the business days that the clause names", event=event.id)
    average = Fact(f"{prefix}.market_average", value / WINDOW, CLAUSE, "their average", (total, count), event=event.id)
    return CurrentMarketPrice(_price(prefix, average, readings), average, total, count, rows)


def _price(prefix: str, average: Fact[Price], readings: Readings) -> Fact[Price]:
    id = f"{prefix}.current_market_price"
    if readings["R5"] == "unrounded":
        how = "the average itself"
        return Fact(id, average.value, CLAUSE, how, (average,), readings=("R5",), event=average.event)
    how, value = "the average, to the nearest cent", to_cent(average.value, readings)
    return Fact(id, value, CLAUSE, how, (average,), average.value, ("R1", "R5"), average.event)


def _row(event: Event, day: date, window: tuple[date, ...], matter: Matter) -> Mapping[str, AnyFact]:
    quote = matter.prices.get(day)
    if quote is None:
        what = f"{event.id} needs the closing price of {day}, a business day of its window, and prices.csv has none"
        closed = f"the market was closed on {day}: choose R6: session, or have the Board determine the price"
        instead = f"add the row for {day} to prices.csv" if is_session(day) else closed
        raise BadMatter(Problem(event.source(), what, instead))
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
    rounded = readings["R35"] == "rounded"
    value, relied_on = (to_cent(average, readings), ("R1", "R35")) if rounded else (average, ("R35",))
    how = "no sale was reported: the average of the last reported bid and asked"
    return Fact(f"{prefix}.close", value, CLAUSE, how, (bid, asked), average, relied_on, source=quote.source())


def _restated(prefix: str, day: date, window: tuple[date, ...], close: Fact[Price], matter: Matter) -> Fact[Price]:
    """A close as adjusted for each split that took effect inside the window (reading R24)."""
    inside = [event for event in matter.events if isinstance(event, Split) and _inside(event, window)]
    splits = [split for split in inside if _restates(split, day, matter.terms.readings)]
    if not splits:
        return close
    ratios = tuple(ratio(split, CLAUSE) for split in splits)
    factor = prod((each.value for each in ratios), start=Fraction(1))
    how = "the close divided by the ratio of the split that took effect inside the window"
    return Fact(f"{prefix}.restated_close", close.value / factor, CLAUSE, how, (close, *ratios), readings=("R24",))


def _inside(split: Split, window: tuple[date, ...]) -> bool:
    return window[0] <= split.ex_date <= window[-1]


def _restates(split: Split, day: date, readings: Readings) -> bool:
    return day < split.ex_date if readings["R24"] == "before_ex_date" else day <= split.record_date
