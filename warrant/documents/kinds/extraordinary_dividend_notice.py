"""The notice of a dividend or distribution that Section 10 has mailed to each Holder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from warrant import section_10
from warrant.adjustment import Warrant
from warrant.book import Book, Entry
from warrant.documents.common import event_id, holder_address, parties
from warrant.documents.document import Document, file_stem
from warrant.events.distribution import Distribution
from warrant.facts import AnyFact, Fact

KIND = "extraordinary_dividend_notice"
SHORT = "ND"
GIVEN = ("description", "declared_on", "record_date", "made_on", "value_per_share")


def called_for(book: Book) -> Iterator[Document]:
    """One notice for each dividend of Section 10 and each Warrant outstanding when it was declared."""
    for entry in book.entries:
        event = entry.event
        if isinstance(event, Distribution) and section_10.notice_is_due(event):
            for warrant in book.state_on(event.declared_on).warrants:
                facts = _facts(event, warrant, entry, book)
                rows = {"holder_address": holder_address(warrant.holder)}
                yield Document(KIND, SHORT, event.on, event.id, warrant.certificate, facts, rows)


def stem(event: Distribution, certificate: str) -> str:
    """The name, without extension, of the notice of a distribution for one certificate."""
    return file_stem(KIND, event.on, event.id, certificate)


def _facts(event: Distribution, warrant: Warrant, entry: Entry, book: Book) -> Mapping[str, AnyFact]:
    terms, then = book.matter.terms, book.state_on(event.declared_on)
    facts = parties(terms, warrant.holder, warrant.certificate) | {name: event.fact(name, "10") for name in GIVEN}
    facts |= {
        "event": event_id(event.id, "10"),
        "notice_dated": event.fact("notice_dated" if event.notice_dated else "declared_on", "10"),
        "last_day_to_mail": section_10.last_day_to_mail(event, terms.readings),
        "price_in_effect": then.price,
        "shares_purchasable": warrant.shares,
        "expires_on": book.expires_on,
    }
    if entry.adjustment:
        how = "the clause under which the distribution adjusts the Warrant Price"
        facts["adjusting_clause"] = Fact(f"{event.id}.clause", entry.adjustment.clause, "6", how, event=event.id)
    return facts
