"""Section 7.2: "a new Warrant or Warrants ... shall be made and delivered by Company upon surrender"."""

from __future__ import annotations

from collections.abc import Iterator

from warrant import section_7
from warrant.adjustment import Act
from warrant.book import Book
from warrant.events.assigned import Assigned
from warrant.obligations.obligation import Obligation, done, holder_of, to_company
from warrant.quantities import NO_MONEY


def due(book: Book) -> Iterator[Obligation]:
    """The new Warrants of each transfer and division, and the stock transfer taxes that Holder pays.

    A replacement is the new Warrant itself. The surrendered Warrant is cancelled upon its surrender.
    """
    for entry in book.entries:
        if isinstance(entry.event, Assigned) and entry.act:
            yield from _of(entry.event, entry.act, book)


def _of(event: Assigned, act: Act, book: Book) -> Iterator[Obligation]:
    delivered = done(event, "delivered_on", section_7.CLAUSE)
    for warrant in act.after.outstanding_warrants:
        if warrant.issued_by == event.id:
            yield Obligation(
                kind="new_warrant",
                document="",
                event=event.id,
                clause=section_7.CLAUSE,
                to=holder_of(warrant),
                since=event.surrendered_on,
                manner="do",
                done=delivered,
            )
    if event.stock_transfer_taxes > NO_MONEY:
        yield Obligation(
            kind="stock_transfer_taxes",
            document="",
            event=event.id,
            clause=section_7.CLAUSE,
            to=to_company(book.matter.terms.company, event.certificate),
            since=event.surrendered_on,
            of="Holder",
            manner="do",
            done=done(event, "taxes_paid_on", section_7.CLAUSE),
        )
