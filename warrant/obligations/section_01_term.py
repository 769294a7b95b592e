"""Section 1: "Term of this Warrant" ends "on the seventh (7th) anniversary"; the rights not exercised by then lapse."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from warrant import section_1
from warrant.book import Book
from warrant.obligations.obligation import Obligation, to_company
from warrant.section_17 import in_force

KIND = "expiry_notice"
YEAR = timedelta(365)


def due(book: Book) -> Iterator[Obligation]:
    """The right of each Holder to exercise by the last day of the Term (reading R15), told in the year before."""
    if book.as_of is None:
        return
    terms = in_force(book.state, book.matter).terms
    amended = book.state.amended
    end = amended.expires_on if amended and amended.expires_on else book.expires_on
    last = section_1.last_day_of_exercise(end, terms.readings)
    since = last.value - YEAR
    for warrant in book.state.warrants if book.as_of >= since else ():
        yield Obligation(
            kind=KIND,
            document="",
            event="issue",
            clause="1",
            to=to_company(terms.company, warrant.certificate),
            since=since,
            of="Holder",
            manner="may",
            by=last,
            readings=last.readings,
        )
