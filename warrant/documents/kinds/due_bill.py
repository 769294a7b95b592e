"""The due bill for the additional shares that Company defers upon an exercise (6(xi)).

provided, however, that Company shall deliver to such Holder a due bill or other appropriate instrument evidencing
such Holder's right to receive such additional shares upon the occurrence of the event requiring such adjustment.
"""

from __future__ import annotations

from collections.abc import Iterator

from warrant.book import Book
from warrant.documents.common import company, to_holder
from warrant.documents.document import Document
from warrant.obligations.section_02_1_exercise import exercises
from warrant.obligations.section_06_xi_due_bills import DUE_BILL
from warrant.section_6.xi_due_bill import CLAUSE

KIND = DUE_BILL
SHORT = "DB"
GIVEN = ("exercised_on", "shares_exercised", "shares_issued", "shares_deferred", "shares_issued_now")


def called_for(book: Book) -> Iterator[Document]:
    """One for each exercise upon which Company defers additional shares, to the Holder of the Warrant surrendered."""
    for event, act in exercises(book):
        if event.deferred == "yes":
            assert act.of
            facts = company(book.matter.terms, act.after.amended) | {name: act.facts[name] for name in GIVEN}
            rows = {"additional": act.rows["due_bills"]}
            yield to_holder(KIND, SHORT, CLAUSE, event, act.of, facts, rows)
