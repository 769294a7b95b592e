"""The register of Warrants (Section 7.1), and the price and shares after every event."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element

from tenor.packet.sheet import Cell, element, sheet_pdf, shown, table
from tenor.packet.subject import Subject
from tenor.packet.tabs import Sheet
from warrant.book import Book
from warrant.clauses import cited
from warrant.register import registered
from warrant.state import State

TITLE = "Register of Warrants"


def sheets(subject: Subject) -> Iterator[Sheet]:
    """Every certificate ever issued, then what is in effect after each event."""
    book = subject.book
    heads = ("Certificate", "Holder", "Shares#", "Issued", "In place of", "Standing")
    content = [
        table(heads, _register(book)),
        element("h2", "Warrant Price and shares purchasable"),
        table(("Event", "Clause§", "Effective", "Warrant Price#", "Shares purchasable#"), _ledger(book)),
    ]
    yield Sheet(TITLE, sheet_pdf(TITLE, subject.certificate, content, book.matter.terms.paper))


def _register(book: Book) -> Iterator[tuple[Cell, ...]]:
    for line in registered(book.state):
        warrant = line.warrant
        holder = (element("p", warrant.holder.name), *(element("p", each) for each in warrant.holder.address))
        issued = f"{shown(warrant.issued_on)}{f', {warrant.issued_by}' if warrant.issued_by else ''}"
        standing = f"cancelled {shown(line.cancelled_on)}, {line.cancelled_by}" if line.cancelled_by else "outstanding"
        yield warrant.certificate, holder, shown(warrant.shares.value), issued, warrant.parent or "", standing


def _ledger(book: Book) -> Iterator[tuple[Cell, ...]]:
    issue = book.at_issue
    yield "issue", cited("1"), shown(book.matter.terms.issued_on), shown(issue.price.value), _held(issue)
    for entry in book.entries:
        clause = cited(entry.adjustment.clause) if entry.adjustment else "no adjustment"
        after = entry.after
        yield entry.event.id, clause, shown(entry.effect.on), shown(after.price.value), _held(after)


def _held(state: State) -> tuple[_Element, ...]:
    """The shares under each certificate, a line each."""
    warrants = state.outstanding_warrants
    if len(warrants) == 1:
        return (element("p", shown(warrants[0].shares.value)),)
    return tuple(element("p", f"{each.certificate}: {shown(each.shares.value)}") for each in warrants)
