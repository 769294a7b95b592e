"""What an event states of the notice of it that stockholders were given (6(x)): a day, a manner, a file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from warrant.events.event import Mistaken
from warrant.mailings import Method

DAY, MANNER, FILE = "stockholders_notice_on", "stockholders_notice_method", "stockholders_notice_file"


def half_stated(day: date | None, method: Method | None, file: str | None) -> Iterator[Mistaken]:
    """The day without the manner, the manner or the file without the day."""
    if day and not method:
        yield Mistaken(DAY, f"in which manner is not said: the key {MANNER} is missing", f"add a line {MANNER}: ...")
    for name, stated in ((MANNER, method), (FILE, file)):
        if stated and not day:
            yield Mistaken(name, f"on which day is not said: the key {DAY} is missing", f"add a line {DAY}: ...")
