"""What the papers of Exhibit D have in common: from Company to one Holder of Registrable Securities, or back.

Any notice or other document required or permitted to be given or delivered to Holder shall be delivered at, or
sent by certified or registered mail to, Holder at its address for notices (14)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from warrant import section_14
from warrant.book import Book, Entry
from warrant.documents.common import company, company_address, event_id
from warrant.documents.document import Document, Row
from warrant.events.demand import Demand
from warrant.events.of_registration import OfRegistration
from warrant.exhibit_d.s1_definitions import advised, holding_of
from warrant.exhibit_d.s6_procedures import CLAUSE, rights_apply
from warrant.exhibit_d.underway import Told, Underway
from warrant.facts import AnyFact, Fact
from warrant.section_17 import in_force


def letter(
    kind: str,
    short: str,
    clause: str,
    entry: Entry,
    told: Told,
    book: Book,
    facts: Mapping[str, AnyFact],
    rows: Mapping[str, tuple[Row, ...]] | None = None,
) -> Document:
    """A paper about an event, between Company and a Holder; ``facts`` and ``rows`` are those beside the two."""
    event, amended, terms = entry.event, entry.after.amended, book.matter.terms
    name, *lines = _addressed(entry, told)
    stated = {
        **company(terms, amended),
        "holder_name": name,
        "certificate": Fact(f"{told.warrant}.certificate", told.warrant, "7.1", "the Warrant register"),
        "event": event_id(event.id, clause),
        **facts,
    }
    tables = {"holder_address": tuple({"line": each} for each in (name, *lines)), **(rows or {})}
    return Document(kind, short, clause, event.on, event.id, told.certificate, stated, tables)


def _addressed(entry: Entry, told: Told) -> Iterator[Fact[str]]:
    """The name and the address for notices on the day of the event, which may be later than that of ``told``."""
    event, prefix = entry.event, f"{entry.event.id}.{told.certificate}.holder"
    yield Fact(f"{prefix}.name", told.name, "Exhibit D 1", "a Holder of Registrable Securities", event=event.id)
    lines = section_14.addresses_on(entry.after, told.name, told.address, event.on)[-1]
    for number, line in enumerate(lines, 1):
        yield Fact(f"{prefix}.address.{number}", line, "14", "a line of the address for notices", event=event.id)


def to_company(entry: Entry, book: Book) -> dict[str, tuple[Row, ...]]:
    """The rows of Company's name and address for notices, where a Holder may write to it upon a paper."""
    prefix = f"{entry.event.id}.company_address"
    return {"company_address": company_address(book.matter.terms, entry.after.amended, prefix)}


def registrable(entry: Entry, told: Told, book: Book) -> dict[str, AnyFact]:
    """The Registrable Securities of a Holder as an event finds them."""
    terms = in_force(entry.after, book.matter).terms
    holding = holding_of(told.name, entry.after, terms, entry.event.on)
    return {"registrable": holding.registrable(entry.event)} if holding else {}


def begun_by(underway: Underway, clause: str) -> dict[str, AnyFact]:
    """The registration or demand that a paper speaks of: its id, its day and its form."""
    event = underway.event
    day = "demanded_on" if isinstance(event, Demand) else "determined_on"
    how = "the id of the registration or demand in the matter"
    of = Fact(f"{event.id}.registration", event.id, clause, how, event=event.id)
    return {"registration": of, day: event.fact(day, clause), "form": event.fact("form", clause)}


def where_yes(name: str, fact: AnyFact) -> dict[str, AnyFact]:
    """A fact that is "yes" under the name by which a paper asks for it; nothing where it is "no"."""
    return {name: fact} if fact.value == "yes" else {}


def to_each(entry: Entry, of: str) -> tuple[Told, ...]:
    """The Holders to be told of a registration, a demand or a grant."""
    return entry.after.registrations[of].told


def advice(kind: str, short: str, of: type[OfRegistration], book: Book) -> Iterator[Document]:
    """The advice of what happened under a registration, to each Holder told of it (Exhibit D 6)."""
    for entry in book.entries:
        event, act = entry.event, entry.act
        if not isinstance(event, of) or not act:
            continue
        underway = entry.after.registrations[event.of]
        if rights_apply(underway, book.matter):
            facts = {**begun_by(underway, CLAUSE), **act.facts}
            for told in advised(underway, entry.after, in_force(entry.after, book.matter).terms, event.on):
                yield letter(kind, short, CLAUSE, entry, told, book, facts)
