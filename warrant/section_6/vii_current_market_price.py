"""Section 6(vii): the Current Market Price.

    ... the Current Market Price at any date of one share of Common Stock shall be deemed to be the
    average of the daily closing prices for the 15 consecutive business days ending on the last business
    day before the day in question (as adjusted for any stock dividend, split, combination or
    reclassification that took effect during such 15 business day period) ... provided, however, that if
    the Common Stock is not traded in such manner that the quotations referred to in this clause (vii) are
    available for the period required hereunder, the Current Market Price shall be determined ...

Where one of the fifteen closes is not to be had, none is guessed: a business day without a session (readings
of R6) has none either.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from warrant.business_days import business_days_before
from warrant.calendar import is_session
from warrant.data import dataclass
from warrant.errors import BadMatter, Problem
from warrant.events.event import Event
from warrant.facts import AnyFact, Fact
from warrant.matter import Matter
from warrant.quantities import Price
from warrant.readings import Readings
from warrant.section_6.vi_rounding import to_cent
from warrant.section_6.vii_closing_price import closing, one_market_alone
from warrant.section_6.vii_determination import Determined, determined
from warrant.section_6.vii_restated import restated, restating

CLAUSE = "6(vii)"
WINDOW = 15
Row = Mapping[str, AnyFact]


@dataclass(frozen=True)
class CurrentMarketPrice:
    """The price, the steps to it by name, and a row for each close averaged: day, close, basis, source.

    Where it is an average, the steps are ``close_total``, ``close_count`` and ``market_average``; where it was
    determined, ``closes_available``, ``determined_price``, ``price_determined_by`` and ``price_determined_on``.
    """

    price: Fact[Price]
    steps: Mapping[str, AnyFact]
    rows: tuple[Row, ...]

    def facts(self) -> dict[str, AnyFact]:
        """The steps by name; ``current_market_price_in_cents`` only where an average was rounded."""
        in_cents = {"current_market_price_in_cents": self.price} if self.price.unrounded is not None else {}
        return {**self.steps, self.price.name: self.price, **in_cents}


def current_market_price(event: Event, day: Fact[date], matter: Matter) -> CurrentMarketPrice:
    """The average of the fifteen closes before the day in question, to the nearest cent (reading R5).

    Else the price that was determined; ``BadMatter`` at the event where it was not.
    """
    rows = closes(event.id, day.value, matter)
    if all(rows.values()):
        return _averaged(event, day, tuple(row for row in rows.values() if row), matter)
    found = determined(matter, day.value)
    if found is None:
        raise _wanting(event, rows, matter)
    return _determined(event, day, found, rows, matter)


def closes_reported(day: date, matter: Matter) -> int:
    """For how many business days of the window before a day a closing price is to be had."""
    return sum(row is not None for row in closes("", day, matter).values())


def closes(prefix: str, day: date, matter: Matter) -> dict[date, Row | None]:
    """A row for each business day of the window, ``None`` where it has no closing price."""
    readings = matter.terms.readings
    window = business_days_before(day, WINDOW, readings)
    return {each: closing(f"{prefix}.{each}", each, matter.prices.get(each, ()), readings) for each in window}


def _averaged(event: Event, day: Fact[date], rows: tuple[Row, ...], matter: Matter) -> CurrentMarketPrice:
    prefix, readings = event.id, matter.terms.readings
    first, last = rows[0]["day"].value, rows[-1]["day"].value
    took_effect = restating(first, day.value, matter)
    inside = tuple(each for each in took_effect if each.traded_from <= last)
    later = len(took_effect) > len(inside)
    by = took_effect if readings["R30"] == "restated" else inside
    rows = tuple({**row, "close": restated(prefix, row["day"].value, row["close"], by, readings)} for row in rows)
    averaged = tuple(row["close"] for row in rows)
    value = sum((close.value for close in averaged), Price.of(0))
    how, relied_on = "the fifteen closing prices together", ("R6", "R30") if later else ("R6",)
    total = Fact(f"{prefix}.close_total", value, CLAUSE, how, (*averaged, day), readings=relied_on, event=event.id)
    count = Fact(f"{prefix}.close_count", WINDOW, CLAUSE, "the business days that the clause names", event=event.id)
    average = Fact(f"{prefix}.market_average", value / WINDOW, CLAUSE, "their average", (total, count), event=event.id)
    steps: dict[str, AnyFact] = {fact.name: fact for fact in (total, count, average)}
    return CurrentMarketPrice(_price(prefix, average, readings), steps, rows)


def _price(prefix: str, average: Fact[Price], readings: Readings) -> Fact[Price]:
    id = f"{prefix}.current_market_price"
    if readings["R5"] == "unrounded":
        how = "the average itself"
        return Fact(id, average.value, CLAUSE, how, (average,), readings=("R5",), event=average.event)
    how, value = "the average, to the nearest cent", to_cent(average.value, readings)
    return Fact(id, value, CLAUSE, how, (average,), average.value, ("R1", "R5"), average.event)


def _determined(
    event: Event, day: Fact[date], found: Determined, rows: Mapping[date, Row | None], matter: Matter
) -> CurrentMarketPrice:
    available = closes_available(event.id, day, rows, matter)
    how = f"as determined by {found.by.value}"
    inputs = (found.price, *found.grounds, available)
    id = f"{event.id}.current_market_price"
    relied_on = ("R40",) if any("R40" in fact.readings for each in found.grounds for fact in each.walk()) else ()
    price = Fact(id, found.price.value, CLAUSE, how, inputs, readings=relied_on, event=event.id)
    steps: dict[str, AnyFact] = {
        "closes_available": available,
        "determined_price": found.price,
        "price_determined_by": found.by,
        "price_determined_on": found.on,
    }
    return CurrentMarketPrice(price, steps, ())


def closes_available(prefix: str, day: Fact[date], rows: Mapping[date, Row | None], matter: Matter) -> Fact[int]:
    """How many of the fifteen closes were to be had, and which is the first that was not."""
    first = next(each for each, row in rows.items() if row is None)
    why = "none was reported" if is_session(first) else "the market was closed"
    how = f"the closing prices of the fifteen business days that were to be had; for {first} {why}"
    known = tuple(row["close"] for row in rows.values() if row)
    relied_on = ("R6", "R27") if any(one_market_alone(matter.prices.get(each, ())) for each in rows) else ("R6",)
    return Fact(f"{prefix}.closes_available", len(known), CLAUSE, how, (*known, day), None, relied_on, prefix)


def _wanting(event: Event, rows: Mapping[date, Row | None], matter: Matter) -> BadMatter:
    """The error for the first close that is wanting and no determination in its place."""
    day = next(each for each, row in rows.items() if row is None)
    what = f"{event.id} needs the closing price of {day}, a business day of its window, and prices.csv has none"
    instead = f"add the row for {day} to prices.csv"
    if matter.prices.get(day):
        what = f"{what} of a quotation service"
        instead = f"add the row of nqb or similar for {day} to prices.csv (reading R27)"
    elif not is_session(day):
        instead = f"the market was closed on {day}: choose R6: session"
    return BadMatter(Problem(event.source(), what, f"{instead}, or state the determination of the price"))
