"""The notice of a dividend or distribution that Section 10 has mailed to each Holder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from warrant import section_10, section_14
from warrant.book import Book
from warrant.documents.common import event_id, expires_on, holder_address, parties
from warrant.documents.document import Document, file_stem
from warrant.events.distribution import Distribution
from warrant.facts import AnyFact, Fact
from warrant.section_6 import v_distribution
from warrant.state import Warrant

KIND = "extraordinary_dividend_notice"
SHORT = "ND"
GIVEN = ("description", "declared_on", "record_date", "made_on", "value_per_share")


def called_for(book: Book) -> Iterator[Document]:
    """One notice for each dividend of Section 10 and each Warrant outstanding when it was declared."""
    for due in section_10.notices_due(book):
        event = due.event
        for warrant in due.then.warrants:
            facts, rows = _facts(due, warrant, book), {"holder_address": holder_address(warrant)}
            yield Document(KIND, SHORT, "10", event.on, event.id, warrant.certificate, facts, rows)


def stem(event: Distribution, certificate: str) -> str:
    """The name, without extension, of the notice of a distribution for one certificate."""
    return file_stem(KIND, event.on, event.id, certificate)


def _facts(due: section_10.NoticeDue, warrant: Warrant, book: Book) -> Mapping[str, AnyFact]:
    event, terms, amended = due.event, book.matter.terms, due.then.amended
    facts = parties(terms, warrant, due.then.amended) | {name: event.fact(name, "10") for name in GIVEN}
    facts |= {
        "event": event_id(event.id, "10"),
        "notice_dated": event.fact("notice_dated" if event.notice_dated else "declared_on", "10"),
        "last_day_to_mail": section_10.last_day_to_mail(event, terms.readings),
        "sent_by": section_14.sent_by(
            section_14.methods_for_notice_to_be_mailed(terms.readings), event.id, "10", "R36"
        ),
        "price_in_effect": due.then.price,
        "shares_purchasable": warrant.shares,
        "expires_on": expires_on(book, amended),
    }
    considered = v_distribution.consider(event, due.then, book.matter)
    if considered.applies:
        how = "the clause under which the distribution adjusts the Warrant Price"
        facts["adjusting_clause"] = Fact(f"{event.id}.clause", considered.clause, "6", how, event=event.id)
    return facts
