"""The facts that every paper to a Holder states."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from warrant import register
from warrant.adjustment import Considered
from warrant.book import Book
from warrant.documents.document import Document, Row
from warrant.events.event import Event
from warrant.facts import AnyFact, Fact
from warrant.readings import READINGS, Readings
from warrant.section_14_addresses import address_lines
from warrant.state import Amended, Warrant
from warrant.terms import Terms


def to_holder(
    kind: str,
    short: str,
    clause: str,
    event: Event,
    warrant: Warrant,
    facts: Mapping[str, AnyFact],
    rows: Mapping[str, tuple[Row, ...]] | None = None,
) -> Document:
    """A paper about an event to the registered Holder of a Warrant; ``facts`` are those beside Holder and event."""
    stated = {**of_warrant(warrant), "event": event_id(event.id, clause), **facts}
    with_address = {"holder_address": holder_address(warrant), **(rows or {})}
    return Document(kind, short, clause, event.on, event.id, warrant.certificate, stated, with_address)


def company(terms: Terms, amended: Amended | None = None) -> dict[str, AnyFact]:
    """The Company, who signs for it, and the Warrant's date: what every paper of the Company states."""
    facts: dict[str, AnyFact] = {
        f"company_{name}": terms.company.given("company", name, "14") for name in ("name", "signatory_title")
    }
    if amended and amended.company_name:
        facts["company_name"] = amended.company_name
    return facts | {"warrant_dated": terms.given("warrant", "issued_on", "1")}


def parties(terms: Terms, warrant: Warrant, amended: Amended | None = None) -> dict[str, AnyFact]:
    """The Company and who signs for it, the Holder, the Warrant's date and certificate."""
    return {**company(terms, amended), **of_warrant(warrant)}


def expires_on(book: Book, amended: Amended | None) -> AnyFact:
    """The Expiration Date, as amended."""
    return amended.expires_on if amended and amended.expires_on else book.expires_on


def of_warrant(warrant: Warrant) -> dict[str, AnyFact]:
    """The registered Holder and the certificate."""
    number = warrant.certificate
    return {
        "holder_name": register.holder_name(warrant),
        "certificate": Fact(f"{number}.certificate", number, "7.1", "the Warrant register"),
    }


def holder_address(warrant: Warrant) -> tuple[Row, ...]:
    """The Holder's name and its address for notices, a row a line."""
    return tuple({"line": fact} for fact in (register.holder_name(warrant), *register.holder_address(warrant)))


def company_address(terms: Terms, amended: Amended | None = None, prefix: str = "company.address") -> tuple[Row, ...]:
    """The Company's name and its address for notices (Section 14), a row a line; ``prefix`` begins the lines' ids."""
    lines = amended.company_address if amended and amended.company_address else terms.company.address
    address = address_lines(prefix, lines, source=terms.company.source("address"))
    return ({"line": company(terms, amended)["company_name"]}, *address)


def readings_relied_on(ids: Collection[str], event: str, readings: Readings) -> tuple[Row, ...]:
    """The readings of these ids in their order, a row each: clause, question, and the choice made."""
    return tuple(reading(id, event, readings) for id in READINGS if id in ids)


def event_id(event: str, clause: str) -> Fact[str]:
    """The event's id, which a paper states so that it can be found in the matter."""
    return Fact(f"{event}.event", event, clause, "the event's id in the matter", event=event)


def reading(id: str, prefix: str, readings: Readings) -> Row:
    """A reading relied on: its clause, its question and the choice."""
    of, how = READINGS[id], "a reading of the instrument"
    values = {"clause": of.clause, "question": of.question, "choice": of.choices[readings[id]]}
    return {name: Fact(f"{prefix}.{id}.{name}", value, of.clause, how) for name, value in values.items()}


def unrounded(fact: AnyFact, name: str) -> AnyFact:
    """The exact value behind a rounded fact, as a fact of its own beside it."""
    prefix = fact.id.rpartition(".")[0]
    how = f"{fact.how.partition(', to the nearest')[0]}, not rounded"
    value = fact.value if fact.unrounded is None else fact.unrounded
    return Fact(f"{prefix}.{name}", value, fact.clause, how, fact.inputs, event=fact.event)


def considered_rows(event: str, considered: Iterable[Considered]) -> tuple[Row, ...]:
    """Each clause that was held against an event and does not apply, and why, a row each."""
    return tuple(
        {
            "clause": Fact(f"{event}.considered.{each.clause}", each.clause, each.clause, "a clause considered"),
            "because": Fact(f"{event}.because.{each.clause}", each.because, each.clause, "why it does not apply"),
        }
        for each in considered
        if not each.applies
    )
