"""An Assignment as executed: the form of Exhibit B or C with its blanks filled in from the transfer (7.2)."""

from __future__ import annotations

from collections.abc import Iterator

from warrant import section_7
from warrant.adjustment import Act
from warrant.book import Book, Entry
from warrant.documents.common import company, of_warrant
from warrant.documents.document import Document, Row
from warrant.events.transfer import Transfer
from warrant.facts import AnyFact

BLANKS = ("assignor", "executed_on", "attorney", "shares_transferred")


def of_each_transfer(kind: str, short: str, form: str, book: Book) -> Iterator[Document]:
    """One for each transfer that used a form ("Exhibit B"), of the Warrant surrendered.

    Exhibit C provides for "the transferee(s) named herein" and Section 7.2 for "a properly executed Assignment" upon
    one surrender: several transferees stand in one Assignment, each with its shares.
    """
    for entry in book.entries:
        event, act = entry.event, entry.act
        if isinstance(event, Transfer) and act and act.of and act.facts["form"].value == form:
            facts, rows = _facts(entry, act, book), _several(event, act)
            clause, certificate = section_7.CLAUSE, act.of.certificate
            yield Document(kind, short, clause, event.on, event.id, certificate, facts, rows)


def _facts(entry: Entry, act: Act, book: Book) -> dict[str, AnyFact]:
    assert act.of and isinstance(entry.event, Transfer)
    facts = {name: act.facts[name] for name in BLANKS if name in act.facts}
    facts["certificate"] = of_warrant(act.of)["certificate"]
    facts["company_name"] = company(book.matter.terms, entry.after.amended)["company_name"]
    to = _transferees(entry.event, act)
    return facts if len(to) > 1 else {**facts, "transferee": to[0]["name"]}


def _several(event: Transfer, act: Act) -> dict[str, tuple[Row, ...]]:
    """The transferees with the shares of each, where there are several."""
    to = _transferees(event, act)
    return {"transferees": to if len(to) > 1 else ()}


def _transferees(event: Transfer, act: Act) -> tuple[Row, ...]:
    issued = (row for row in act.rows["issued"] if row["certificate"].value != event.balance_certificate)
    return tuple({"name": row["holder"], "shares": row["shares"]} for row in issued)
