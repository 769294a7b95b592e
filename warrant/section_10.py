"""Section 10: notice of an extraordinary dividend.

    If the Board of Directors of Company shall declare any dividend or other distribution on its Common
    Stock except out of earned surplus or by way of a stock dividend payable in shares of its Common
    Stock, Company shall mail notice thereof to Holder hereof not less than thirty (30) days prior to
    the record date fixed for determining shareholders entitled to participate in such dividend or other
    distribution ... The provisions of this Section 10 shall not apply to distributions made in
    connection with transactions covered by Section 8.

Not the test of Section 6(v): cash out of earnings that are not earned surplus owes this notice and no
adjustment; property out of earned surplus adjusts and owes no notice.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from warrant.book import Book
from warrant.data import dataclass
from warrant.events.distribution import Distribution
from warrant.facts import Fact
from warrant.readings import Readings
from warrant.replay import state_on
from warrant.section_1 import within_term
from warrant.section_17 import in_force
from warrant.state import State
from warrant.thirty_days import days_prior

CLAUSE = "10"


@dataclass(frozen=True)
class NoticeDue:
    """A declared dividend of which each Holder is owed notice, and what was in effect when it was declared."""

    event: Distribution
    then: State


def notices_due(book: Book) -> Iterator[NoticeDue]:
    """The dividends and distributions declared in the Term, up to the book's day, of which notice is owed.

    A notice is owed from the declaration on, long before the distribution takes effect or its closing
    prices are known, so that it rests on the events of the matter and not on the entries of the book.
    """
    matter = book.matter
    for event in matter.events:
        if not isinstance(event, Distribution) or event.payable_out_of == "earned_surplus" or event.in_connection_with:
            continue
        declared = event.declared_on
        if book.as_of is None or declared <= book.as_of:
            then = state_on(book, declared)
            if within_term(in_force(then, matter).terms, declared):
                yield NoticeDue(event, then)


def last_day_to_mail(event: Distribution, readings: Readings) -> Fact[date]:
    """The last day on which the notice may be mailed, counted back from the record date (reading R28)."""
    record = event.fact("record_date", CLAUSE)
    how = "thirty days before the record date"
    day = event.record_date - days_prior(readings)
    return Fact(f"{event.id}.last_day_to_mail", day, CLAUSE, how, (record,), readings=("R28",), event=event.id)
