"""The closing prices behind a Current Market Price, a row for each business day (6(vii))."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from warrant.business_days import is_business_day
from warrant.data import dataclass
from warrant.facts import AnyFact
from warrant.matter import Matter
from warrant.quantities import Price
from warrant.readings import Readings
from warrant.section_6.vii_current_market_price import closes

TOTAL, AVAILABLE = "close_total", "closes_available"
NAMES = frozenset((TOTAL, AVAILABLE, "close_count", "market_average", "close", "restated_close", "bid", "asked"))
PASSED_OVER = "passed_over"


@dataclass(frozen=True)
class CloseRow:
    """One business day: the close that is averaged, and what it was found from where it was not simply reported."""

    day: date
    close: AnyFact
    reported: AnyFact | None
    bid: AnyFact | None
    asked: AnyFact | None
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Window:
    """The closes of the days before a day in question; ``end`` is the fact that takes them together."""

    end: AnyFact
    day_in_question: AnyFact
    rows: tuple[CloseRow, ...]

    @property
    def closes(self) -> tuple[AnyFact, ...]:
        """The closes averaged, or counted."""
        return tuple(row.close for row in self.rows)


def window(end: AnyFact, matter: Matter) -> Window:
    """The window of a fact that takes closes together: their sum or, where some are wanting, their count."""
    *_, day = end.inputs
    averaged = [each for each in end.inputs if isinstance(each.value, Price)]
    days = [each for each, row in closes("", day.value, matter).items() if row]
    return Window(end, day, tuple(_row(*each) for each in zip(days, averaged, strict=True)))


def _row(day: date, close: AnyFact) -> CloseRow:
    reported = close.inputs[0] if close.name == "restated_close" else None
    found = {each.name: each for each in (reported or close).inputs}
    over = (f"{each.value} {each.how}" for each in (reported or close).inputs if each.name == PASSED_OVER)
    return CloseRow(day, close, reported, found.get("bid"), found.get("asked"), (close.how, *over))


def closed_days(windows: tuple[Window, ...], readings: Readings) -> Iterator[date]:
    """The days from Monday to Friday, from each window's first to its day in question, that are no business days."""
    found = set()
    for each in windows:
        day = each.rows[0].day if each.rows else each.day_in_question.value
        while day < each.day_in_question.value:
            if day.weekday() < 5 and not is_business_day(day, readings):
                found.add(day)
            day += timedelta(1)
    yield from sorted(found)
