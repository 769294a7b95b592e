"""The list from which the mail room works: what an event makes due to be sent, to whom, where, how, by when.

Company shall cause a copy of such statement to be sent by mail, first class postage prepaid, to each
Holder at its, his or her address appearing on Company's records. (6(viii))

It says what is owed and never what was done, so that the mailing leaves it true.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from warrant import section_14
from warrant.book import Book
from warrant.documents.common import company, event_id
from warrant.documents.document import Document, Row
from warrant.events.event import Event
from warrant.facts import AnyFact, Fact
from warrant.obligations import Obligation, obligations
from warrant.replay import state_on

KIND = "mailing_list"
SHORT = "ML"
OTHERS = ("Holder", "underwriter")  # whose papers Company does not mail


def called_for(book: Book) -> Iterator[Document]:
    """One list for each event that makes Company send a paper."""
    due: defaultdict[str, list[Obligation]] = defaultdict(list)
    for obligation in obligations(book):
        if obligation.document and obligation.manner != "do" and obligation.of not in OTHERS:
            due[obligation.event].append(obligation)
    for event in book.matter.events:
        if event.id in due:
            yield _list(event, due[event.id], book)


def _list(event: Event, due: list[Obligation], book: Book) -> Document:
    amended = state_on(book, min(event.on, book.as_of or event.on)).amended
    facts = {**company(book.matter.terms, amended), "event": event_id(event.id, "6(viii)")}
    rows = [(each, _row(number, each, book)) for number, each in enumerate(due, 1)]
    tables = {
        "to_be_sent": tuple(row for each, row in rows if each.by is None),
        "to_be_sent_by": tuple({**row, "last_day": each.by} for each, row in rows if each.by is not None),
    }
    return Document(KIND, SHORT, "6(viii)", event.on, event.id, "", facts, tables)


def _row(number: int, due: Obligation, book: Book) -> Row:
    prefix = f"{due.event}.to_be_sent.{number}"
    methods = " or ".join(section_14.WORDS[each] for each in due.methods)
    values: Mapping[str, tuple[str, str]] = {
        "paper": (due.document, "the name of the file that is to be sent"),
        "addressee": (due.to.name, "the addressee"),
        "address": ("; ".join(_address(due, book)), "the address appearing on Company's records"),
        "methods": (methods, "the methods that the clause allows"),
        "clause": (due.clause, "the clause under which it is owed"),
    }
    facts: dict[str, AnyFact] = {
        name: Fact(f"{prefix}.{name}", value, due.clause, how, event=due.event) for name, (value, how) in values.items()
    }
    return facts


def _address(due: Obligation, book: Book) -> tuple[str, ...]:
    """The address of the day of the mailing, and until there is one, of the book's day."""
    if due.to.listed:
        return (f"each at its address in {book.matter.lists[due.to.certificate].source.name}",)
    mailings = (each.sent_on for each in book.matter.mailings if each.document == due.document)
    day: date = min(mailings, default=book.as_of or date.max)
    return section_14.addresses_on(book.state, due.to.name, due.to.address, day)[-1]
