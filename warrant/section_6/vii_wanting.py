"""Section 6(vii): for which of the fifteen business days the quotations are not available.

... provided, however, that if the Common Stock is not traded in such manner that the quotations referred to in
this clause (vii) are available for the period required hereunder, the Current Market Price shall be determined
in good faith by the Board of Directors of Company ...
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from warrant.calendar import is_session
from warrant.events.determination import Determination
from warrant.facts import AnyFact, Fact
from warrant.matter import Matter
from warrant.section_6.vii_current_market_price import CLAUSE, WINDOW, Row, closes, closes_available


def period_required(event: Determination, matter: Matter) -> dict[str, AnyFact]:
    """The first and the last business day of the period, how many there are, with a closing price and without."""
    day: Fact[date] = event.fact("for_day", CLAUSE)
    rows = closes(event.id, day.value, matter)
    how = "business day of the fifteen that end on the last before the day in question"
    ends = {
        name: Fact(f"{event.id}.{name}", each, CLAUSE, f"the {which} {how}", (day,), None, ("R6",), event.id)
        for name, which, each in (("window_from", "first", min(rows)), ("window_to", "last", max(rows)))
    }
    how = "the business days that the clause names"
    wanted = Fact(f"{event.id}.closes_wanted", WINDOW, CLAUSE, how, event=event.id)
    available = closes_available(event.id, day, rows, matter)
    how, count = "the business days of the period less those with a closing price", WINDOW - available.value
    wanting = Fact(f"{event.id}.closes_wanting", count, CLAUSE, how, (wanted, available), event=event.id)
    return {**ends, **{fact.name: fact for fact in (wanted, available, wanting)}}


def runs_without_a_close(event: Determination, matter: Matter) -> Iterator[Row]:
    """A row for each run of business days that have no closing price for one reason: first, last, how many, why."""
    found = closes(event.id, event.for_day, matter)
    why = {day: "" if row else _why(day, matter) for day, row in found.items()}
    for because, group in groupby(found, key=lambda day: why[day]):
        days = tuple(group)
        if because:
            relied_on = ("R6", "R27") if because == ONE_MARKET else ("R6",)
            values = {"first": days[0], "last": days[-1], "days": len(days), "because": because}
            prefix, how = f"{event.id}.{days[0]}", "business days that have no closing price, and why"
            yield {
                name: Fact(f"{prefix}.{name}", value, CLAUSE, how, readings=relied_on, event=event.id)
                for name, value in values.items()
            }


ONE_MARKET = "one market alone reported, and no quotation service"
NOTHING = "no quotation was reported"
CLOSED = "the market was closed"


def _why(day: date, matter: Matter) -> str:
    if matter.prices.get(day):
        return ONE_MARKET
    return NOTHING if is_session(day) else CLOSED
