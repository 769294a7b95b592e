"""The officer's certificate of what was sent by reason of an event on one day, to whom, where and how.

Any notice so addressed and mailed by registered or certified mail shall be deemed to be given when so
mailed. Any notice so addressed and otherwise delivered shall be deemed to be given when actually received by
the addressee. (14)

It is called for by the rows of mailings.csv, never by what is owed, so that nothing is certified that was not sent.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from warrant import section_14
from warrant.book import Book
from warrant.documents.common import company, event_id
from warrant.documents.document import Document, Row
from warrant.documents.kinds.mailing_list import OTHERS
from warrant.facts import AnyFact, Fact
from warrant.mailings import Mailing
from warrant.obligations import Obligation, obligations
from warrant.replay import state_on
from warrant.stems import concerns

KIND = "certificate_of_mailing"
SHORT = "CM"
ISSUE = "issue"


def called_for(book: Book) -> Iterator[Document]:
    """One certificate for each event and each day on which papers that it calls for were sent."""
    owed = {each.document: each for each in obligations(book) if each.document and each.manner != "do"}
    sent: defaultdict[tuple[date, str], list[Mailing]] = defaultdict(list)
    for mailing in book.matter.mailings:
        event = _event(mailing, owed, book)
        if event and (book.as_of is None or mailing.sent_on <= book.as_of):
            sent[mailing.sent_on, event].append(mailing)
    for (day, event), mailings in sorted(sent.items()):
        yield _certificate(day, event, mailings, owed, book)


def _event(mailing: Mailing, owed: dict[str, Obligation], book: Book) -> str | None:
    """The event for which Company sent a paper: that which makes it due, else the one that its name bears."""
    if due := owed.get(mailing.document):
        return None if due.of in OTHERS else due.event
    days = {ISSUE: book.matter.terms.issued_on, **{each.id: each.on for each in book.matter.events}}
    named = (id for id, on in days.items() if concerns(mailing.document, on, id))
    return max(named, key=len, default=None)


def _certificate(day: date, event: str, mailings: list[Mailing], owed: dict[str, Obligation], book: Book) -> Document:
    facts = {
        **company(book.matter.terms, state_on(book, day).amended),
        "event": event_id(event, "14"),
        "sent_on": mailings[0].given(f"{event}.mailing.{day}", "sent_on", "14"),
    }
    if all(_rightly_addressed(each, owed, book) for each in mailings):
        what = "each address is that appearing on Company's records"
        facts["rightly_addressed"] = Fact(f"{event}.mailing.{day}.rightly_addressed", what, "14", what, event=event)
    rows = [(each, _row(f"{event}.mailing.{day}.{number}", each)) for number, each in enumerate(mailings, 1)]
    mail = section_14.MAIL
    if any(each.method in mail for each in mailings):
        facts["mailed_on"] = facts["sent_on"]
    tables = {
        "mailed": tuple(row for each, row in rows if each.method in mail),
        "sent_otherwise": tuple(row for each, row in rows if each.method not in mail),
        "received": tuple(row for each, row in rows if each.method not in mail and "received_on" in row),
    }
    return Document(KIND, SHORT, "14", day, event, "", facts, tables, one_a_day=True)


def _rightly_addressed(mailing: Mailing, owed: dict[str, Obligation], book: Book) -> bool:
    due = owed.get(mailing.document)
    if due is None:
        return False
    right = section_14.addresses_on(book.state, due.to.name, due.to.address, mailing.sent_on)
    return any(section_14.so_addressed(mailing, due.to.name, each) for each in right)


def _row(prefix: str, mailing: Mailing) -> Row:
    """One paper sent; its hash is left out, since that of the certificate's own text would follow it."""
    facts: dict[str, AnyFact] = {name: mailing.given(prefix, name, "14") for name in ("document", "to", "address")}
    facts["method"] = Fact(f"{prefix}.method", section_14.WORDS[mailing.method], "14", "how it was sent")
    number = mailing.tracking or "none recorded"
    facts["tracking"] = Fact(f"{prefix}.tracking", number, "14", "the carrier's number", source=mailing.source())
    if mailing.received_on:
        facts["received_on"] = mailing.given(prefix, "received_on", "14")
    return facts
