"""What an event states of the notice of it that stockholders were given (6(x)): a day and a manner."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from warrant.events.event import Mistaken
from warrant.mailings import Method

DAY, MANNER = "stockholders_notice_on", "stockholders_notice_method"


def half_stated(day: date | None, method: Method | None) -> Iterator[Mistaken]:
    """The day without the manner, or the manner without the day."""
    if day and not method:
        yield Mistaken(DAY, f"in which manner is not said: the key {MANNER} is missing", f"add a line {MANNER}: ...")
    if method and not day:
        yield Mistaken(MANNER, f"on which day is not said: the key {DAY} is missing", f"add a line {DAY}: ...")
