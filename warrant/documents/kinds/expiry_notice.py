"""The notice that a Warrant expires, a courtesy to each Holder in the last year of the Term (Section 1).

"Term of this Warrant" shall mean the period beginning on the date of initial issuance hereof and ending on the
seventh (7th) anniversary of such date of initial issuance.

No clause calls for it. It states what is in effect on the first day of the last year, or on the day on which a
Warrant is issued in that year.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from warrant import register, section_1
from warrant.book import Book
from warrant.documents.common import company, holder_address, of_warrant, reading
from warrant.documents.document import Document
from warrant.facts import Fact
from warrant.obligations import section_01_term
from warrant.register import Registered
from warrant.replay import state_on
from warrant.section_14_addresses import address_lines
from warrant.section_17 import in_force

KIND = section_01_term.KIND
SHORT = "EN"


def called_for(book: Book) -> Iterator[Document]:
    """One for each Warrant outstanding at the beginning of the last year of the Term or issued in it."""
    if book.as_of is None:
        return
    last = section_01_term.last_day(book)
    since = last.value - section_01_term.YEAR
    for line in register.certificates(book.state):
        on = max(since, line.warrant.issued_on or since)
        if on <= min(book.as_of, last.value) and not (line.cancelled_on and line.cancelled_on <= on):
            yield _notice(line, on, last, book)


def _notice(line: Registered, on: date, last: Fact[date], book: Book) -> Document:
    state = state_on(book, on)
    warrant = register.find(line.warrant.certificate, state)
    assert warrant, "it was outstanding on that day"
    terms, number = in_force(state, book.matter).terms, warrant.certificate
    facts = {
        **company(terms, state.amended),
        **of_warrant(warrant),
        "noticed_on": Fact(f"{number}.expiry_noticed_on", on, "1", "the day as of which the notice is given"),
        "last_day": last,
        "last_hour": section_1.last_hour(last),
        "price": state.price,
        "shares": warrant.shares,
    }
    rows = {
        "holder_address": holder_address(warrant),
        "company_address": address_lines(f"{number}.expiry_notice.company_address", terms.company.address),
        "readings": tuple(reading(id, "warrant", terms.readings) for id in last.readings),
    }
    return Document(KIND, SHORT, "1", on, "issue", number, facts, rows)
