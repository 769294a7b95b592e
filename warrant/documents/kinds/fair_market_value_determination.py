"""The Board's determination of fair market value, certified: of what is paid for an issue, or of what is distributed.

    ... the consideration other than cash shall be deemed to be the fair market value thereof as determined by the
    Board of Directors of Company, irrespective of any accounting treatment (6(i)2) ... the fair market value (as
    determined by the Board of Directors of Company, whose determination shall be conclusive) (6(v)) ...

Section 6(vii) lets Holder dispute a determination of the Current Market Price, and of nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from warrant.adjustment import Issue
from warrant.book import Book, Entry
from warrant.documents.common import company, event_id, readings_relied_on
from warrant.documents.document import Document
from warrant.events.distribution import Distribution
from warrant.events.event import Event
from warrant.events.issuance import Issuance
from warrant.events.issuing import Issuing
from warrant.facts import AnyFact, Fact
from warrant.section_6 import i_2_other_consideration, v_distribution

KIND = "fair_market_value_determination"
SHORT = "FV"
OF_A_DISTRIBUTION = ("description", "value_per_share", "determined_on", "declared_on", "record_date", "made_on")


def called_for(book: Book) -> Iterator[Document]:
    """One for each distribution of Section 6(v), and for each issue whose other consideration Section 6(i) counted."""
    for entry in book.entries:
        event = entry.event
        if isinstance(event, Distribution) and _adjusts(entry):
            given = {name: event.fact(name, v_distribution.CLAUSE) for name in OF_A_DISTRIBUTION}
            yield _document(event, v_distribution.CLAUSE, given, {}, entry, book)
        elif isinstance(event, Issuing) and (issue := _counted(event, book)):
            limits = i_2_other_consideration.as_limited(issue.consideration)
            yield _document(event, i_2_other_consideration.CLAUSE, _of_an_issue(event), limits, entry, book)


def _adjusts(entry: Entry) -> bool:
    return any(each.applies and each.clause == v_distribution.CLAUSE for each in entry.considered)


def _counted(event: Issuing, book: Book) -> Issue | None:
    """The issue in which a computation counted what an event was paid with: its own, or that of the first tranche."""
    if event.other_consideration is None:
        return None
    id = f"{event.id}.other_consideration"
    issues = (each.issue for entry in book.entries for each in entry.considered if each.issue)
    return next((each for each in issues if any(fact.id == id for fact in each.consideration.walk())), None)


def _of_an_issue(event: Issuing) -> dict[str, AnyFact]:
    names = ("property_received", "determined_on", "issued_on")
    given = {name: event.fact(name, i_2_other_consideration.CLAUSE) for name in names}
    number = "shares_issued" if isinstance(event, Issuance) else "shares_deliverable"
    value = event.fact("other_consideration", i_2_other_consideration.CLAUSE)
    return {**given, number: event.fact(number, "6(i)"), "fair_market_value": value}


def _document(
    event: Event, clause: str, given: Mapping[str, AnyFact], limits: Mapping[str, AnyFact], entry: Entry, book: Book
) -> Document:
    facts = {
        **company(book.matter.terms, entry.after.amended),
        "event": event_id(event.id, clause),
        "clause": Fact(f"{event.id}.determined_under", clause, clause, "the clause that calls for the determination"),
        **given,
        **limits,
    }
    relied_on = {id for fact in limits.values() for id in fact.readings}
    rows = {"readings": readings_relied_on(relied_on, event.id, book.matter.terms.readings)}
    return Document(KIND, SHORT, clause, event.on, event.id, "", facts, rows)
