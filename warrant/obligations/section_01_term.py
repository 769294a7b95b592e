"""Section 1: "Term of this Warrant" ends "on the seventh (7th) anniversary"; the rights not exercised by then lapse."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from warrant import section_1
from warrant.book import Book
from warrant.facts import Fact
from warrant.obligations.obligation import Obligation, to_company
from warrant.section_17 import in_force

KIND = "expiry_notice"
YEAR = timedelta(365)


def due(book: Book) -> Iterator[Obligation]:
    """The right of each Holder to exercise by the last day of the Term (reading R15), told in the year before."""
    if book.as_of is None:
        return
    terms = in_force(book.state, book.matter).terms
    last = last_day(book)
    since = last.value - YEAR
    for warrant in book.state.outstanding_warrants if book.as_of >= since else ():
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


def last_day(book: Book) -> Fact[date]:
    """The last day on which a Warrant may be exercised, by the Term as amended."""
    amended = book.state.amended
    end = amended.expires_on if amended and amended.expires_on else book.expires_on
    return section_1.last_day_of_exercise(end, book.matter.terms.readings)
