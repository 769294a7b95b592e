"""The certificate of the shares authorised and reserved (Section 3): a paper of Company, of no one Warrant.

Company shall at all times have authorized and reserved, free from preemptive rights, a sufficient number of shares
of Common Stock to provide for the exercise of the rights represented by this Warrant.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from warrant import section_3_certificate
from warrant.book import Book, Entry
from warrant.documents.common import company, event_id, holder_address
from warrant.documents.document import Document
from warrant.events.reservation_request import ReservationRequest
from warrant.facts import AnyFact, Fact
from warrant.section_3 import CLAUSE
from warrant.section_3_certificate import Certified

KIND = "reservation_certificate"
SHORT = "RC"


def called_for(book: Book) -> Iterator[Document]:
    """One with each adjustment, with each change of what is authorised or reserved, and on request."""
    for certified in section_3_certificate.certificates(book):
        event, effect, act = certified.entry.event, certified.entry.effect, certified.entry.act
        asked_by = act.of if act and isinstance(event, ReservationRequest) else None
        facts = company(book.matter.terms, certified.entry.after.amended) | _facts(certified)
        address = holder_address(asked_by) if asked_by else ()
        rows = {"others": certified.others, "warrants": certified.warrants, "holder_address": address}
        yield Document(KIND, SHORT, CLAUSE, effect.on, event.id, "", facts, rows)


def _facts(certified: Certified) -> dict[str, AnyFact]:
    """The counts; what is short only where anything is, what is available only where anything is left."""
    entry, counts = certified.entry, certified.counts
    facts = {**counts.facts(), "event": event_id(entry.event.id, CLAUSE), "certified_as_of": entry.effect.day}
    if counts.leaves_none:
        del facts["available"]
    if not counts.short.value.amount:
        del facts["short"]
    if counts.reserved_short and not counts.reserved_short.value.amount:
        del facts["reserved_short"]
    return {**facts, **_occasion(entry)}


def _occasion(entry: Entry) -> Mapping[str, AnyFact]:
    """What calls for the certificate: the clause that adjusted the Warrant Price, or what the event states."""
    if not entry.adjustment:
        return entry.act.facts if entry.act else {}
    id, clause = f"{entry.event.id}.clause", entry.adjustment.clause
    return {"adjusting_clause": Fact(id, clause, "6", "the clause that applies", event=entry.event.id)}
