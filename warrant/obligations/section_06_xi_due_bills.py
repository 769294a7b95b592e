"""Section 6(xi): "Company shall deliver to such Holder a due bill or other appropriate instrument"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from warrant.book import Book
from warrant.obligations.obligation import Obligation, done, holder_of
from warrant.obligations.section_02_1_exercise import exercises
from warrant.section_6.xi_due_bill import CLAUSE
from warrant.stems import file_stem

DUE_BILL = "due_bill"


def due(book: Book) -> Iterator[Obligation]:
    """Where Company defers additional shares, a due bill for them and, upon the occurrence of the event, the shares."""
    for event, act in exercises(book):
        if event.deferred == "no":
            continue
        assert act.of
        bill = Obligation(
            kind=DUE_BILL,
            document=file_stem(DUE_BILL, event.on, event.id, act.of.certificate),
            event=event.id,
            clause=CLAUSE,
            to=holder_of(act.of),
            since=event.on,
            manner="do",
            done=done(event, "due_bill_delivered_on", CLAUSE),
        )
        yield bill
        upon = max(row["made_on"].value for row in act.rows["due_bills"])
        issued = done(event, "additional_issued_on", CLAUSE)
        yield replace(bill, kind="additional_shares", document="", since=upon, not_before=upon, done=issued)
